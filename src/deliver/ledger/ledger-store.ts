import { z } from 'zod';
import type { RecordType } from '../../catalogue/index.ts';
import { identifier, type Session, type Sql, sql } from '../../database/index.ts';
import { arrayLiteral } from './array-literal.ts';
import type { LedgerCounts, LedgerRecord } from './record.ts';
import { columnType, commaList, keptColumns, recordTable } from './record-table-store.ts';

/** A record whose writer had seen another revision than the ledger has; 0 where it has none. */
export type RevisionConflict = { position: number; revision: number };

/** What staging told: how many records change what, and what speaks against it (places count from 0). */
export type Staged = LedgerCounts & {
  conflicts: readonly RevisionConflict[];
  /** Records to be taken back that the ledger has never had. */
  unknown: readonly number[];
};

const stagedRow = z.object({
  added: z.number(),
  revised: z.number(),
  retracted: z.number(),
  unchanged: z.number(),
  conflicts: z.array(z.object({ position: z.number(), revision: z.number() })),
  unknown: z.array(z.number()),
});

/** Makes the empty `ledger_delta` of this transaction: the columns of the record type's table, and a sign. */
export async function createDelta(session: Session, type: RecordType): Promise<void> {
  await session.run(sql`
    create temporary table ledger_delta (like ${recordTable(type.code)}, sign smallint not null)
    on commit drop`);
}

/**
 * Puts the new revisions of what changes into `ledger_delta`, those that take a record back included. The
 * current revision is looked up by key, one index probe a record, so the cost is that of the batch.
 */
export async function stageRecords(
  session: Session,
  type: RecordType,
  rows: readonly LedgerRecord[],
  batchId: number,
): Promise<Staged> {
  const fields = type.fields.map(({ name }) => identifier(name));
  const told = await session.rows(
    stagedRow,
    sql`
    with compared as materialized (${comparedWith(type, rows)}),
    staged as (
      insert into ledger_delta (${keptColumns}, sign, ${commaList(fields)})
      select provider_id, record_key, coalesce(known_revision, 0) + 1, ${batchId}::bigint, ${batchId}::bigint,
        null, retract, 1, ${commaList(fields)}
      from compared where changes
    )
    select count(*) filter (where changes and known_revision is null) as added,
      count(*) filter (where changes and known_revision is not null and not retract) as revised,
      count(*) filter (where changes and retract) as retracted,
      count(*) filter (where not changes) as unchanged,
      coalesce(jsonb_agg(jsonb_build_object('position', position - 1, 'revision', coalesce(known_revision, 0))
        order by position) filter (where expected is distinct from coalesce(known_revision, 0)
          and expected is not null), '[]') as conflicts,
      coalesce(jsonb_agg(position - 1 order by position)
        filter (where retract and known_revision is null), '[]') as unknown
    from compared`,
  );
  const [staged] = told;
  if (!staged) throw new Error('A count always gives a row.');
  return staged;
}

/** Each incoming record beside its current revision, and whether it changes that. */
function comparedWith(type: RecordType, rows: readonly LedgerRecord[]): Sql {
  const names = type.fields.map(({ name }) => identifier(name));
  const stated = commaList(names.map((name) => sql`i.${name}`));
  const kept = commaList(names.map((name) => sql`k.${name}`));
  const content = names.map(
    (name) => sql`case when i.retract then k.${name} else i.${name} end as ${name}`,
  );
  return sql`
    select i.provider_id, i.record_key, i.retract, i.expected, i.position, ${commaList(content)},
      k.revision as known_revision, case
        when k.revision is null then not i.retract
        when i.retract then not k.retracted
        else k.retracted or row(${stated}) is distinct from row(${kept})
      end as changes
    from ${incoming(type, rows)}
    left join lateral (
      select * from ${recordTable(type.code)} r
      where r.provider_id = i.provider_id and r.record_key = i.record_key
      order by r.revision desc limit 1
    ) k on true`;
}

function incoming(type: RecordType, rows: readonly LedgerRecord[]): Sql {
  const columns = type.fields.map(
    ({ name, kind }) =>
      sql`${arrayLiteral(rows.map(({ fields }) => fields[name] ?? null))}::text::${columnType(kind)}[]`,
  );
  const texts = [(row: LedgerRecord) => row.providerId, (row: LedgerRecord) => row.recordKey].map(
    (read) => sql`${arrayLiteral(rows.map(read))}::text::text[]`,
  );
  return sql`unnest(${commaList(texts)},
      ${arrayLiteral(rows.map((row) => row.retract ?? false))}::text::boolean[],
      ${arrayLiteral(rows.map((row) => row.expectedRevision ?? null))}::text::int[], ${commaList(columns)}
    ) with ordinality as i (provider_id, record_key, retract, expected,
      ${commaList(type.fields.map(({ name }) => identifier(name)))}, position)`;
}

/** Stores the revisions that are staged in `ledger_delta`. */
export async function storeStaged(session: Session, type: RecordType): Promise<void> {
  const columns = sql`${keptColumns}, ${commaList(type.fields.map(({ name }) => identifier(name)))}`;
  await session.run(
    sql`insert into ${recordTable(type.code)} (${columns}) select ${columns} from ledger_delta
        order by provider_id, record_key`,
  );
}

/** Supersedes the revisions before the staged ones; those that counted go into `ledger_delta` with -1. */
export async function supersede(
  session: Session,
  type: RecordType,
  batchId: number,
): Promise<void> {
  const table = recordTable(type.code);
  const columns = sql`${keptColumns}, ${commaList(type.fields.map(({ name }) => identifier(name)))}`;
  await session.run(
    sql`with superseded as (
          update ${table} r set superseded_in = ${batchId}::bigint from ledger_delta d
          where r.provider_id = d.provider_id and r.record_key = d.record_key and r.revision = d.revision - 1
          returning r.*
        )
        insert into ledger_delta (${columns}, sign)
        select ${columns}, -1 from superseded where not retracted`,
  );
}

/** Takes out of `ledger_delta` the revisions that count for nothing. */
export async function dropRetracted(session: Session): Promise<void> {
  await session.run(sql`delete from ledger_delta where retracted`);
}

/**
 * Puts into `ledger_delta` what withdrawing a batch brings back: for each record whose content now is that
 * batch's, the last content that was not withdrawn; where there is none, the record is retracted.
 */
export async function stageWithdrawal(
  session: Session,
  type: RecordType,
  withdrawn: number,
  batchId: number,
): Promise<LedgerCounts> {
  const table = recordTable(type.code);
  const names = type.fields.map(({ name }) => identifier(name));
  const content = names.map(
    (name) => sql`case when l.revision is null then c.${name} else l.${name} end`,
  );
  const touched = await session.run(
    sql`insert into ledger_delta (${keptColumns}, sign, ${commaList(names)})
        select c.provider_id, c.record_key, c.revision + 1, ${batchId}::bigint,
          coalesce(l.stated_in, ${batchId}::bigint), null, coalesce(l.retracted, true), 1, ${commaList(content)}
        from ${table} c
        left join lateral (
          select r.* from ${table} r join ledger_batch b on b.batch_id = r.stated_in
          where r.provider_id = c.provider_id and r.record_key = c.record_key
            and b.withdrawn_in is null and b.batch_id <> ${withdrawn}
          order by r.revision desc limit 1
        ) l on true
        where c.stated_in = ${withdrawn} and c.superseded_in is null
          and c.batch_id = any(array(
            select batch_id from ledger_batch where batch_id = ${withdrawn}
              or (batch_id > ${withdrawn} and kind = 'withdrawal' and record_type = ${type.code})))`,
  );
  const counts = z.object({ retracted: z.number() });
  const [row] = await session.rows(
    counts,
    sql`select count(*) as retracted from ledger_delta where retracted`,
  );
  const retracted = row?.retracted ?? 0;
  return { added: 0, revised: touched - retracted, retracted, unchanged: 0 };
}
