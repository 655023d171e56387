/** How many cells there are and what they add up to: the same, however they were counted. */
export type Cells = { cells: number; records: number };

/** The days on which records fall due, by the day of the sentence: to be made into a table named `due`. */
export function dueByHand(workingDays: string): string {
  return [5, 15]
    .map(
      (count) => `
        select ${count} as days, a.day as triggered_on, b.day as due_on,
          cast(extract(year from b.day) * 12 + extract(month from b.day) - 1 as integer) as month
        from (select * from working_day where ${workingDays}) a
        join (select * from working_day where ${workingDays} and is_working) b
          on b.number = a.number + ${count}`,
    )
    .join(' union all ');
}

/**
 * The six tallies over assessments as somebody would count them by hand who knows that a record falls due
 * either in five or in fifteen working days: one pass with GROUPING SETS. Gives provider_id, tally, month,
 * breakdown, member and records; reads alike in PostgreSQL and DuckDB.
 */
export function countByHand(records: string, where: string): string {
  return `
    with judged as (
      select provider_id, sex, age_band, ethnicity, segment, month,
        case when priority then 1 when tier = 4 then 2 else 3 end as kind,
        completed_on <= due_on as on_time
      from ${records} r join due on due.triggered_on = r.triggered_on
        and due.days = case when priority or tier = 4 then 5 else 15 end
      where ${where} and (priority or tier > 1 or called_for is distinct from false)
    ),
    summed as (
      select provider_id, month, grouping(sex, age_band, ethnicity, segment) as grouped,
        coalesce(sex, 'not stated') as sex, coalesce(age_band, 'not stated') as age_band,
        coalesce(ethnicity, 'not stated') as ethnicity, coalesce(segment, 'not stated') as segment,
        count(*) filter (where kind = 1) as due_1,
        count(*) filter (where kind = 1 and on_time) as done_1,
        count(*) filter (where kind = 2) as due_2,
        count(*) filter (where kind = 2 and on_time) as done_2,
        count(*) filter (where kind = 3) as due_3,
        count(*) filter (where kind = 3 and on_time) as done_3
      from judged
      group by grouping sets ((provider_id, month), (provider_id, month, sex),
        (provider_id, month, age_band), (provider_id, month, ethnicity), (provider_id, month, segment))
    ),
    named as (
      select *,
        case grouped when 15 then '' when 7 then 'sex' when 11 then 'age-band' when 13 then 'ethnicity'
          else 'segment' end as breakdown,
        case grouped when 15 then '' when 7 then sex when 11 then age_band when 13 then ethnicity
          else segment end as member
      from summed
    )
    ${tallies.map(([tally, column]) => tallyRows(tally, column)).join(' union all ')}`;
}

const tallies: ReadonlyArray<readonly [string, string]> = [
  ['assessments-due-priority', 'due_1'],
  ['assessments-on-time-priority', 'done_1'],
  ['assessments-due-tier-4', 'due_2'],
  ['assessments-on-time-tier-4', 'done_2'],
  ['assessments-due-tiers-1-to-3', 'due_3'],
  ['assessments-on-time-tiers-1-to-3', 'done_3'],
];

function tallyRows(tally: string, column: string): string {
  return `select provider_id, '${tally}' as tally, month, breakdown, member, ${column} as records
    from named where ${column} > 0`;
}
