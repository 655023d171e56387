import { z } from 'zod';
import { type Session, type Sql, sql } from '../../database/index.ts';
import { allCells, type Count } from './keep.ts';

const difference = z.object({
  provider_id: z.string(),
  tally: z.string(),
  month: z.number(),
  breakdown: z.string(),
  member: z.string(),
  kept_records: z.number().nullable(),
  kept_amount: z.string().nullable(),
  counted_records: z.number().nullable(),
  counted_amount: z.string().nullable(),
});

/** A cell whose kept value is not what the records add up to; null is no cell. */
export type CellDifference = z.infer<typeof difference>;

/** Counts from the records and gives every kept cell that differs. */
export async function compareCells(session: Session, count: Count): Promise<CellDifference[]> {
  const queries = allCells(count);
  if (queries.length === 0) return [];
  const counted = queries.reduce((all, one) => sql`${all} union all (${one})`, nothing);
  const codes = count.tallies.map(({ code }) => code);
  return session.rows(
    difference,
    sql`
      with counted as materialized (${counted}), kept as (
        select provider_id, tally, month, '' as breakdown, '' as member, records, amount
        from tally_cell where tally = any (${codes}::text[])
        union all
        select provider_id, tally, month, breakdown, member, records, amount
        from tally_member_cell where tally = any (${codes}::text[])
      )
      select provider_id, tally, month, breakdown, member,
        kept.records as kept_records, kept.amount::text as kept_amount,
        counted.records as counted_records, counted.amount::text as counted_amount
      from kept full join counted using (provider_id, tally, month, breakdown, member)
      where kept.records is distinct from counted.records
        or kept.amount is distinct from counted.amount
      order by tally, provider_id, month, breakdown, member`,
  );
}

const nothing: Sql = sql`
  select null::text as provider_id, null::text as tally, null::integer as month,
    null::text as breakdown, null::text as member, null::bigint as records, null::numeric as amount
  where false`;
