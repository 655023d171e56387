import type { RecordType, Tally } from '../../catalogue/index.ts';
import { type Session, type Sql, sql } from '../../database/index.ts';
import { contributions, countedTogether } from './counting.ts';
import { latestCells, latestMonths } from './latest.ts';
import type { WorkingDays } from './scope.ts';
import { deltaSource, recordSource, type Seen } from './source.ts';

/** What is needed to count the records of one type. */
export type Count = { type: RecordType; tallies: readonly Tally[]; workingDays: WorkingDays };

/** Adds what the batch at hand changes to the kept tallies; call it in the batch's transaction. */
export async function addContribution(session: Session, count: Count): Promise<void> {
  const adding = count.tallies.filter(({ kind }) => kind !== 'latest');
  for (const together of countedTogether(adding)) {
    await session.run(addCells(contributions(together, deltaSource, count.workingDays)));
  }
  if (adding.length > 0) await removeEmptyCells(session, adding);
  for (const tally of count.tallies.filter(({ kind }) => kind === 'latest')) {
    await renewLatest(session, count, tally);
  }
}

/** Lets the statements of this transaction run as long as the history takes. */
export async function allowLongStatements(session: Session): Promise<void> {
  await session.run(sql`set local statement_timeout = 0`);
}

/** Counts tallies from all current records anew, in place of what is kept. */
export async function recount(session: Session, count: Count): Promise<void> {
  const codes = count.tallies.map(({ code }) => code);
  await removeTallies(session, codes);
  for (const cells of allCells(count)) await session.run(insertCells(cells));
}

/** Forgets what is kept of tallies. */
export async function removeTallies(session: Session, codes: readonly string[]): Promise<void> {
  await session.run(sql`delete from tally_cell where tally = any (${[...codes]}::text[])`);
  await session.run(sql`delete from tally_member_cell where tally = any (${[...codes]}::text[])`);
}

/** Queries that together give every cell of the tallies, counted from the records as they stand or stood. */
export function allCells({ type, tallies, workingDays }: Count, seen: Seen = {}): Sql[] {
  const source = recordSource(type, seen);
  const adding = tallies.filter(({ kind }) => kind !== 'latest');
  const latest = tallies.filter(({ kind }) => kind === 'latest');
  return [
    ...countedTogether(adding).map((together) => contributions(together, source, workingDays)),
    ...latest.map((tally) => latestCells(tally, source, workingDays)),
  ];
}

/** Adds cells to those that are kept. */
function addCells(cells: Sql): Sql {
  return insertCells(
    cells,
    (key) => sql`
      on conflict (${key}) do update
      set records = kept.records + excluded.records, amount = kept.amount + excluded.amount`,
  );
}

/** Puts cells, in the order in which batches touch them: what belongs together is stored together. */
function insertCells(cells: Sql, whereKept: (key: Sql) => Sql = () => sql``): Sql {
  return sql`
    with counted as materialized (${cells}), added as (
      insert into tally_cell as kept (provider_id, tally, month, records, amount)
      select provider_id, tally, month, records, amount from counted where breakdown = ''
      ${whereKept(sql`provider_id, tally, month`)}
    )
    insert into tally_member_cell as kept
      (provider_id, tally, month, breakdown, member, records, amount)
    select provider_id, tally, month, breakdown, member, records, amount from counted
    where breakdown <> ''
    order by provider_id collate "C", month, tally collate "C", breakdown, member collate "C"
    ${whereKept(sql`provider_id, tally, month, breakdown, member`)}`;
}

/** A cell from which the last record was taken goes, so that no cell and a cell of nothing are not two things. */
async function removeEmptyCells(session: Session, tallies: readonly Tally[]): Promise<void> {
  const codes = tallies.map(({ code }) => code);
  const providers = sql`select distinct provider_id from ledger_delta where sign < 0`;
  await session.run(sql`
    delete from tally_cell
    where provider_id in (${providers}) and tally = any (${codes}::text[]) and records = 0`);
  await session.run(sql`
    delete from tally_member_cell
    where provider_id in (${providers}) and tally = any (${codes}::text[]) and records = 0`);
}

/** The last of a month cannot be added to: its cells that the batch touched are looked up again. */
async function renewLatest(session: Session, count: Count, tally: Tally): Promise<void> {
  const { type, workingDays } = count;
  await session.run(sql`
    create temporary table latest_touched on commit drop as
    ${latestMonths(tally, deltaSource, workingDays)}`);
  await session.run(sql`
    delete from tally_cell using latest_touched touched
    where tally_cell.provider_id = touched.provider_id and tally_cell.month = touched.month
      and tally_cell.tally = ${tally.code}`);
  const touched = sql`select provider_id, month from latest_touched`;
  await session.run(insertCells(latestCells(tally, recordSource(type), workingDays, touched)));
  await session.run(sql`drop table latest_touched`);
}
