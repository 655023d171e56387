import type { FastifyInstance } from 'fastify';
import { watchReadiness } from './readiness.ts';
import type { Telemetry } from './telemetry.ts';
import { mayReadTelemetry, type TelemetryAccess } from './telemetry-access.ts';

export { createTelemetry, type Telemetry } from './telemetry.ts';

type Operated = {
  /** The migrations that the database lacks; rejects when it does not answer. */
  listUnapplied: () => Promise<string[]>;
  version: string;
  telemetry: Telemetry;
  access: TelemetryAccess;
};

/**
 * What those who run the hub ask of it, without signing in: `/health` (the process lives), `/ready` (visitors may be
 * sent here), `/operations/metrics` (Prometheus; whoever may not read it finds nothing there).
 */
export function registerOperations(server: FastifyInstance, operated: Operated): void {
  const { version, telemetry, access } = operated;
  const unready = watchReadiness(server, operated.listUnapplied);
  const hidden = { schema: { hide: true } };
  server.get('/health', hidden, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok', version };
  });
  server.get('/ready', hidden, async (_request, reply) => {
    const because = await unready();
    reply.header('cache-control', 'no-store').code(because === undefined ? 200 : 503);
    return because === undefined ? { status: 'ready' } : { status: 'not ready', because };
  });
  server.get('/operations/metrics', hidden, async (request, reply) => {
    if (!mayReadTelemetry(request, access)) return reply.callNotFound();
    return reply
      .type(telemetry.mediaType)
      .header('cache-control', 'no-store')
      .send(await telemetry.text());
  });
}
