import { z } from 'zod';
import { type Session, sql } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Anchor, Head } from './anchor.ts';
import { canonicalJson } from './canonical.ts';
import { type AuditEntry, genesisHash } from './entry.ts';

const headRow = z
  .object({
    entry_number: z.number(),
    hash: z.string(),
    anchored_number: z.number(),
    anchored_at: z.string().nullable(),
  })
  .transform(
    (row): Head => ({
      number: row.entry_number,
      hash: row.hash,
      anchoredNumber: row.anchored_number,
      anchoredAt: row.anchored_at,
    }),
  );

/** Where the chain ends; every other writer waits from here until the transaction ends. */
export async function lockHead(session: Session): Promise<Head> {
  const [head] = await session.rows(headRow, sql`select * from audit_head for update`);
  if (!head) {
    throw new GatehouseError(
      'ACCESS_AUDIT_NO_HEAD',
      'The audit trail has lost its head. Restore it from a backup.',
      {
        status: 500,
      },
    );
  }
  return head;
}

/** Appends an entry and moves the head to it. */
export async function appendEntry(session: Session, entry: AuditEntry): Promise<void> {
  const { number, at, personId, name, roles, door, requestId, action, aboutKind, aboutId } = entry;
  const { providerId, before, after, previousHash, hash } = entry;
  await session.run(sql`
    with appended as (
      insert into audit_entry
        (entry_number, at, person_id, name, roles, door, request_id, action, about_kind, about_id, provider_id,
         before, after, previous_hash, hash)
      values
        (${number}, ${at}, ${personId}, ${name}, ${roles}, ${door}, ${requestId}, ${action}, ${aboutKind}, ${aboutId},
         ${providerId}, ${json(before)}::jsonb, ${json(after)}::jsonb, ${previousHash}, ${hash})
    )
    update audit_head set entry_number = ${number}, hash = ${hash}`);
}

/** Keeps an entry as an anchor. */
export async function appendAnchor(session: Session, { number, at, hash }: Anchor): Promise<void> {
  await session.run(sql`
    with anchored as (insert into audit_anchor (entry_number, at, hash) values (${number}, ${at}, ${hash}))
    update audit_head set anchored_number = ${number}, anchored_at = ${at}`);
}

/** As text, null as SQL's: `null` in JSON and nothing kept are the same here. */
function json(value: unknown): string | null {
  return value === null ? null : canonicalJson(value);
}

const anchorRow = z
  .object({ entry_number: z.number(), at: z.string(), hash: z.string() })
  .transform(({ entry_number, ...row }): Anchor => ({ number: entry_number, ...row }));

/** Every anchor, the first first. */
export function listAnchors(session: Session): Promise<Anchor[]> {
  return session.rows(anchorRow, sql`select * from audit_anchor order by entry_number`);
}

const endRow = z.object({
  entry_number: z.number().nullable(),
  hash: z.string().nullable(),
  last: z.number(),
});

/**
 * Where the head says that the chain ends, and the last entry that there is, at one moment. A head that is gone names
 * the beginning.
 */
export async function readHead(
  session: Session,
): Promise<{ number: number; hash: string; last: number }> {
  const [end] = await session.rows(
    endRow,
    sql`select head.entry_number, head.hash, entries.last
      from (select coalesce(max(entry_number), 0) as last from audit_entry) entries
      left join audit_head head on true`,
  );
  return {
    ...{ number: end?.entry_number ?? 0, hash: end?.hash ?? genesisHash },
    last: end?.last ?? 0,
  };
}
