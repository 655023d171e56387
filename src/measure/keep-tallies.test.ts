import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { type LedgerRecord, storeRecords, withdrawBatch } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { anyVisit, openVisitHub, visitBatch, visitTallies } from './sample-visits.fixture.ts';
import { listCells } from './store/cells.ts';
import { verifyTallies } from './verify.ts';

/** A batch of visits, or the withdrawal of one that stands. */
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.array(anyVisit, { maxLength: 8 }) },
  { weight: 1, arbitrary: fc.nat() },
);

type Run = { stored: number[]; serial: number };

async function take(hub: Hub, step: LedgerRecord[] | number, run: Run): Promise<void> {
  if (typeof step !== 'number') {
    const { batchId } = await storeRecords(hub, visitBatch(step, `step ${run.serial}`));
    run.stored.push(batchId);
    return;
  }
  const [batchId] = run.stored.splice(step % Math.max(run.stored.length, 1), 1);
  if (batchId === undefined) return;
  await withdrawBatch(hub, batchId, { by: 'a test', reason: 'for the test' });
}

const kept = { tallies: visitTallies.map(({ code }) => code), first: 0, months: 99_999 };
const quiet = { repair: false, onStep: () => undefined };

for (const { name, open, skip } of testDatabases()) {
  describe(`tallies kept fresh on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openVisitHub(openEmptyHub(await open()));
    });
    after(() => hub.database.close());

    test('are what the records add up to after any sequence of batches and withdrawals', async () => {
      let serial = 0;
      const everKept = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 6 }), async (steps) => {
          const stored: number[] = [];
          for (const step of steps) {
            serial += 1;
            await take(hub, step, { stored, serial });
          }
          const { differences } = await verifyTallies(hub, quiet);
          assert.deepEqual(differences, []);
          for (const { tally } of await listCells(hub.database, kept)) everKept.add(tally);
        }),
        { numRuns: 25 },
      );
      assert.deepEqual(everKept, new Set(kept.tallies));
    });
  });
}
