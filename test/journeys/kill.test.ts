import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { openPostgres } from '../../src/database/postgres.ts';
import { testDatabases } from '../databases.ts';
import { Workshop } from './gatehouse.ts';
import { killWriters } from './killed-rounds.ts';

/** A hundred where GATEHOUSE_TEST_KILLS says so: each takes about a second. */
const kills = Number(process.env.GATEHOUSE_TEST_KILLS ?? 12);

async function onServer(script: string): Promise<void> {
  const admin = await openPostgres(process.env.TEST_DATABASE_URL ?? '');
  await admin.script(script);
  await admin.close();
}

for (const engine of testDatabases()) {
  describe(`a writer on ${engine.name} that is killed ${kills} times`, {
    skip: engine.skip,
  }, () => {
    const name = `gatehouse_kills_${randomUUID().replaceAll('-', '')}`;
    let workshop: Workshop;
    let place: string;
    before(async () => {
      workshop = await Workshop.open();
      place = workshop.folder;
      if (engine.name === 'PGlite') return;
      await onServer(`create database ${name}`);
      const url = new URL(process.env.TEST_DATABASE_URL ?? '');
      url.pathname = `/${name}`;
      place = url.href;
    });
    after(async () => {
      await workshop.close();
      if (engine.name !== 'PGlite') await onServer(`drop database ${name} with (force)`);
    });

    test('leaves every batch that it said was stored, none in part, and sums and audit trail that fit', async () => {
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
