import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import type { Metric, Tally } from '../catalogue/index.ts';
import { storeRecords, withdrawBatch } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { keepDefinitions, keepTallies } from './keep-tallies.ts';
import { keptShare, openVisitHub, visitBatch, visitTallies } from './sample-visits.fixture.ts';
import { traceFigure } from './trace.ts';
import { verifyTallies } from './verify.ts';

const april = parsePeriod('Apr 2007');
const quiet = { repair: false, onStep: () => undefined };

function visit(recordKey: string, outcome: string | null, hours: number) {
  const fields = { visited_on: '2007-04-10', outcome, hours };
  return { providerId: 'stafford', recordKey, fields };
}

/** The hub after its definitions were replaced and it was started again. */
async function redefine(hub: Hub, tallies: readonly Tally[], metrics: readonly Metric[]) {
  const catalogue = { ...hub.catalogue, tallies, metrics };
  const next = { ...hub, catalogue, followers: [keepTallies({ ...hub, catalogue })] };
  const changed = await next.database.transaction((session) => keepDefinitions(session, next));
  return { next, changed };
}

/** Instants are kept to the millisecond: the next one is later. */
async function instant(): Promise<string> {
  await setTimeout(5);
  const now = new Date().toISOString();
  await setTimeout(5);
  return now;
}

for (const { name, open, skip } of testDatabases()) {
  describe(`a definition that changes under existing records on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openVisitHub(openEmptyHub(await open()));
    });
    after(() => hub.database.close());

    const figure = async (of: Hub, asAt?: string) => {
      const query = { provider: 'stafford', metric: 'V01', period: april, asAt };
      const { numerator, denominator, outturn, records } = await traceFigure(of, query);
      return { numerator, denominator, outturn, counted: records.counts.counted };
    };

    test('is counted anew, and figures of before can still be asked for as they stood', async () => {
      const nobody = await instant();
      const batch = visitBatch(
        [
          visit('a', 'kept', 1),
          visit('b', 'kept', 3),
          visit('c', 'missed', 2),
          visit('d', null, 2),
        ],
        'first',
      );
      const { batchId } = await storeRecords(hub, batch);
      const first = { numerator: 2, denominator: 4, outturn: 50, counted: 2 };
      assert.deepEqual(await figure(hub), first);
      const atFirst = await instant();

      await storeRecords(hub, visitBatch([visit('c', 'kept', 2)], 'correction'));
      const corrected = { numerator: 3, denominator: 4, outturn: 75, counted: 3 };
      assert.deepEqual(await figure(hub), corrected);
      const atCorrection = await instant();

      const longOnly = visitTallies.map((tally) =>
        tally.code === 'visits-kept'
          ? {
              ...tally,
              conditions: [
                ...tally.conditions,
                { kind: 'number', field: 'hours', comparison: 'at least', value: 2 } as const,
              ],
            }
          : tally,
      );
      const { next, changed } = await redefine(hub, longOnly, [keptShare]);
      assert.deepEqual(changed, ['visits-kept']);
      assert.deepEqual((await verifyTallies(next, quiet)).differences, []);
      const stricter = { numerator: 2, denominator: 4, outturn: 50, counted: 2 };
      assert.deepEqual(await figure(next), stricter);
      assert.deepEqual(await figure(next, atCorrection), corrected);
      assert.deepEqual(await figure(next, atFirst), first);

      const atRedefinition = await instant();
      await withdrawBatch(next, batchId, { by: 'a test', reason: 'for the test' });
      assert.deepEqual(await figure(next), {
        numerator: 1,
        denominator: 1,
        outturn: 100,
        counted: 1,
      });
      assert.deepEqual(await figure(next, atRedefinition), stricter);
      assert.deepEqual(await figure(next, atFirst), first);
      await assert.rejects(figure(next, '2001-01-01'), { code: 'MEASURE_NOT_COUNTED' });
      assert.equal((await figure(next, nobody)).outturn, null);
    });

    test('taken out is forgotten, and brought back is counted', async () => {
      const without = visitTallies.filter(({ code }) => code !== 'visit-hours');
      const { next, changed } = await redefine(hub, without, [keptShare]);
      assert.ok(changed.includes('visit-hours'));
      const { next: again, changed: back } = await redefine(next, visitTallies, [keptShare]);
      assert.ok(back.includes('visit-hours'));
      assert.deepEqual((await verifyTallies(again, quiet)).differences, []);
      const unchanged = await redefine(again, visitTallies, [keptShare]);
      assert.deepEqual(unchanged.changed, []);
    });
  });
}
