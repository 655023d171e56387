import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Why the hub should be sent no visitors now. */
type Unready = 'starting' | 'closing' | 'database' | 'migrations';

const patienceMilliseconds = 3000;

/**
 * Tells why visitors should not be sent here, or undefined when they may be: the server listens and is not closing,
 * and the database answers within three seconds and has every migration of this version.
 */
export function watchReadiness(
  server: FastifyInstance,
  listUnapplied: () => Promise<string[]>,
): () => Promise<Unready | undefined> {
  let phase: Unready | undefined = 'starting';
  server.addHook('onListen', (done) => {
    phase = undefined;
    done();
  });
  server.addHook('preClose', (done) => {
    phase = 'closing';
    done();
  });
  return async () => phase ?? (await databaseUnready(listUnapplied));
}

async function databaseUnready(
  listUnapplied: () => Promise<string[]>,
): Promise<Unready | undefined> {
  const late = new AbortController();
  const patience = setTimeout(patienceMilliseconds, undefined, { signal: late.signal, ref: false });
  const nothing = () => undefined;
  const unapplied = await Promise.race([listUnapplied().catch(nothing), patience.catch(nothing)]);
  late.abort();
  if (unapplied === undefined) return 'database';
  return unapplied.length > 0 ? 'migrations' : undefined;
}
