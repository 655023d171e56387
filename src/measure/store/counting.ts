import { breakdownField, type DateTerm, type Tally } from '../../catalogue/index.ts';
import { identifier, type Sql, sql } from '../../database/index.ts';
import { column, Scope, type WorkingDays } from './scope.ts';
import type { Source } from './source.ts';
import { allOf, amountSql, anyOf, conditionSql, dateSql, list } from './term.ts';

/** Tallies over one record type whose month is told by the same day: they are counted in one pass. */
export type CountedTogether = { month: DateTerm; tallies: readonly Tally[] };

/** Tallies in as few passes as their months allow. */
export function countedTogether(tallies: readonly Tally[]): CountedTogether[] {
  const byMonth = new Map<string, { month: DateTerm; tallies: Tally[] }>();
  for (const tally of tallies) {
    const key = JSON.stringify(tally.month);
    const group = byMonth.get(key);
    if (group) group.tallies.push(tally);
    else byMonth.set(key, { month: tally.month, tallies: [tally] });
  }
  return [...byMonth.values()];
}

/** A month as its number, from a day in it. */
export function monthNumber(day: Sql): Sql {
  return sql`(extract(year from ${day})::integer * 12 + extract(month from ${day})::integer - 1)`;
}

/** Whether a record counts in a tally: its month apart, all conditions hold and its amount is known. */
export function countsSql(tally: Tally, day: Sql, scope: Scope): Sql {
  const conditions = tally.conditions.map((condition) => conditionSql(condition, scope));
  const known =
    tally.adds.kind === 'one' ? [] : [sql`${amountSql(tally.adds, day, scope)} is not null`];
  return allOf([...conditions, ...known]);
}

/**
 * Rows of provider_id, tally, month, breakdown, member, records and amount: what the records of a source add
 * up to. `breakdown` and `member` are '' for all records together.
 */
export function contributions(
  { month, tallies }: CountedTogether,
  source: Source,
  workingDays: WorkingDays,
): Sql {
  const scope = new Scope(workingDays);
  const day = dateSql(month, scope);
  const counted = tallies.map((tally, index) => countedColumns(tally, index, day, scope));
  const breakdowns = [...new Set(tallies.flatMap(({ by }) => by))];
  const weight = source.weight ? sql`, ${source.weight} as weight` : sql``;
  // Without `offset 0` each condition would be judged once for every breakdown.
  return sql`
    select provider_id, tally, ${monthNumber(sql`month_start`)} as month, breakdown, member, records, amount
    from (
      select provider_id, month_start, breakdown_number, member, ${list(tallies.map((tally, index) => sums(tally, index, source)))}
      from (
        select judged.*, breakdown_number, ${memberOf(breakdowns)} as member
        from (
          select r.provider_id, date_trunc('month', (${day})::timestamp) as month_start ${weight}
            ${breakdownColumns(breakdowns)}, ${list(counted)}
          from ${source.from} ${scope.joins()}
          where ${source.where} and ${day} is not null
          offset 0
        ) judged
        cross join ${numbered(breakdowns)}
        where ${countsAnywhere(tallies)}
      ) grouped
      group by provider_id, month_start, breakdown_number, member
    ) summed
    cross join lateral (values ${list(tallies.map(tallyRow))}) as told (tally, records, amount, kept)
    cross join lateral (select (${['', ...breakdowns]}::text[])[breakdown_number + 1] as breakdown) named
    where (told.records <> 0 or told.amount <> 0) and breakdown = any (told.kept)`;
}

function countedColumns(tally: Tally, index: number, day: Sql, scope: Scope): Sql {
  const counts = sql`${countsSql(tally, day, scope)} as ${identifier(`counts_${index}`)}`;
  if (tally.adds.kind === 'one') return counts;
  return sql`${counts}, ${amountSql(tally.adds, day, scope)} as ${identifier(`adds_${index}`)}`;
}

function sums(tally: Tally, index: number, source: Source): Sql {
  const counts = identifier(`counts_${index}`);
  const records = source.weight
    ? sql`sum(weight) filter (where ${counts})`
    : sql`count(*) filter (where ${counts})`;
  const named = sql`${records} as ${identifier(`records_${index}`)}`;
  if (tally.adds.kind === 'one') return named;
  const adds = identifier(`adds_${index}`);
  const weighed = source.weight ? sql`weight * ${adds}` : adds;
  return sql`${named}, sum(${weighed}) filter (where ${counts}) as ${identifier(`amount_${index}`)}`;
}

function tallyRow(tally: Tally, index: number): Sql {
  const records = sql`${identifier(`records_${index}`)}::bigint`;
  const amount =
    tally.adds.kind === 'one'
      ? sql`${records}::numeric`
      : sql`${identifier(`amount_${index}`)}::numeric`;
  return sql`(${tally.code}::text, ${records}, ${amount}, ${['', ...tally.by]}::text[])`;
}

function breakdownColumns(breakdowns: readonly string[]): Sql {
  return breakdowns.reduce((all, one) => sql`${all}, ${column(breakdownField(one))}`, sql``);
}

/** Most records count in few tallies or none: those are left out before they are grouped. */
function countsAnywhere(tallies: readonly Tally[]): Sql {
  return anyOf(tallies.map((_, index) => identifier(`counts_${index}`)));
}

/** Each record stands once for all records together, under number 0, and once for each breakdown. */
function numbered(breakdowns: readonly string[]): Sql {
  const numbers = ['', ...breakdowns].map((_, index) => sql`(${index}::integer)`);
  return sql`(values ${list(numbers)}) as breakdowns (breakdown_number)`;
}

/** The group of a record in the breakdown at hand. */
function memberOf(breakdowns: readonly string[]): Sql {
  const cases = breakdowns.map(
    (one, index) =>
      sql`when ${index + 1}::integer then coalesce(judged.${identifier(breakdownField(one))}, 'not stated')`,
  );
  return sql`case breakdown_number when 0 then '' ${cases.reduce((all, one) => sql`${all} ${one}`, sql``)} end`;
}
