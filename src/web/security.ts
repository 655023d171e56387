import type { FastifyHelmetOptions } from '@fastify/helmet';

const oneYearInSeconds = 31_536_000;

/** Nothing but our own files: no inline script or style, no frames, no plug-ins, forms that post to us alone. */
function contentSecurityPolicy(formTargets: readonly string[]) {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'form-action': ["'self'", ...formTargets],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
  };
}

export const permissionsPolicy = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** For answers that are given before the hooks have run. */
export const leastHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': Object.entries(contentSecurityPolicy([]))
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join(';'),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissionsPolicy,
};

/**
 * The security headers; HTTPS is insisted on only where TLS is known to stand in front. `formTargets` are the origins
 * to which the answer to a form may lead on, such as the one where people sign in.
 */
export function securityHeaders(
  behindTls: boolean,
  formTargets: readonly string[] = [],
): FastifyHelmetOptions {
  const policy = contentSecurityPolicy(formTargets);
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: behindTls ? { ...policy, 'upgrade-insecure-requests': [] } : policy,
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    hsts: behindTls && { maxAge: oneYearInSeconds, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  };
}
