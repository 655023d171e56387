import { z } from 'zod';
import type { Field, RecordType } from '../../catalogue/index.ts';
import { identifier, type Session, type Sql, sql } from '../../database/index.ts';
import { recordTable } from './record-table-store.ts';

/** A record that refers to one which was not there when it was stored. */
export type LedgerFinding = {
  batchId: number;
  providerId: string;
  recordType: string;
  recordKey: string;
  field: string;
  referredType: string;
  referredKey: string;
  /** Whether it still refers to a record that is not there. */
  stands: boolean;
};

/** Whether the record of a type that a provider has under a key is there; one index probe. */
function isThere(referredType: string, provider: Sql, key: Sql): Sql {
  return sql`exists (
    select from (
      select retracted from ${recordTable(referredType)} t
      where t.provider_id = ${provider} and t.record_key = ${key} order by revision desc limit 1
    ) latest where not retracted)`;
}

type Reference = { field: Field; to: string };

function referencesOf(type: RecordType): Reference[] {
  return type.fields.flatMap((field) =>
    field.kind === 'reference' && field.to !== undefined ? [{ field, to: field.to }] : [],
  );
}

/** Keeps a finding for each reference of the new revisions in `ledger_delta` that leads nowhere. */
export async function addReferenceFindings(
  session: Session,
  type: RecordType,
  batchId: number,
): Promise<void> {
  for (const [index, { field, to }] of referencesOf(type).entries()) {
    const name = identifier(field.name);
    // Each field has numbers of its own; a batch never has so many records.
    const first = index * 10_000_000;
    await session.run(sql`
      insert into ledger_finding (provider_id, batch_id, finding_number, record_type, record_key, field,
        referred_type, referred_key)
      select d.provider_id, ${batchId}, ${first}::int + row_number() over (order by d.provider_id, d.record_key),
        ${type.code}, d.record_key, ${field.name}, ${to}, d.${name}
      from ledger_delta d
      where d.sign = 1 and d.${name} is not null and not d.retracted
        and not ${isThere(to, sql`d.provider_id`, sql`d.${name}`)}`);
  }
}

const findingRow = z
  .object({
    batch_id: z.number(),
    provider_id: z.string(),
    record_type: z.string(),
    record_key: z.string(),
    field: z.string(),
    referred_type: z.string(),
    referred_key: z.string(),
    stands: z.boolean(),
  })
  .transform(
    (row): LedgerFinding => ({
      batchId: row.batch_id,
      providerId: row.provider_id,
      recordType: row.record_type,
      recordKey: row.record_key,
      field: row.field,
      referredType: row.referred_type,
      referredKey: row.referred_key,
      stands: row.stands,
    }),
  );

/** The findings of record types, the latest batch first; of one batch, or the latest of all. */
export async function listLedgerFindings(
  session: Session,
  types: readonly RecordType[],
  { batchId, limit }: { batchId?: number; limit: number },
): Promise<LedgerFinding[]> {
  const found: LedgerFinding[] = [];
  for (const type of types) {
    for (const reference of referencesOf(type)) {
      found.push(
        ...(await session.rows(findingRow, findingsOf(type, reference, { batchId, limit }))),
      );
    }
  }
  return found.toSorted((a, b) => b.batchId - a.batchId).slice(0, limit);
}

function findingsOf(
  type: RecordType,
  { field, to }: Reference,
  { batchId, limit }: { batchId: number | undefined; limit: number },
): Sql {
  return sql`
    select f.*, coalesce(not c.retracted and c.${identifier(field.name)} = f.referred_key
        and not ${isThere(to, sql`f.provider_id`, sql`f.referred_key`)}, false) as stands
    from ledger_finding f
    left join lateral (
      select * from ${recordTable(type.code)} r
      where r.provider_id = f.provider_id and r.record_key = f.record_key order by revision desc limit 1
    ) c on true
    where f.record_type = ${type.code} and f.field = ${field.name} and f.referred_type = ${to}
      and (${batchId ?? null}::bigint is null or f.batch_id = ${batchId ?? null})
    order by f.batch_id desc, f.finding_number limit ${limit}`;
}
