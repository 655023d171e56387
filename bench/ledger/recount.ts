import { z } from 'zod';
import { type Session, sql } from '../../src/database/index.ts';
import { restore } from '../../src/database/sql.ts';
import type { Hub } from '../../src/hub.ts';
import { countOf, workingDaysOf } from '../../src/measure/keep-tallies.ts';
import { allowLongStatements, recount } from '../../src/measure/store/keep.ts';
import { Duck, type NumberedDay } from './duckdb.ts';
import type { Generated } from './generated.ts';
import { type Cells, countByHand, dueByHand } from './hand-written.ts';
import { tableOf } from './history.ts';

/** Milliseconds of each round, in turns. */
export type Recount = { kept: number[]; byHand: number[]; duck: number[] };

/** Counts every tally of the type from all records anew: as the hub does, by hand, and in DuckDB. */
export async function measureRecount(
  hub: Hub,
  history: Generated,
  rounds: number,
): Promise<Recount> {
  const duck = await Duck.open(history, await listDays(hub));
  const times: Recount = { kept: [], byHand: [], duck: [] };
  try {
    await hub.database.script(`
      create table hand_cell (like tally_cell including all);
      create table hand_member_cell (like tally_member_cell including all);`);
    for (let round = 0; round < rounds; round += 1) {
      times.kept.push(await timeOf(() => recountKept(hub, history)));
      times.byHand.push(await timeOf(() => recountByHand(hub, history)));
      times.duck.push(await timeOf(() => duck.count()));
    }
    const [kept, byHand] = [await totalOf(hub, 'tally'), await totalOf(hub, 'hand')];
    refuseDifferent([kept, byHand, await duck.total()]);
    return times;
  } finally {
    duck.close();
  }
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function recountKept(hub: Hub, { type }: Generated): Promise<void> {
  return hub.database.transaction(async (session) => {
    await allowLongStatements(session);
    await recount(session, countOf(hub, type));
  });
}

function recountByHand(hub: Hub, history: Generated): Promise<void> {
  const { calendar, vintage } = workingDaysOf(hub);
  const numbered = `calendar = '${calendar}' and vintage = '${vintage}'`;
  const counted = countByHand(tableOf(history), 'not retracted and superseded_in is null');
  return hub.database.transaction(async (session) => {
    await allowLongStatements(session);
    await run(session, `set local work_mem = '64MB'`);
    await run(session, `create temporary table due on commit drop as ${dueByHand(numbered)}`);
    await run(session, 'analyze due');
    await session.run(sql`delete from hand_cell`);
    await session.run(sql`delete from hand_member_cell`);
    await run(
      session,
      `with counted as materialized (${counted}), added as (
         insert into hand_cell select provider_id, tally, month, records, records
         from counted where breakdown = ''
       )
       insert into hand_member_cell select provider_id, tally, month, breakdown, member, records, records
       from counted where breakdown <> ''`,
    );
  });
}

function run(session: Session, text: string): Promise<number> {
  return session.run(restore(text, []));
}

async function totalOf(hub: Hub, kind: 'tally' | 'hand'): Promise<Cells> {
  const total = z.object({ cells: z.number(), records: z.number() });
  const [found] = await hub.database.rows(
    total,
    restore(
      `select count(*) as cells, sum(records)::bigint as records from (
         select records from ${kind}_cell union all select records from ${kind}_member_cell) one`,
      [],
    ),
  );
  if (!found) throw new Error('A count always gives a row.');
  return found;
}

/** Timings of different work would say nothing. */
function refuseDifferent(totals: readonly Cells[]): void {
  if (new Set(totals.map((one) => JSON.stringify(one))).size === 1) return;
  throw new Error(`The recounts do not agree: ${JSON.stringify(totals)}.`);
}

function listDays(hub: Hub): Promise<NumberedDay[]> {
  const { calendar, vintage } = workingDaysOf(hub);
  return hub.database.rows(
    z.object({ day: z.string(), is_working: z.boolean(), number: z.number() }),
    sql`select day, is_working, number from working_day
        where calendar = ${calendar} and vintage = ${vintage}::date`,
  );
}
