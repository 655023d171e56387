import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../access/index.ts';
import { chooseEncoding } from './encoding.ts';
import type { Finished } from './finished.ts';

/** Pages are asked about every time (a new figure shows at once), and answered 304 while they are the same. */
export const askEveryTime = 'no-cache';
/** What is made for one caller must not be kept for others on the way. */
export function cachingFor({ kind }: Caller): string {
  return kind === 'public' ? askEveryTime : `private, ${askEveryTime}`;
}

/** For addresses that hold a hash of what they name. */
export const keepForever = 'public, max-age=31536000, immutable';

/** Sends a finished response in the best accepted encoding, or 304 when the browser has it. */
export function sendFinished(
  request: FastifyRequest,
  reply: FastifyReply,
  finished: Finished,
  cacheControl: string,
): FastifyReply | Promise<FastifyReply> {
  reply.header('etag', finished.etag);
  reply.header('cache-control', cacheControl);
  reply.header('vary', 'Accept-Encoding, Authorization, Cookie');
  if (finished.status === 200 && matches(request.headers['if-none-match'], finished.etag)) {
    return reply.code(304).send();
  }
  reply.code(finished.status).type(finished.mediaType);
  if (finished.location !== undefined) reply.header('location', finished.location);
  if (finished.fileName !== undefined) {
    reply.header('content-disposition', disposition(finished.fileName));
  }
  const encoding = finished.encodingFor(chooseEncoding(request.headers['accept-encoding']));
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  const bytes = finished.bytes(encoding);
  return bytes instanceof Promise ? bytes.then((late) => reply.send(late)) : reply.send(bytes);
}

/** The header that makes a browser save a file under a name (RFC 6266); no name can break out of it. */
export function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\w. -]+/g, '-');
  const encoded = encodeURIComponent(Buffer.from(fileName).toString()).replace(
    /['()*]/g,
    percentEncoded,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === opaque);
}
