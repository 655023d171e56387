/**
 * For the journey of kills: opens the hub's database, says what it finds there, and stores batch after batch until it is
 * killed. Reads a line before it begins, so that it can be started ahead of time. Arguments: a data directory or the
 * address of a server, and the name of the round.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCaller, trailMistakes } from '../../src/access/index.ts';
import { loadCalendars, storeCalendars } from '../../src/calendar/index.ts';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { packageRoot } from '../../src/config.ts';
import { type Database, migrate, openDatabase, sql } from '../../src/database/index.ts';
import { type LedgerRecord, storeRecords, syncRecordTables } from '../../src/deliver/index.ts';
import { loadEstate, storeEstate } from '../../src/estate/index.ts';
import type { Hub } from '../../src/hub.ts';
import { keepDefinitions, keepTallies, tallyMistakes } from '../../src/measure/index.ts';
import type { Finding } from './killed-rounds.ts';

const recordType = 'drug-test';
const perBatch = 20;

/** Written at once, so that what is said was true before a kill. */
function say(words: unknown): void {
  writeSync(1, `${JSON.stringify(words)}\n`);
}

/** What a hub knows, of one record type alone. */
function known(): Pick<Hub, 'catalogue' | 'calendars' | 'estate'> {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  const recordTypes = catalogue.recordTypes.filter(({ code }) => code === recordType);
  const tallies = catalogue.tallies.filter(({ record }) => record === recordType);
  const narrowed = { ...catalogue, recordTypes, tallies };
  return {
    catalogue: narrowed,
    calendars: loadCalendars(packageRoot),
    estate: loadEstate(packageRoot),
  };
}

async function prepare(hub: Hub): Promise<void> {
  if ((await migrate(hub.database, join(packageRoot, 'migrations'))).length === 0) return;
  await hub.database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await storeEstate(session, hub.estate);
    await syncRecordTables(session, hub.catalogue);
    await keepDefinitions(session, hub);
  });
}

/** Each batch that is kept, whether its rows are all there and no more, and what the hub's own checks say. */
async function find(hub: Hub): Promise<Finding> {
  const batches = await hub.database.rows(
    z.object({ name: z.string(), whole: z.boolean() }),
    sql`select b.file_name as name,
          b.added + b.revised + b.retracted = count(r.batch_id)
            and b.revised = count(r.batch_id) filter (where r.revision > 1 and not r.retracted)
            and b.retracted = count(r.batch_id) filter (where r.retracted) as whole
        from ledger_batch b left join record_drug_test r using (batch_id) group by b.batch_id order by b.batch_id`,
  );
  const [strays] = await hub.database.rows(
    z.object({ count: z.number() }),
    sql`select count(*) as count from record_drug_test r
        where not exists (select from ledger_batch b where b.batch_id = r.batch_id)
          or (superseded_in is not null and not exists (select from ledger_batch b where b.batch_id = superseded_in))`,
  );
  return {
    batches: batches.map(({ name }) => name),
    halfThere: batches.filter(({ whole }) => !whole).map(({ name }) => name),
    strays: strays?.count ?? 0,
    tallies: await tallyMistakes(hub),
    trail: await trailMistakes(hub),
  };
}

/** New drug tests of two prisons; of those of the batch before, one is corrected and one taken back. */
function rowsOf(batch: string, before: string | undefined): LedgerRecord[] {
  const row = (recordKey: string, day: number, ground: string): LedgerRecord => ({
    providerId: day % 2 === 0 ? 'stafford' : 'featherstone',
    recordKey,
    fields: {
      tested_on: `2007-${String((day % 12) + 1).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}`,
      person: `P-${day}`,
      ground,
    },
  });
  const added = Array.from({ length: perBatch }, (_, day) => row(`${batch}-${day}`, day, 'random'));
  if (before === undefined) return added;
  const corrected = row(`${before}-0`, 0, 'suspicion');
  const takenBack = { ...row(`${before}-1`, 1, 'random'), retract: true };
  return [...added, corrected, takenBack];
}

async function writeOn(hub: Hub, round: string): Promise<never> {
  const [type] = hub.catalogue.recordTypes;
  if (!type) throw new Error(`There is no record type ${recordType}.`);
  let before: string | undefined;
  for (let number = 1; ; number += 1) {
    const batch = `${round}-${number}`;
    const source = { fileName: batch, portion: 1, contentHash: batch, recordedBy: 'a test' };
    await storeRecords(hub, { type, rows: rowsOf(batch, before), ...source });
    say({ stored: batch });
    before = batch;
  }
}

function open(place: string): Promise<Database> {
  const databaseUrl = place.startsWith('postgres:') ? place : undefined;
  return openDatabase({ databaseUrl, dataDir: place, command: 'a test', mayJoin: false });
}

const [place = '', round = ''] = process.argv.slice(2);
const files = known();
say({ loaded: true });
await once(process.stdin, 'data');
const database = await open(place);
const hub: Hub = {
  ...{ database, counts: database, ...files, caller: systemCaller },
  followers: [keepTallies(files)],
  now: () => new Date(),
};
await prepare(hub);
say({ found: await find(hub) });
await writeOn(hub, round);
