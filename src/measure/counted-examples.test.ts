import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { parsePeriod, storeCalendars } from '../calendar/index.ts';
import { type Example, type Metric, type RecordType, roundHalfAway } from '../catalogue/index.ts';
import { stateCoverage, storeRecords, syncRecordTables, withdrawBatch } from '../deliver/index.ts';
import type { Provider } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { askedOf, talliesBehind } from './counted-figures.ts';
import { keepDefinitions, keepTallies } from './keep-tallies.ts';
import { readCounted } from './read-counted.ts';

type Placed = { metric: Metric; example: Example; provider: Provider };

/** Every example with a provider of its own; those for whom none is left go into a further round. */
function rounds(hub: Hub): Placed[][] {
  const made: Placed[][] = [];
  for (const metric of hub.catalogue.metrics) {
    for (const example of metric.examples ?? []) {
      const asked = askedOf(hub.estate.providers, metric, parsePeriod(example.period));
      const free = (round: Placed[]) =>
        asked.find(({ id }) => round.every(({ provider }) => provider.id !== id));
      const round = made.find((one) => free(one)) ?? made[made.push([]) - 1] ?? [];
      const provider = free(round);
      assert.ok(provider, `${metric.code} is asked of nobody in ${example.period}`);
      round.push({ metric, example, provider });
    }
  }
  return made;
}

function rowsOf(type: RecordType, placed: readonly Placed[]) {
  return placed.flatMap(({ example, provider }) =>
    example.records
      .filter(({ record }) => record === type.code)
      .flatMap(({ with: given, times = 1 }) => Array.from({ length: times }, () => given))
      .map((fields, index) => ({ providerId: provider.id, recordKey: `r${index}`, fields })),
  );
}

/** Stores the records of a round, one batch a type; gives the batches. */
async function storeRound(hub: Hub, placed: readonly Placed[], name: string): Promise<number[]> {
  const batches: number[] = [];
  for (const type of hub.catalogue.recordTypes) {
    const rows = rowsOf(type, placed);
    const contentHash = createHash('sha256').update(`${name} ${type.code}`).digest('hex');
    const batch = { type, rows, fileName: name, portion: 1, contentHash, recordedBy: 'a test' };
    if (rows.length > 0) batches.push((await storeRecords(hub, batch)).batchId);
  }
  return batches;
}

for (const { name, open, skip } of testDatabases()) {
  describe(`the examples of the shipped metrics on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      const empty = openEmptyHub(await open());
      hub = { ...empty, followers: [keepTallies(empty)] };
      await hub.database.transaction(async (session) => {
        await storeCalendars(session, hub.calendars);
        await syncRecordTables(session, hub.catalogue);
        await keepDefinitions(session, hub);
      });
    });
    after(() => hub.database.close());

    test('come out of the database as they say', async () => {
      const told: string[] = [];
      for (const [index, placed] of rounds(hub).entries()) {
        const batches = await storeRound(hub, placed, `round ${index}`);
        for (const one of placed) told.push(...(await difference(hub, one)));
        for (const batchId of batches) {
          await withdrawBatch(hub, batchId, { by: 'a test', reason: 'the round is over' });
        }
      }
      assert.deepEqual(told, []);
    });
  });
}

/** Where the database gives another outturn than the example says. */
async function difference(hub: Hub, { metric, example, provider }: Placed): Promise<string[]> {
  const outturn = await outturnOf(hub, { metric, example, provider });
  const places = metric.decimals + 2;
  const same =
    outturn === null || example.outturn === null
      ? outturn === example.outturn
      : roundHalfAway(outturn, places) === roundHalfAway(example.outturn, places);
  return same ? [] : [`${metric.code} “${example.title}”: ${example.outturn}, counted ${outturn}`];
}

async function outturnOf(hub: Hub, { metric, example, provider }: Placed): Promise<number | null> {
  const { formula } = metric;
  assert.ok(formula, metric.code);
  const period = parsePeriod(example.period);
  const { first, months } = period;
  const recordTypes = talliesBehind(hub.catalogue, formula).map(({ record }) => record);
  const covered = { providerId: provider.id, recordTypes, first, months };
  await stateCoverage(hub.database, covered, 'a test');
  const counted = await readCounted(hub, [metric], { period, providerIds: [provider.id] });
  return counted.find([provider], metric)?.outturn ?? null;
}
