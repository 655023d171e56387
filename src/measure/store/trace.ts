import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import type { RecordType, Tally } from '../../catalogue/index.ts';
import { type Session, type Sql, sql } from '../../database/index.ts';
import { countsSql, monthNumber } from './counting.ts';
import { fieldInMonths } from './month-span.ts';
import { Scope, type WorkingDays } from './scope.ts';
import { recordSource } from './source.ts';
import { amountSql, dateSql } from './term.ts';

/** What became of a record that belongs to a figure's month: counted, not counted although in the base, or left out of it. */
export const fates = ['counted', 'not counted', 'left out'] as const;
export type Fate = (typeof fates)[number];

/**
 * The records behind a tally over some providers and months. With a `base`, the tally that it is a part of,
 * records of the base that the tally does not count are told apart from those that the base leaves out.
 */
export type TraceQuery = {
  type: RecordType;
  tally: Tally;
  base: Tally | undefined;
  workingDays: WorkingDays;
  providerIds: readonly string[];
  first: MonthIndex;
  months: number;
  /** The last batch that is seen; all of them when left out. */
  asAt?: number | undefined;
};

const fateCount = z.object({
  fate: z.enum(fates),
  records: z.number(),
  amount: z.string().nullable(),
});

/** How many records had each fate, and what they add to the tally. */
export function countFates(
  session: Session,
  query: TraceQuery,
): Promise<Array<z.infer<typeof fateCount>>> {
  return session.rows(
    fateCount,
    sql`
      select fate, count(*)::integer as records, sum(adds)::text as amount
      from (${judged(query)}) judged group by fate`,
  );
}

const tracedRecord = z.object({
  provider_id: z.string(),
  record_key: z.string(),
  revision: z.number(),
  batch_id: z.number(),
  file_name: z.string(),
  recorded_by: z.string(),
  committed_at: z.string(),
  adds: z.string().nullable(),
  content: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** A record of a trace, with its fields as they stand in the revision. */
export type TracedRecord = z.infer<typeof tracedRecord>;

/** A part of the records of one fate, by provider and then by the record's key. */
export function listTraced(
  session: Session,
  query: TraceQuery,
  { fate, limit, offset }: { fate: Fate; limit: number; offset: number },
): Promise<TracedRecord[]> {
  return session.rows(
    tracedRecord,
    sql`
      select provider_id, record_key, revision, judged.batch_id, adds::text as adds, content,
        batch.file_name, batch.recorded_by, batch.committed_at
      from (${judged(query)}) judged
      join ledger_batch batch on batch.batch_id = judged.batch_id
      where fate = ${fate}
      order by provider_id, day, record_key collate "C"
      limit ${limit}::integer offset ${offset}::integer`,
  );
}

/** Of a latest only the last record up to the period's end stands behind the figure. */
export function judged(query: TraceQuery): Sql {
  if (query.tally.kind !== 'latest') return judgedOneByOne(query);
  const upToTheEnd = { ...query, first: 0, months: query.first + query.months };
  return sql`
    select provider_id, day, record_key, revision, batch_id, content,
      case when fate = 'counted' and not is_last then 'not counted' else fate end as fate,
      case when fate = 'counted' and is_last then adds end as adds
    from (
      select *, row_number() over (
        partition by provider_id, fate order by day desc, record_key collate "C" desc) = 1 as is_last
      from (${judgedOneByOne(upToTheEnd)}) one
    ) ordered`;
}

function judgedOneByOne(query: TraceQuery): Sql {
  const { tally, base, first, months } = query;
  const scope = new Scope(query.workingDays);
  const day = dateSql(tally.month, scope);
  const counts = sql`coalesce(${countsSql(tally, day, scope)}, false)`;
  const inBase = base ? sql`coalesce(${countsSql(base, day, scope)}, false)` : counts;
  const source = recordSource(query.type, query);
  const near = fieldInMonths(tally.month, first, months);
  return sql`
    select r.provider_id, ${day} as day, r.record_key, r.revision, r.batch_id, to_jsonb(r) as content,
      case when ${counts} then 'counted' when ${inBase} then 'not counted' else 'left out' end as fate,
      case when ${counts} then ${amountSql(tally.adds, day, scope)} end::numeric as adds
    from ${source.from} ${scope.joins()}
    where ${source.where} ${near ? sql`and ${near}` : sql``}
      and ${monthNumber(day)} between ${first}::integer and ${first + months - 1}::integer`;
}
