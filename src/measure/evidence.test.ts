import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import type { Hub } from '../hub.ts';
import { evidence } from './evidence.ts';
import { openYearHub, publish, term } from './sample-year.fixture.ts';

for (const { name, skip, open } of testDatabases()) {
  describe(`what an agreement asks of the later rooms, on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openYearHub(openEmptyHub(await open()));
      const months = ['CU014,Apr 2014,12%', 'CU014,Jun 2014,16%', 'CU014,2014-15 Q1,14%'];
      await publish(hub, [...months, 'CU019,Apr 2014,8', 'CU019,Mar 2014,5'], 'months.csv');
    });
    after(() => hub.database.close());

    const monthly = async (metric: string, year = term, providerId = 'stafford') =>
      (await evidence.monthlyOutturns(hub, { providerId, metrics: [metric], year })).get(metric);
    const none = (count: number) => Array.from({ length: count }, () => null);

    test('a year month by month is counted where it can be', async () => {
      // 8 was printed of April, of which there are records of 3; October to March are not over.
      assert.deepEqual(await monthly('CU019'), [3, 2, 4, 1, 4, 2, ...none(6)]);
    });

    test('months that were printed fill in where nothing is counted, and a quarter is not shared out', async () => {
      assert.deepEqual(await monthly('CU014'), [12, null, 16, ...none(9)]);
      assert.deepEqual(await monthly('CU019', parsePeriod('2013-14')), [...none(11), 5]);
    });

    test('no records in a month that is said to be complete are nought', async () => {
      assert.deepEqual(await monthly('CU003'), [1, 0, 1, 0, 0, 0, ...none(6)]);
    });

    test('a simulated twin has the months of its own records', async () => {
      const twin = await monthly('CU003', term, 'simulated-stafford');
      assert.deepEqual(twin, [null, 1, ...none(10)]);
    });

    test('the rest is there', async () => {
      const question = { providerId: 'stafford', metrics: ['CU003'], term };
      assert.equal((await evidence.recorded(hub, question)).length, 1);
      assert.deepEqual(await evidence.lockedMonths(hub, 'stafford'), []);
      const asked = { providerId: 'stafford', term, before: new Map(), after: new Map() };
      assert.deepEqual(await evidence.outlook(hub, asked), []);
    });
  });
}
