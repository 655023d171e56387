import type { Tally } from '../../catalogue/index.ts';
import { type Sql, sql } from '../../database/index.ts';
import { countsSql, monthNumber } from './counting.ts';
import { Scope, type WorkingDays } from './scope.ts';
import type { Source } from './source.ts';
import { amountSql, dateSql } from './term.ts';

/** The providers and months that a source has anything of, whether or not it counts. */
export function latestMonths(tally: Tally, source: Source, workingDays: WorkingDays): Sql {
  const scope = new Scope(workingDays);
  const day = dateSql(tally.month, scope);
  return sql`
    select distinct r.provider_id, ${monthNumber(day)} as month
    from ${source.from} ${scope.joins()}
    where ${source.where} and ${day} is not null`;
}

/**
 * The cells of a tally of the kind latest, in the shape of contributions: of each provider and month the
 * record with the last day, and of those on one day the one with the greatest key. `among` narrows them to
 * the providers and months that a query gives.
 */
export function latestCells(
  tally: Tally,
  source: Source,
  workingDays: WorkingDays,
  among?: Sql,
): Sql {
  const scope = new Scope(workingDays);
  const day = dateSql(tally.month, scope);
  const counts = countsSql(tally, day, scope);
  const touched = among ? sql`where (provider_id, month) in (${among})` : sql``;
  return sql`
    select distinct on (provider_id, month) provider_id, ${tally.code}::text as tally, month,
      ''::text as breakdown, ''::text as member, 1::bigint as records, amount
    from (
      select r.provider_id, r.record_key, ${day} as day, ${monthNumber(day)} as month,
        (${amountSql(tally.adds, day, scope)})::numeric as amount
      from ${source.from} ${scope.joins()}
      where ${source.where} and ${day} is not null and ${counts}
    ) counted
    ${touched}
    order by provider_id, month, day desc, record_key collate "C" desc`;
}
