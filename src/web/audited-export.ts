import type { FastifyRequest } from 'fastify';
import { auditView } from '../access/index.ts';
import type { Hub } from '../hub.ts';
import type { Finished } from './finished.ts';

/** An address may be as long as the headers; what is beyond names no file. */
const longestAddress = 2_000;

/**
 * Tells the audit trail that somebody takes a file with them, every time it is sent, also one that was kept from before.
 * What is sent without signing in anyone may fetch, and of whom there is nothing to tell.
 */
export async function auditExport(
  hub: Pick<Hub, 'caller' | 'now' | 'database'>,
  request: Pick<FastifyRequest, 'url'>,
  { fileName, fileOf }: Pick<Finished, 'fileName' | 'fileOf'>,
): Promise<void> {
  if (fileName === undefined || hub.caller.kind !== 'person') return;
  await auditView(hub, {
    action: 'file exported',
    about: fileOf ? { kind: fileOf.kind, id: fileOf.id } : { kind: 'file', id: fileName },
    providerId: fileOf?.providerId,
    after: { file: fileName, address: request.url.slice(0, longestAddress) },
  });
}
