import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

export type TelemetryAccess = {
  /** Who sends it as `Authorization: Bearer …` may read from anywhere. */
  token: string | undefined;
  /** Whether, where there is no token, a request from this machine may read: never behind a proxy. */
  openToThisMachine: boolean;
};

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Whether a request may read the telemetry. A proxy on this machine speaks for others: what it forwards may not. */
export function mayReadTelemetry(
  { headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>,
  { token, openToThisMachine }: TelemetryAccess,
): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  return (
    openToThisMachine &&
    loopback.has(socket.remoteAddress ?? '') &&
    forwarding.every((name) => headers[name] === undefined)
  );
}

/** Compares in a time that tells nothing of where two texts differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
