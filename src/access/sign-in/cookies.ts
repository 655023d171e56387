import { parseCookie, stringifySetCookie } from 'cookie';
import type { SignInSettings } from './settings.ts';

/** What is kept in a browser: the session, or what is half done. */
export type CookieKind = 'session' | 'round trip';

type Surroundings = Pick<SignInSettings, 'behindTls'>;

const names = { session: 'gatehouse', 'round trip': 'gatehouse-round-trip' } as const;

/** A value of ours in a Cookie header; one that is absurdly long is none. */
export function cookieIn(
  header: string | undefined,
  kind: CookieKind,
  surroundings: Surroundings,
): string | undefined {
  if (header === undefined) return undefined;
  const value = parseCookie(header)[nameOf(kind, surroundings)];
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/**
 * The Set-Cookie header of a value: no script reads it, no other site's form sends it, and behind TLS nobody but this
 * very host can set it (`__Host-`, RFC 6265bis, 4.1.3.2). It goes when the browser closes; the server ends it before.
 */
export function setCookie(kind: CookieKind, value: string, surroundings: Surroundings): string {
  return stringifySetCookie(nameOf(kind, surroundings), value, attributes(surroundings));
}

/** The Set-Cookie header that takes a value out of the browser. */
export function dropCookie(kind: CookieKind, surroundings: Surroundings): string {
  return stringifySetCookie(nameOf(kind, surroundings), '', {
    ...attributes(surroundings),
    maxAge: 0,
  });
}

function attributes({ behindTls }: Surroundings) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: behindTls } as const;
}

function nameOf(kind: CookieKind, { behindTls }: Surroundings): string {
  return behindTls ? `__Host-${names[kind]}` : names[kind];
}
