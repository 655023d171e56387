import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { GatehouseError } from '../errors.ts';
import { isProbe } from './probes.ts';

const oneMinute = 60_000;

/**
 * Refuses more than so many requests a minute from one address (an IPv6 network of 64 bits counts as one) with
 * WEB_TOO_MANY_REQUESTS (429) and Retry-After. Addresses that do not exist count as well.
 */
export function limitRequestRate(server: FastifyInstance, requestsPerMinute: number): void {
  server.register(rateLimit, { global: false });
  let count: ReturnType<FastifyInstance['createRateLimit']> | undefined;
  server.addHook('onRequest', async (request, reply) => {
    if (isProbe(request)) return;
    // The plug-in has loaded by now, which it had not when this hook was added.
    count ??= server.createRateLimit({ max: requestsPerMinute, timeWindow: oneMinute });
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header('retry-after', counted.ttlInSeconds);
    throw new GatehouseError(
      'WEB_TOO_MANY_REQUESTS',
      'Too many requests have come from your address. Wait a minute and try again.',
      { status: 429 },
    );
  });
}
