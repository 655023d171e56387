import type { FastifyRequest } from 'fastify';
import { GatehouseError } from '../errors.ts';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

type Sent = {
  method: string;
  host: string;
  fetchSite?: string | undefined;
  origin?: string | undefined;
  /** True when the request brings a cookie, and so perhaps somebody's session. */
  cookie?: boolean;
};

/**
 * The refusal (WEB_CROSS_SITE, 403) of a changing request that another site made a browser send.
 * Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin. A program that sends neither
 * passes while it brings no cookie: it has nobody's rights but those of a token that it sends knowingly.
 */
export function crossSiteRefusal(request: FastifyRequest): GatehouseError | undefined {
  if (readingMethods.has(request.method)) return undefined;
  const { method, host, headers } = request;
  const fetchSite = [headers['sec-fetch-site']].flat()[0];
  const cookie = headers.cookie !== undefined;
  if (isSameOrigin({ method, host, origin: headers.origin, fetchSite, cookie })) return undefined;
  return new GatehouseError(
    'WEB_CROSS_SITE',
    'This form was sent from another site. Open the page here and send the form from it.',
    { status: 403 },
  );
}

/** Whether the request reads only, or comes from our own pages, or from no browser and without a cookie. */
export function isSameOrigin(sent: Sent): boolean {
  if (readingMethods.has(sent.method)) return true;
  if (sent.fetchSite !== undefined) {
    return sent.fetchSite === 'same-origin' || sent.fetchSite === 'none';
  }
  if (sent.origin === undefined) return !sent.cookie;
  return sameHost(sent.origin, sent.host);
}

/** Hosts and ports are compared, not schemes: TLS may end before us. A scheme's own port may be left out. */
function sameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const ours = `${from.protocol}//${host}`;
  return from.host !== '' && URL.canParse(ours) && new URL(ours).host === from.host;
}
