import type { Database } from '../../database/index.ts';
import { requirePermission } from '../caller.ts';
import type { AuditEntry } from './entry.ts';
import type { Acting } from './event.ts';
import type { FigureAsked, FigureOrigin, MadeFrom, OriginOf } from './figure-origin.ts';
import { trailOfThings } from './read-trail.ts';

/** How a figure came to be, and what was done to what it was made from. */
export type FigureTrail = FigureOrigin & {
  /** In the order in which it was done. */
  entries: AuditEntry[];
  /** Of which there is no entry that the caller may see. */
  unaudited: readonly MadeFrom[];
};

/**
 * What a figure was made from, and every entry about that which the caller may see. That it was asked for is audited.
 * Throws what `originOf` throws, and ACCESS_DENIED without the permission.
 */
export async function readFigureTrail<H extends Acting & { database: Database }>(
  hub: H,
  originOf: OriginOf<H>,
  asked: FigureAsked,
): Promise<FigureTrail> {
  requirePermission(hub.caller, 'see audit');
  const origin = await originOf(hub, asked);
  const { providerId, metric, period, madeFrom } = origin;
  const entries = await trailOfThings(hub, madeFrom, {
    about: { kind: 'figure', id: `${metric}/${providerId}/${period}` },
    providerId,
  });
  const told = new Set(entries.map((entry) => thingBehind(origin, entry)));
  return { ...origin, entries, unaudited: madeFrom.filter((thing) => !told.has(thing)) };
}

/** Which of the things that a figure was made from an entry is about. */
export function thingBehind(
  { madeFrom }: Pick<FigureOrigin, 'madeFrom'>,
  { aboutKind, aboutId }: Pick<AuditEntry, 'aboutKind' | 'aboutId'>,
): MadeFrom | undefined {
  return madeFrom.find(({ kind, id }) => kind === aboutKind && id === aboutId);
}
