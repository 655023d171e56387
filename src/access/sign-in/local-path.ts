/** An address of ours that no address leaves; it is never asked. */
const here = 'http://here.invalid';
const longest = 2000;

/**
 * Where to go on after signing in: the path if it leads to a page of this hub, otherwise the home page. Whatever a
 * browser would read as another site (`//there`, `/\there`, a scheme, a control character) leads home.
 */
export function localPath(next: string | undefined): string {
  if (next === undefined || next.length > longest || !/^\/(?![/\\])/.test(next)) return '/';
  // Browsers leave tabs and line breaks out of an address before they read it.
  if (/[\s\p{Cc}\\]/u.test(next) || !URL.canParse(next, here)) return '/';
  const read = new URL(next, here);
  const path = `${read.pathname}${read.search}${read.hash}`;
  return read.origin === here && !path.startsWith('//') ? path : '/';
}

/** The page to sign in on, which leads back to a page afterwards. */
export function signInAddress(next: string): string {
  return withNext('/sign-in', next);
}

/** The page to confirm on that it is still oneself, which leads back to a page afterwards. */
export function confirmAddress(next: string): string {
  return withNext('/sign-in/confirm', next);
}

/** An address of sign-in with where to go on. */
export function withNext(path: string, next: string): string {
  const local = localPath(next);
  return local === '/' ? path : `${path}?next=${encodeURIComponent(local)}`;
}
