import type { FastifyRequest } from 'fastify';

/** The routes by which the hub is watched: they must answer when it is under pressure, and when the database does not. */
const probes = new Set(['/health', '/ready', '/operations/metrics']);

/** Whether a request comes from whoever watches the hub. */
export function isProbe({ routeOptions }: FastifyRequest): boolean {
  return probes.has(routeOptions.url ?? '');
}
