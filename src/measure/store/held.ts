import { z } from 'zod';
import type { MonthIndex } from '../../calendar/index.ts';
import { identifier, type Session, type Sql, sql } from '../../database/index.ts';
import { simulatedId } from '../../estate/index.ts';

/** A tally behind a metric, the type that it counts, and how many types the metric's tallies count in all. */
export type Behind = { metric: string; tally: string; recordType: string; types: number };

/** Which metrics, of whom (everyone real when left out) and in which months. */
export type HeldQuery = {
  behind: readonly Behind[];
  providerIds?: readonly string[] | undefined;
  spans?: ReadonlyArray<{ first: MonthIndex; months: number }> | undefined;
  /** The month that still runs: neither it nor a later one is looked at. */
  running: MonthIndex;
};

const heldCount = z.object({ counted: z.string(), figures: z.number() });

/** Of how many metrics each provider has supplied what they are counted from, or of how many providers each metric. */
export function countSupplied(
  session: Session,
  column: 'provider_id' | 'metric_code',
  query: HeldQuery,
): Promise<Array<z.infer<typeof heldCount>>> {
  return session.rows(
    heldCount,
    sql`
      select ${identifier(column)} as counted, count(*)::integer as figures from (
        select provider_id, metric_code from (
          select distinct provider_id, metric_code, record_type, types from (${supplied(query)}) supplied
        ) typed
        group by provider_id, metric_code having count(*) = max(types)
      ) held group by ${identifier(column)}`,
  );
}

const heldPeriod = z.object({ first: z.number(), months: z.number(), figures: z.number() });

/** The quarters and financial years that have ended and of which anything was supplied, with how much. */
export function listSuppliedPeriods(
  session: Session,
  query: HeldQuery,
): Promise<Array<z.infer<typeof heldPeriod>>> {
  return session.rows(
    heldPeriod,
    sql`
      select first, months, count(*)::integer as figures from (
        select provider_id, metric_code, first, months from (
          select distinct provider_id, metric_code, record_type, types, months,
            quarter - (quarter - 3) % months as first
          from (${supplied(query)}) supplied cross join (values (3), (12)) as length (months)
        ) typed
        group by provider_id, metric_code, first, months having count(*) = max(types)
      ) held
      where first + months <= ${query.running}::integer
      group by first, months`,
  );
}

/** By quarter: the cells are many, and few quarters hold them. */
function supplied({ behind, ...where }: HeldQuery): Sql {
  const pairs = sql`(
    select * from unnest(${behind.map((one) => one.metric)}::text[], ${behind.map((one) => one.tally)}::text[],
      ${behind.map((one) => one.recordType)}::text[], ${behind.map((one) => one.types)}::integer[])
    as pair (metric_code, tally, record_type, types))`;
  return sql`
    select provider_id, metric_code, record_type, types, quarter from (
      select distinct provider_id, tally, month - month % 3 as quarter from tally_cell
      where ${narrowed(where)}
    ) cells join ${pairs} pairs using (tally)
    union
    select provider_id, metric_code, record_type, types, month - month % 3 from record_coverage
    join ${pairs} pairs using (record_type)
    where ${narrowed(where)}`;
}

function narrowed({ providerIds, spans, running }: Omit<HeldQuery, 'behind'>): Sql {
  const whose = providerIds
    ? sql`provider_id = any (${[...providerIds]}::text[])`
    : sql`not starts_with(provider_id, ${simulatedId('')})`;
  const when = spans
    ? sql`and exists (
        select from unnest(${spans.map(({ first }) => first)}::integer[],
          ${spans.map(({ months }) => months)}::integer[]) as span (first, months)
        where month >= span.first and month < span.first + span.months)`
    : sql``;
  return sql`${whose} and month < ${running}::integer ${when}`;
}
