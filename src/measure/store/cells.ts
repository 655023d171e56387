import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import { type Session, type Sql, sql } from '../../database/index.ts';
import type { Yielding } from '../stand-ins.ts';

/** Which cells: of these tallies, of these providers (all when left out), in these months. */
export type CellQuery = {
  tallies: readonly string[];
  providerIds?: readonly string[] | undefined;
  first: MonthIndex;
  months: number;
  /** Tallies among these whose months count only where there are no records. */
  yielding?: readonly Yielding[] | undefined;
};

/** Leaves out the months of a yielding tally of which the provider has records, or says that there are none. */
export function unlessRecorded({ yielding = [] }: Pick<CellQuery, 'yielding'>): Sql {
  if (yielding.length === 0) return sql``;
  const codes = yielding.map(({ tally }) => tally);
  const pairs = yielding.flatMap(({ tally, counted }) => counted.map((code) => [tally, code]));
  return sql`
    and (tally_cell.tally <> all (${codes}::text[]) or not (
      exists (
        select from unnest(${pairs.map(([tally]) => tally)}::text[], ${pairs.map(([, code]) => code)}::text[])
          as pair (tally, counted)
        join tally_cell recorded on recorded.tally = pair.counted
        where pair.tally = tally_cell.tally and recorded.provider_id = tally_cell.provider_id
          and recorded.month = tally_cell.month)
      or exists (
        select from unnest(${codes}::text[], ${yielding.map(({ recordType }) => recordType)}::text[])
          as pair (tally, record_type)
        join record_coverage covered on covered.record_type = pair.record_type
        where pair.tally = tally_cell.tally and covered.provider_id = tally_cell.provider_id
          and covered.month = tally_cell.month)))`;
}

const periodSum = z.object({
  provider_id: z.string(),
  tally: z.string(),
  records: z.number(),
  /** Exactly, as the database adds it up. */
  amount: z.string(),
  months: z.number(),
});

/** What a tally adds up to at one provider over a period, and in how many of its months anything was counted. */
export type PeriodSum = z.infer<typeof periodSum>;

/** Beyond so many providers it is quicker to add up all of the period's cells and leave out the others'. */
const fewProviders = 60;

/** The cells of a period added up by provider and tally. */
export async function sumCells(session: Session, query: CellQuery): Promise<PeriodSum[]> {
  const { tallies, first, months } = query;
  const asked = new Set(query.providerIds);
  const providerIds = asked.size <= fewProviders ? query.providerIds : undefined;
  const sums = await session.rows(
    periodSum,
    sql`
      select provider_id, tally, sum(records)::bigint as records, sum(amount)::text as amount,
        count(*)::integer as months
      from tally_cell
      where month between ${first}::integer and ${first + months - 1}::integer
        and tally = any (${[...tallies]}::text[])
        ${providerIds ? sql`and provider_id = any (${[...providerIds]}::text[])` : sql``}
        ${unlessRecorded(query)}
      group by provider_id, tally`,
  );
  if (query.providerIds === providerIds) return sums;
  return sums.filter(({ provider_id }) => asked.has(provider_id));
}

/** The last cell of a tally up to the end of a period, by provider: a latest carries forward. */
export function lastCells(session: Session, query: CellQuery): Promise<PeriodSum[]> {
  const { tallies, providerIds, first, months } = query;
  return session.rows(
    periodSum,
    sql`
      select distinct on (provider_id, tally) provider_id, tally, records, amount::text as amount,
        1 as months
      from tally_cell
      where month <= ${first + months - 1}::integer and tally = any (${[...tallies]}::text[])
        ${providerIds ? sql`and provider_id = any (${[...providerIds]}::text[])` : sql``}
      order by provider_id, tally, month desc`,
  );
}

/** One provider's tally in one month; `month` is year × 12 + month − 1. */
export const cell = z.object({
  provider_id: z.string(),
  tally: z.string(),
  month: z.number(),
  records: z.number(),
  amount: z.string(),
});

export type Cell = z.infer<typeof cell>;

/** The single cells of a period, in order. */
export function listCells(session: Session, query: CellQuery): Promise<Cell[]> {
  const { tallies, providerIds, first, months } = query;
  return session.rows(
    cell,
    sql`
      select provider_id, tally, month, records, amount::text as amount
      from tally_cell
      where month between ${first}::integer and ${first + months - 1}::integer
        and tally = any (${[...tallies]}::text[])
        ${providerIds ? sql`and provider_id = any (${[...providerIds]}::text[])` : sql``}
        ${unlessRecorded(query)}
      order by tally, month, provider_id`,
  );
}

const cellRun = z.object({
  provider_id: z.string(),
  tally: z.string(),
  months: z.array(z.number()),
  amounts: z.array(z.string()),
});

/** One provider's tally in the months in which anything was counted, in order. */
export type CellRun = z.infer<typeof cellRun>;

/** The cells of a period, those of one provider and tally in one row: many providers' single months are many. */
export async function listCellRuns(session: Session, query: CellQuery): Promise<CellRun[]> {
  const { tallies, first, months } = query;
  const asked = new Set(query.providerIds);
  const runs = await session.rows(
    cellRun,
    sql`
      select provider_id, tally, array_agg(month order by month) as months,
        array_agg(amount::text order by month) as amounts
      from tally_cell
      where month between ${first}::integer and ${first + months - 1}::integer
        and tally = any (${[...tallies]}::text[]) ${unlessRecorded(query)}
      group by provider_id, tally`,
  );
  return query.providerIds ? runs.filter(({ provider_id }) => asked.has(provider_id)) : runs;
}

const memberSum = periodSum.extend({ member: z.string() });

/** What a tally adds up to in one group of a breakdown. */
export type MemberSum = z.infer<typeof memberSum>;

/** The cells of a period added up by provider, tally and group of one breakdown. */
export function sumMemberCells(
  session: Session,
  breakdown: string,
  query: CellQuery,
): Promise<MemberSum[]> {
  const { tallies, providerIds, first, months } = query;
  return session.rows(
    memberSum,
    sql`
      select provider_id, tally, member, sum(records)::bigint as records,
        sum(amount)::text as amount, count(*)::integer as months
      from tally_member_cell tally_cell
      where month between ${first}::integer and ${first + months - 1}::integer
        and tally = any (${[...tallies]}::text[]) and breakdown = ${breakdown}
        ${providerIds ? sql`and provider_id = any (${[...providerIds]}::text[])` : sql``}
        ${unlessRecorded(query)}
      group by provider_id, tally, member`,
  );
}
