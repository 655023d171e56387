import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { monthPeriod, rangePeriod } from '../../calendar/index.ts';
import type { Database } from '../../database/index.ts';
import type { OwedReturn } from './return.ts';
import { listOwed, reopenReturn, saveCells, submitReturn, timelinessOf } from './return-actions.ts';
import {
  analyst,
  fillIn,
  march,
  openReturnsHub,
  person,
  type ReturnsHub,
  rashid,
  readings,
} from './returns-hub.fixture.ts';

const period = monthPeriod(2008, 3);
const template = 'probation-area-monthly';

for (const { name, skip, open } of testDatabases()) {
  describe(`what is owed, on ${name}`, { skip }, () => {
    let database: Database;
    let hub: ReturnsHub;
    before(async () => {
      database = await open();
      hub = await openReturnsHub(openEmptyHub(database));
      await fillIn(hub.as(rashid));
      await submitReturn(hub.as(rashid), readings(), march);
    });
    after(() => database.close());
    const board = person('Board', ['see returns'], ['west-mercia', 'warwickshire']);

    test('is told of those whose returns one may see, with how far each has come', async () => {
      hub.at('2008-04-18T12:00:00.000Z');
      const owed = await listOwed(hub.as(board), { period, template });
      assert.deepEqual(
        owed.map(({ provider, dueOn, state, daysLate, missing }) => [
          provider,
          dueOn,
          state,
          daysLate,
          missing,
        ]),
        [
          ['Warwickshire', '2008-04-15', 'due', 3, true],
          ['West Mercia', '2008-04-15', 'submitted', 0, false],
        ],
      );
      const own = await listOwed(hub.as(rashid), { period });
      assert.deepEqual(
        own.map(({ key }) => key.providerId),
        ['west-mercia'],
      );
    });

    test('is not missing before the day after it was due', async () => {
      hub.at('2008-04-15T23:00:00.000Z');
      const owed = await listOwed(hub.as(board), {
        period,
        providerIds: ['warwickshire'],
        template,
      });
      assert.deepEqual(
        owed.map(({ daysLate, missing }) => [daysLate, missing]),
        [[0, false]],
      );
    });

    test('is counted as revised when it was submitted again', async () => {
      hub.at('2008-04-20T12:00:00.000Z');
      await reopenReturn(hub.as(analyst), march, { reason: 'A late report.' });
      await saveCells(hub.as(rashid), march, [
        { address: 'returned-area-court-reports-due', text: '110', seen: 1 },
      ]);
      await submitReturn(hub.as(rashid), readings(), march);
      const owed = await listOwed(hub.as(board), { period, template });
      assert.deepEqual(
        owed.map(({ revisions }) => revisions),
        [0, 1],
      );
      assert.deepEqual(timelinessOf(owed), {
        ...{ due: 2, inTime: 1, late: 0, missing: 1, revised: 1 },
        percentInTime: 50,
      });
    });

    test('spans months, in the order of their due days, and none that is to come', async () => {
      hub.at('2008-05-20T12:00:00.000Z');
      const months = rangePeriod(march.month, march.month + 5);
      const owed = await listOwed(hub.as(rashid), { period: months, template });
      assert.deepEqual(
        owed.map(({ month }) => month),
        ['Mar 2008', 'Apr 2008', 'May 2008'],
      );
    });
  });
}

test('the timeliness of returns leaves out those that are not due yet', () => {
  const one = (changes: Partial<OwedReturn>): OwedReturn => ({
    ...{
      key: march,
      provider: 'West Mercia',
      title: 'Return',
      month: 'Mar 2008',
      dueOn: '2008-04-15',
    },
    ...{
      state: 'due',
      submittedAt: null,
      daysLate: 0,
      missing: false,
      revisions: 0,
      openQueries: 0,
    },
    ...changes,
  });
  const submittedAt = '2008-04-14T10:00:00.000Z';
  const owed = [
    one({}),
    one({ submittedAt }),
    one({ submittedAt, revisions: 2 }),
    one({ submittedAt, daysLate: 4 }),
    one({ missing: true, daysLate: 9 }),
    one({ missing: true, daysLate: 9 }),
  ];
  // 5 were due, of which 2 came in time.
  assert.deepEqual(timelinessOf(owed), {
    ...{ due: 5, inTime: 2, late: 1, missing: 2, revised: 1 },
    percentInTime: 40,
  });
  assert.equal(timelinessOf([one({})]).percentInTime, null);
});
