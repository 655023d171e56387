import type { FastifyInstance } from 'fastify';

const lookEveryMilliseconds = 100;
/** Below the 30 seconds after which the usual managers of processes kill. */
const longestWaitMilliseconds = 25_000;

/**
 * Finishes what is under way while the server closes: lets go of connections as they fall idle, because Node.js drops
 * only those that are idle when closing begins, and of all that are left after 25 seconds.
 */
export function closeInOrder(
  server: FastifyInstance,
  longestWait: number = longestWaitMilliseconds,
): void {
  server.addHook('preClose', (done) => {
    const looking = setInterval(
      () => server.server.closeIdleConnections(),
      lookEveryMilliseconds,
    ).unref();
    const patience = setTimeout(() => server.server.closeAllConnections(), longestWait).unref();
    server.server.once('close', () => {
      clearInterval(looking);
      clearTimeout(patience);
    });
    done();
  });
}
