import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Letters, digits, `-` and `_`: nothing that could break out of a log line, a header or a page. */
const safeShape = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * The id that joins what the log, the audit trail and an error page say of one request: a new one, or the one that a
 * trusted proxy gave in X-Request-Id, when it is of a safe shape.
 */
export function requestIds(
  isTrusted: (address: string) => boolean,
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  return ({ headers, socket }) => {
    const given = headers['x-request-id'];
    const taken =
      typeof given === 'string' && safeShape.test(given) && isTrusted(socket.remoteAddress ?? '');
    return taken ? given : randomUUID();
  };
}
