import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { testDatabases } from '../../test/databases.ts';
import { StatedBatches } from '../../test/stated-batches.ts';
import type { Database } from '../database/index.ts';
import { percent, statedFigure } from './stated-figure.fixture.ts';
import { statedTable } from './store.ts';

const published = statedTable('published_figure');

for (const engine of testDatabases()) {
  describe(`stated figures in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let batches: StatedBatches;
    before(async () => {
      database = await engine.open();
      batches = new StatedBatches(database);
    });
    after(() => database.close());

    test('of any sequence of batches are current as they were last stated', async () => {
      const slot = fc.record({
        providerId: fc.constantFrom('one', 'two'),
        metric: fc.constantFrom('P01', 'P02'),
        mentionedIn: fc.constantFrom('', 'text'),
      });
      const figure = fc.tuple(slot, fc.integer({ min: 1, max: 3 }));
      const batch = fc.uniqueArray(figure, {
        selector: ([key]) => JSON.stringify(key),
        maxLength: 8,
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(batch, { maxLength: 5 }), async (sequence) => {
          run += 1;
          const last = new Map<string, string>();
          for (const figures of sequence) {
            const stated = figures.map(([key, value]) =>
              statedFigure({
                ...key,
                providerId: `${key.providerId} ${run}`,
                stated: percent(value),
              }),
            );
            let changed = 0;
            for (const {
              providerId,
              metric,
              mentionedIn,
              stated: { text },
            } of stated) {
              const slotKey = `${providerId}|${metric}|${mentionedIn}`;
              if (last.get(slotKey) !== text) changed += 1;
              last.set(slotKey, text);
            }
            const { tally } = await batches.keep(published, stated);
            assert.equal(tally.added + tally.revised, changed);
          }
          const current = await published.listCurrent(database, {
            providerIds: [`one ${run}`, `two ${run}`],
          });
          assert.deepEqual(
            new Map(
              current.map(({ providerId, metric, mentionedIn, stated }) => [
                `${providerId}|${metric}|${mentionedIn}`,
                stated.text,
              ]),
            ),
            last,
          );
        }),
        { numRuns: 25 },
      );
    });
  });
}
