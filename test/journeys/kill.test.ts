import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../databases.ts';
import { Workshop } from './gatehouse.ts';
import { killWriters } from './killed-rounds.ts';

/** Of a writer on each engine; GATEHOUSE_TEST_KILLS asks for more: each takes one to two seconds. */
const kills = Number(process.env.GATEHOUSE_TEST_KILLS ?? 12);

for (const engine of testDatabases()) {
  describe(`a writer on ${engine.name} that is killed ${kills} times`, {
    skip: engine.skip,
  }, () => {
    let workshop: Workshop;
    before(async () => {
      workshop = await Workshop.open(engine.name);
    });
    after(() => workshop.close());

    test('leaves every batch that it said was stored, none in part, and sums and audit trail that fit', async () => {
      const place = workshop.databaseUrl ?? workshop.folder;
      const stored = new Set<string>();
      let looks = 0;
      let round = 0;
      for await (const { found, signal, complaint, ...writer } of killWriters(place, kills)) {
        round += 1;
        assert.equal(signal, 'SIGKILL', complaint);
        if (found) {
          const { batches, ...wrong } = found;
          const kept = new Set(batches);
          assert.deepEqual(
            [...stored].filter((batch) => !kept.has(batch)),
            [],
            `round ${round}`,
          );
          assert.deepEqual(wrong, { halfThere: [], strays: 0, tallies: [], trail: [] });
          // Of each earlier round one batch may have been stored without that being said.
          assert.ok(batches.length <= stored.size + round - 1, `${batches.length} batches`);
          looks += 1;
        }
        for (const batch of writer.stored) stored.add(batch);
      }
      assert.ok(looks > kills / 2, `only ${looks} writers came so far as to look`);
      assert.ok(stored.size > kills / 2, `only ${stored.size} batches were stored`);
    });
  });
}
