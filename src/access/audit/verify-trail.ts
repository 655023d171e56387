import type { Database } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { reachOf, requirePermission } from '../caller.ts';
import type { Anchor } from './anchor.ts';
import { auditView } from './audit.ts';
import { listAnchors, readHead } from './audit-store.ts';
import { type Break, ChainCheck } from './chain-check.ts';
import { listPortion } from './entry-store.ts';
import type { Acting } from './event.ts';

/** What a verification found: how far the chain holds, and where it does not. */
export type Verification = {
  /** How many entries were recomputed and fit. */
  entries: number;
  /** Of the last of them. */
  hash: string;
  /** How many anchors they were compared with. */
  anchors: number;
  broken: Break | null;
};

const portionSize = 1_000;

/**
 * Recomputes the whole chain, a portion at a time, and compares it with its head, with the anchors in the database and
 * with those that were kept elsewhere. Throws ACCESS_DENIED unless the caller may see the whole trail.
 */
export async function verifyTrail(
  hub: Acting & { database: Database },
  keptElsewhere: readonly Anchor[] = [],
): Promise<Verification> {
  requireWholeTrail(hub);
  // In this order: an entry that is appended meanwhile is past neither.
  const anchors = [...keptElsewhere, ...(await listAnchors(hub.database))];
  const head = await readHead(hub.database);
  const check = new ChainCheck(anchors);
  const upTo = Math.max(head.number, head.last);
  const broken = (await follow(hub.database, check, upTo)) ?? check.end(head) ?? null;
  const found = { ...check.taken, broken };
  // Past a head that is wrong nothing can be appended until it is put right; that it is wrong must be told all the same.
  if (broken?.wrong !== 'past the head') await keep(hub, found);
  return found;
}

async function keep(hub: Parameters<typeof auditView>[0], found: Verification): Promise<void> {
  await auditView(hub, {
    action: 'audit trail verified',
    about: { kind: 'audit trail', id: 'whole' },
    after: { entries: found.entries, anchors: found.anchors, broken: found.broken?.words },
  });
}

/** What is wrong with the chain, as sentences; none where it holds. That somebody looked is audited. */
export async function trailMistakes(hub: Acting & { database: Database }): Promise<string[]> {
  const { broken } = await verifyTrail(hub);
  return broken ? [broken.words] : [];
}

/** Throws ACCESS_DENIED unless the caller may see every entry, whatever its provider. */
export function requireWholeTrail({ caller }: Acting): void {
  requirePermission(caller, 'see audit');
  if (reachOf(caller, 'see audit') === 'everywhere') return;
  throw new GatehouseError(
    'ACCESS_DENIED',
    'Only somebody who may see the audit trail of every provider can verify it or export its anchors.',
    { status: 403 },
  );
}

async function follow(
  database: Database,
  check: ChainCheck,
  upTo: number,
): Promise<Break | undefined> {
  for (let after = 0; after < upTo; ) {
    const entries = await listPortion(database, { after, upTo, limit: portionSize });
    for (const entry of entries) {
      const broken = check.take(entry);
      if (broken) return broken;
    }
    const last = entries.at(-1);
    if (!last) return undefined;
    after = last.number;
  }
  return undefined;
}
