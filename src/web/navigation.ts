/** A link of the bar at the top of every page. */
export type NavigationLink = { text: string; href: string };

/** The doors of the hub, in the order in which they stand in the bar. */
export const defaultNavigation: readonly NavigationLink[] = [
  { text: 'Home', href: '/' },
  { text: 'Performance', href: '/performance' },
  { text: 'Ratings', href: '/ratings' },
  { text: 'Agreements', href: '/agreements' },
  { text: 'Providers', href: '/providers' },
  { text: 'Metrics', href: '/metrics' },
  { text: 'Annual report', href: '/report' },
  { text: 'Records', href: '/records' },
  { text: 'Data sources', href: '/sources' },
  { text: 'Import', href: '/import' },
  { text: 'API', href: '/api' },
];

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
