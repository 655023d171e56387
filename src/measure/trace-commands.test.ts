import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { runCommand } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Hub } from '../hub.ts';
import { addMeasureCommands } from './commands.ts';
import { openDrugTestHub } from './sample-drug-tests.fixture.ts';

const traceAnswer = z.object({
  outturn: z.number(),
  numerator: z.number(),
  denominator: z.number(),
  records: z.object({
    counts: z.record(z.string(), z.number()),
    rows: z.array(z.object({ record: z.string(), reason: z.string().nullable() })),
  }),
});

for (const { name, open, skip } of testDatabases()) {
  describe(`gatehouse trace and verify on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openDrugTestHub(openEmptyHub(await open()));
    });
    after(() => hub.database.close());

    const run = (...words: string[]) => runCommand(hub, addMeasureCommands, words);
    const trace = ['trace', '--provider', 'Stafford', '--metric', 'K05', '--period', '2007-08'];

    test('prints the formula with its numbers, the tallies by month, and the records', async () => {
      const { out } = await run(...trace, '--limit', '2');
      // 18 of 120 random tests were positive, half of them in April.
      assert.match(out, /^Stafford: Random drug tests that were positive \(K05\), 2007-08: 15\.0%/);
      assert.match(out, /In numbers: 18 ÷ 120 × 100\./);
      assert.match(out, /Apr 2007 +9 +60\n/);
      assert.match(out, /18 counted, 102 not counted, 5 left out\. Shown: 1 to 2 of 18 counted\./);
      assert.match(out, /Stafford +T-0001 .*Chosen at random +Positive +1 +1 +1\n/);
    });

    test('gives reasons, as a table to save and as JSON', async () => {
      const csv = await run(...trace, '--fate', 'left out', '--format', 'csv');
      assert.match(
        csv.out,
        /Stafford,stafford,T-0121,left out,,"tested because is under suspicion/,
      );
      const json = await run(...trace, '--fate', 'not counted', '--format', 'json');
      const answer = traceAnswer.parse(JSON.parse(json.out));
      assert.deepEqual([answer.outturn, answer.numerator, answer.denominator], [15, 18, 120]);
      assert.deepEqual(answer.records.counts, { counted: 18, 'not counted': 102, 'left out': 5 });
      assert.equal(answer.records.rows[0]?.reason, 'result is negative, not positive');
    });

    test('of a region shows each provider, and says who supplied nothing', async () => {
      const { out } = await run(
        'trace',
        '--provider',
        'West Midlands',
        '--kind',
        'region',
        ...trace.slice(3),
      );
      assert.match(out, /There is no outturn: a figure of several providers needs/);
      assert.match(out, /Nothing supplied by: .*Shrewsbury/);
    });

    test('verify finds all right, names a cell that is not, and puts it right', async () => {
      const well = await run('verify');
      assert.deepEqual([well.out, well.exitCode], ['', undefined]);
      assert.match(well.notes.join(), /^All \d+ tallies are what their records add up to\.$/);
      await hub.database.script(
        "update tally_cell set records = 10, amount = 10 where provider_id = 'stafford' and tally = 'random-drug-tests-positive' and month = 2007 * 12 + 3",
      );
      const wrong = await run('verify');
      assert.equal(wrong.exitCode, 1);
      assert.match(wrong.out, /stafford +random-drug-tests-positive +Apr 2007 +10 +9 +10 +9\n/);
      assert.match(wrong.notes.join(), /1 cell is not what the records add up to/);
      const repaired = await run('verify', '--repair', '--format', 'json');
      assert.equal(repaired.exitCode, undefined);
      assert.match(repaired.notes.join(), /put right/);
      assert.equal((await run('verify')).exitCode, undefined);
    });
  });
}
