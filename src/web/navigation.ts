import type { Permission } from '../access/index.ts';
import type { Visitor } from './visitor.ts';

/** A link of the bar at the top of every page, and what one must be allowed to do to see it. */
export type NavigationLink = { text: string; href: string; needs: Permission };

/** The doors of the hub, in the order in which they stand in the bar. */
export const defaultNavigation: readonly NavigationLink[] = [
  { text: 'Home', href: '/', needs: 'see published' },
  { text: 'Returns', href: '/returns', needs: 'see returns' },
  { text: 'Performance', href: '/performance', needs: 'see published' },
  { text: 'Ratings', href: '/ratings', needs: 'see performance' },
  { text: 'Agreements', href: '/agreements', needs: 'see agreements' },
  { text: 'Providers', href: '/providers', needs: 'see published' },
  { text: 'Metrics', href: '/metrics', needs: 'see published' },
  { text: 'Annual report', href: '/report', needs: 'see published' },
  { text: 'Records', href: '/records', needs: 'see records' },
  { text: 'Data sources', href: '/sources', needs: 'see published' },
  { text: 'Import', href: '/import', needs: 'import figures' },
  { text: 'People', href: '/people', needs: 'manage people' },
  { text: 'Audit', href: '/audit', needs: 'see audit' },
  { text: 'API', href: '/api', needs: 'see published' },
];

/** The links that lead to what the visitor may see. */
export function linksFor(links: readonly NavigationLink[], visitor: Visitor): NavigationLink[] {
  return links.filter(({ needs }) => visitor.may.includes(needs));
}

/** The links with the one that the path belongs to marked: `current` is the page itself, `active` a page below it. */
export function markNavigation(
  links: readonly NavigationLink[],
  path: string,
): Array<NavigationLink & { current: boolean; active: boolean }> {
  const under = links.filter((link) => path === link.href || path.startsWith(`${link.href}/`));
  const nearest = under.toSorted((a, b) => b.href.length - a.href.length)[0];
  return links.map((link) => ({
    ...link,
    current: link === nearest && link.href === path,
    active: link === nearest && link.href !== path,
  }));
}
