import type { FastifyHelmetOptions } from '@fastify/helmet';

const oneYearInSeconds = 31_536_000;

/** Nothing but our own files: no inline script or style, no frames, forms that post to us alone. */
const contentSecurityPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

export const permissionsPolicy = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** For answers that are given before the hooks have run. */
export const leastHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': Object.entries(contentSecurityPolicy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join(';'),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** The security headers; HTTPS is insisted on only where TLS is known to stand in front. */
export function securityHeaders(behindTls: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: behindTls
        ? { ...contentSecurityPolicy, 'upgrade-insecure-requests': [] }
        : contentSecurityPolicy,
    },
    hsts: behindTls && { maxAge: oneYearInSeconds, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  };
}
