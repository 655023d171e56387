import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Hub } from '../../hub.ts';
import { completeMonths } from './complete-months.ts';
import { listCoverage } from './coverage-store.ts';
import { openLedgerHub, placeType } from './sample-records.fixture.ts';

for (const { name, open, skip } of testDatabases()) {
  describe(`saying that records are complete on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openLedgerHub(openEmptyHub(await open()));
    });
    after(() => hub.database.close());

    const wish = {
      type: placeType.code,
      provider: 'HMP Stafford',
      period: '2007-08 Q4',
      by: 'a test',
    };
    // January 2008 is 2008 * 12 + 0.
    const asked = { first: 24_096, months: 12 };

    test('covers each month of the period, and the same again nothing more', async () => {
      const done = await completeMonths(hub, wish);
      assert.deepEqual([done.providerId, done.period, done.months], ['stafford', '2007-08 Q4', 3]);
      await completeMonths(hub, { ...wish, period: 'Mar 2008' });
      assert.deepEqual(await listCoverage(hub.database, asked), [
        { provider_id: 'stafford', record_type: placeType.code, months: 3 },
      ]);
    });

    test('is seen from when it was said', async () => {
      assert.deepEqual(
        await listCoverage(hub.database, { ...asked, at: '2001-01-01T00:00:00Z' }),
        [],
      );
    });

    test('is refused for a period that still runs, and for whom or what there is not', async () => {
      const running = { ...wish, period: 'Nov 2026' };
      await assert.rejects(completeMonths(hub, running), {
        code: 'DELIVER_NOT_COMPLETE',
        message: /ends on 2026-11-30/,
      });
      const region = { ...wish, provider: 'National' };
      await assert.rejects(completeMonths(hub, region), { code: 'DELIVER_NOT_COMPLETE' });
      await assert.rejects(completeMonths(hub, { ...wish, provider: 'Stafordd' }), {
        code: 'ESTATE_UNKNOWN',
      });
      await assert.rejects(completeMonths(hub, { ...wish, type: 'sample-plaice' }), {
        code: 'CATALOGUE_UNKNOWN_RECORD_TYPE',
      });
    });
  });
}
