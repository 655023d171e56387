import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import { yearPeriod } from '../calendar/index.ts';
import type { Hub } from '../hub.ts';
import { originOf } from './origin.ts';
import { drugTests, openDrugTestHub, storeDrugTests } from './sample-drug-tests.fixture.ts';

for (const { name, skip, open } of testDatabases()) {
  describe(`how a figure came to be, on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openDrugTestHub(await openSampleHub(await open()));
    });
    after(() => hub.database.close());

    test('a counted one from the batches whose records count, and its level from the file that states it', async () => {
      const asked = { provider: 'Stafford', metric: 'K05', period: yearPeriod(2007) };
      const origin = await originOf(hub, asked);
      assert.match(origin.title, /^Stafford, K05 .*, 2007-08: 15\.0%$/);
      assert.match(origin.href, /^\/trace\?provider=stafford&metric=K05&period=2007-08$/);
      // 18 of 120 tests.
      assert.match(origin.words.join(' '), /18 ÷ 120 × 100 gives 15\.0%/);
      assert.match(origin.words.join(' '), /The level it is held against is 9\.0%/);
      const [first, ...others] = origin.madeFrom;
      assert.deepEqual(
        [first?.kind, first?.id, first?.href],
        ['record batch', '1', '/records/batches/1'],
      );
      assert.ok(others.every(({ kind }) => kind === 'import'));
      assert.equal(others.length, 1);

      // Five more tests with a new reference come in a batch of their own.
      const rows = drugTests('stafford', { positive: 0, negative: 5 });
      const renamed = rows.map((row) => ({ ...row, recordKey: `LATE-${row.recordKey}` }));
      const { batchId } = await storeDrugTests(hub, renamed, 'late.csv');
      const later = await originOf(hub, asked);
      const batches = later.madeFrom.filter(({ kind }) => kind === 'record batch');
      assert.deepEqual(
        batches.map(({ id }) => id),
        ['1', String(batchId)],
      );
      assert.match(batches[1]?.title ?? '', /drug tests of late\.csv/);
    });

    test('one that is only known as printed, from its file', async () => {
      const origin = await originOf(hub, {
        provider: 'Birmingham',
        metric: 'K05',
        period: yearPeriod(2007),
      });
      assert.match(origin.words.join(' '), /as it was printed/);
      assert.ok(
        origin.madeFrom.every(
          ({ kind, href }) => kind === 'import' && /^\/sources\/\d+$/.test(href),
        ),
      );
      assert.ok(origin.madeFrom.length > 0);
    });

    test('one that nobody holds is none', async () => {
      const asked = { provider: 'Stafford', metric: 'K05', period: yearPeriod(1999) };
      await assert.rejects(originOf(hub, asked), { code: 'MEASURE_NO_FIGURE' });
      await assert.rejects(originOf(hub, { ...asked, metric: 'nonsense' }), {
        code: 'CATALOGUE_UNKNOWN_METRIC',
      });
    });
  });
}
