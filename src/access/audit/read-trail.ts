import type { Database } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { reachOf, requirePermission } from '../caller.ts';
import { auditView } from './audit.ts';
import { type AuditEntry, providersOf } from './entry.ts';
import { findEntry, listAbout, searchEntries } from './entry-store.ts';
import type { Acting } from './event.ts';
import type { TrailQuery } from './trail-query.ts';

type TrailHub = Acting & { database: Database };

/** A portion of the trail, the latest entry first. */
export type TrailPortion = {
  entries: AuditEntry[];
  /** Below which number older entries begin, and above which newer ones; undefined where there are none. */
  olderThan: number | undefined;
  newerThan: number | undefined;
};

/**
 * The entries that fit and that the caller may see, the latest first; a portion of them. The search is itself audited.
 * Throws ACCESS_DENIED without the permission.
 */
export async function searchTrail(
  hub: TrailHub,
  query: TrailQuery,
  limit: number,
): Promise<TrailPortion> {
  requirePermission(hub.caller, 'see audit');
  const reach = reachOf(hub.caller, 'see audit');
  const found = await searchEntries(hub.database, query, { reach, limit: limit + 1 });
  const isForward = query.after !== undefined;
  const more = found.length > limit;
  const entries = more ? (isForward ? found.slice(1) : found.slice(0, limit)) : found;
  await auditView(hub, {
    action: 'audit trail searched',
    about: { kind: 'audit trail', id: 'whole' },
    providerId: query.providerId,
    after: query,
  });
  return {
    entries,
    olderThan: isForward || more ? entries.at(-1)?.number : undefined,
    newerThan: (isForward ? more : query.before !== undefined) ? entries[0]?.number : undefined,
  };
}

/** One entry, and that it was looked at is audited. Throws ACCESS_UNKNOWN_ENTRY where there is none that the caller may see. */
export async function getTrailEntry(hub: TrailHub, number: number): Promise<AuditEntry> {
  requirePermission(hub.caller, 'see audit');
  const entry = await findEntry(hub.database, number, reachOf(hub.caller, 'see audit'));
  if (!entry) {
    throw new GatehouseError(
      'ACCESS_UNKNOWN_ENTRY',
      `There is no entry ${number} in the audit trail that you may see.`,
      { status: 404 },
    );
  }
  await auditView(hub, {
    action: 'audit entry seen',
    about: { kind: 'audit entry', id: String(number) },
    providerIds: providersOf(entry),
  });
  return entry;
}

const mostOfAThing = 1_000;

/** What was done to these things, in the order in which it was done; that it was asked for is audited. */
export async function trailOfThings(
  hub: TrailHub,
  things: ReadonlyArray<{ kind: string; id: string }>,
  asked: { about: { kind: string; id: string }; providerId?: string | undefined },
): Promise<AuditEntry[]> {
  requirePermission(hub.caller, 'see audit');
  const reach = reachOf(hub.caller, 'see audit');
  const entries = await listAbout(hub.database, things, { reach, limit: mostOfAThing });
  await auditView(hub, { action: 'audit trail searched', ...asked });
  return entries;
}
