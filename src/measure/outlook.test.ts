import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { LevelTable, LevelYear, Outlook } from '../commission/index.ts';
import type { Hub } from '../hub.ts';
import { outlook } from './outlook.ts';
import { openYearHub, publish, term } from './sample-year.fixture.ts';

/** The same level in every month, and for the year. */
function flat(level: number, total: number | null = level): LevelYear {
  return { months: Array.from({ length: 12 }, () => level), total };
}

const noMonths = (total: number | null): LevelYear => ({
  months: Array.from({ length: 12 }, () => null),
  total,
});

for (const { name, skip, open } of testDatabases()) {
  describe(`the outlook of an agreement on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openYearHub(openEmptyHub(await open()));
      const completed = ['CU021,Apr 2014,7', 'CU021,May 2014,8', 'CU021,Jul 2014,9'];
      const escapes = ['CU007,Apr 2014,1', 'CU007,2014-15 Q1,1', 'CU007,Jul 2014,0'];
      const settled = ['CU013,Apr 2014,80%', 'CU013,2014-15 to Jun,85.00%', 'CU013,Jul 2014,90%'];
      const violence = ['CU088,Jun 2014,3.00', 'CU088,Sep 2014,2.00', 'CU019,2014-15 to Sep,99'];
      const figures = [...completed, ...escapes, ...settled, ...violence, 'CU014,May 2014,20%'];
      await publish(hub, figures, 'published.csv');
    });
    after(() => hub.database.close());

    const ask = async (
      code: string,
      levels: { before?: LevelYear; after?: LevelYear },
      on: { at?: string; providerId?: string } = {},
    ): Promise<Outlook> => {
      const tableOf = (level: LevelYear | undefined): LevelTable =>
        new Map(level ? [[code, level]] : []);
      const at = on.at;
      const [found, another] = await outlook(at ? { ...hub, now: () => new Date(at) } : hub, {
        ...{ providerId: on.providerId ?? 'stafford', term },
        ...{ before: tableOf(levels.before), after: tableOf(levels.after) },
      });
      assert.ok(found && !another);
      return found;
    };

    test('a count goes on at the rate of its months, and its level to date is the sum of theirs', async () => {
      const first = [3, 3, 3, 3, 3, 3];
      const found = await ask('CU019', {
        before: { months: [...first, 3, 3, 3, 3, 2, 2], total: 34 },
        after: { months: [...first, 2, 2, 2, 2, 2, 2], total: 30 },
      });
      // 3 + 2 + 4 + 1 + 4 + 2 = 16 in six months, and 16 ÷ 6 × 12 = 32; six times 3 is 18.
      assert.deepEqual(found, {
        metric: 'CU019',
        title: 'Sex offender treatment programmes completed',
        ...{ toDate: '2014-15 to Sep', outturnToDate: '16', forecast: '32' },
        how: '16 in 6 of 12 months; at that rate 32 in all of 2014-15.',
        before: {
          ...{ levelToDate: '18', statusToDate: 'missed' },
          ...{ levelAtYearEnd: '34', statusAtYearEnd: 'missed' },
        },
        after: {
          ...{ levelToDate: '18', statusToDate: 'missed' },
          ...{ levelAtYearEnd: '30', statusAtYearEnd: 'met' },
        },
      });
    });

    test('a count with a level for the year alone has none to date', async () => {
      const { before: side } = await ask('CU019', { before: noMonths(34) });
      assert.deepEqual(side, {
        ...{ levelToDate: null, statusToDate: 'no level' },
        ...{ levelAtYearEnd: '34', statusAtYearEnd: 'missed' },
      });
    });

    test('a level of one table alone leaves the other without one', async () => {
      const { before: side, after: other } = await ask('CU019', { after: flat(2, null) });
      assert.deepEqual(side, {
        ...{ levelToDate: null, statusToDate: 'no level' },
        ...{ levelAtYearEnd: null, statusAtYearEnd: 'no level' },
      });
      // Two in each month are 12 in six and 24 in twelve.
      assert.deepEqual(other, {
        ...{ levelToDate: '12', statusToDate: 'met' },
        ...{ levelAtYearEnd: '24', statusAtYearEnd: 'met' },
      });
    });

    test('a percentage is that of all its records together and is carried on', async () => {
      const found = await ask('CU002', { before: flat(95), after: flat(90) });
      // 10 of 10 and 9 of 11 are 19 of 21, 90.476%; the two percentages would average 90.909%.
      assert.equal(found.outturnToDate, '90.48%');
      assert.deepEqual([found.toDate, found.forecast], ['2014-15 to Sep', '90.48%']);
      assert.match(
        found.how,
        /^Carried on as it stands.*Nothing is recorded of May 2014, Jun 2014/,
      );
      assert.deepEqual([found.before.statusToDate, found.before.levelToDate], ['missed', '95.00%']);
      assert.deepEqual([found.after.statusToDate, found.after.statusAtYearEnd], ['met', 'met']);
    });

    test('fewer is better where the polarity says so, and months said to be complete count', async () => {
      const found = await ask('CU003', { before: flat(0, 0), after: flat(0.5, null) });
      // 2 in the six months that are complete make 4 in twelve; half of one a month are 3, and 6.
      assert.deepEqual([found.outturnToDate, found.forecast], ['2.00', '4.00']);
      assert.deepEqual(
        [found.before.statusToDate, found.before.statusAtYearEnd],
        Array(2).fill('missed'),
      );
      assert.deepEqual(found.after, {
        ...{ levelToDate: '3.00', statusToDate: 'met' },
        ...{ levelAtYearEnd: '6.00', statusAtYearEnd: 'met' },
      });
    });

    test('a pledge stands until another is known, and is held against the level of the year', async () => {
      const found = await ask('CU060', { before: noMonths(17), after: noMonths(15) });
      assert.deepEqual([found.toDate, found.forecast], ['2014-15 to Sep', '15.00']);
      assert.deepEqual([found.before.levelToDate, found.before.statusToDate], ['17.00', 'missed']);
      assert.deepEqual([found.after.levelToDate, found.after.statusAtYearEnd], ['15.00', 'met']);
    });

    test('without an outturn nothing is forecast, and the level of the year still stands', async () => {
      const found = await ask('CU036', { before: flat(95) });
      assert.deepEqual([found.toDate, found.outturnToDate, found.forecast], [null, null, null]);
      assert.equal(found.how, 'No outturn of 2014-15 can be given.');
      assert.deepEqual(found.before, {
        ...{ levelToDate: null, statusToDate: 'no outturn' },
        ...{ levelAtYearEnd: '95.00%', statusAtYearEnd: 'no outturn' },
      });
    });

    test('published months of a count add up until one is missing', async () => {
      const found = await ask('CU021', { before: flat(7.5, 90) });
      // 7 and 8 of April and May are 15, and 15 ÷ 2 × 12 = 90; July waits for June.
      assert.deepEqual([found.toDate, found.outturnToDate], ['2014-15 to May', '15.00']);
      assert.equal(found.forecast, '90.00');
      assert.deepEqual([found.before.statusToDate, found.before.statusAtYearEnd], ['met', 'met']);
      assert.match(found.how, /Figures after a month without one are left out\.$/);
    });

    test('a published quarter stands for its months, which are not counted twice', async () => {
      const found = await ask('CU007', { before: flat(0, 0) });
      // 1 in the quarter and none in July: 1 in four months, 3 in twelve.
      assert.deepEqual(
        [found.toDate, found.outturnToDate, found.forecast],
        ['2014-15 to Jul', '1', '3'],
      );
    });

    test('published percentages of months are never averaged', async () => {
      const found = await ask('CU013', { before: flat(87), after: flat(85) });
      assert.deepEqual([found.toDate, found.outturnToDate], ['2014-15 Q1', '85.00%']);
      assert.match(found.how, /never averaged or added up\.$/);
      assert.deepEqual([found.before.statusToDate, found.after.statusToDate], ['missed', 'met']);
      const single = await ask('CU014', { before: flat(14) });
      assert.deepEqual([single.toDate, single.before.statusToDate], [null, 'no outturn']);
      assert.match(single.how, /single months or quarters/);
    });

    test('the last of published scores stands', async () => {
      const found = await ask('CU088', { before: { months: [4, 4, 4, 4, 4, 2], total: 3 } });
      assert.deepEqual([found.toDate, found.outturnToDate], ['2014-15 to Sep', '2.00']);
      // September's level is 2, the year's 3.
      assert.deepEqual(
        [found.before.statusToDate, found.before.statusAtYearEnd],
        ['met', 'missed'],
      );
    });

    test('of a year that is over it is the outturn itself, or what its months lead to', async () => {
      const at = '2015-05-01T12:00:00Z';
      const pledge = await ask('CU060', { before: noMonths(15) }, { at });
      assert.deepEqual([pledge.toDate, pledge.forecast], ['2014-15', '15.00']);
      assert.equal(pledge.how, 'The outturn of all of 2014-15.');
      assert.deepEqual([pledge.before.statusToDate, pledge.before.levelToDate], ['met', '15.00']);
      const half = await ask('CU019', { before: noMonths(34) }, { at });
      assert.equal(
        half.how,
        '16 in 6 of 12 months; at that rate 32 in all of 2014-15. 2014-15 is over, and nothing is held after Sep 2014.',
      );
    });

    test('a month that still runs is not looked at', async () => {
      const at = '2014-06-30T12:00:00Z';
      const { toDate, outturnToDate, forecast } = await ask(
        'CU019',
        { before: noMonths(34) },
        { at },
      );
      // 3 + 2 in April and May, 30 a year.
      assert.deepEqual([toDate, outturnToDate, forecast], ['2014-15 to May', '5', '30']);
    });

    test('a forecast that is no whole number shows how far it is from the level', async () => {
      await publish(hub, ['CU006,2014-15 to Aug,1'], 'august.csv');
      const found = await ask('CU006', { before: flat(0, 2) });
      // 1 ÷ 5 × 12 = 2.4, which is more than 2.
      assert.deepEqual([found.forecast, found.before.statusAtYearEnd], ['2.4', 'missed']);
    });

    test('a simulated twin goes by its own records', async () => {
      const twin = await ask('CU003', { before: flat(0, 0) }, { providerId: 'simulated-stafford' });
      // One abscond, in May: one in two months, six in twelve.
      assert.deepEqual([twin.outturnToDate, twin.forecast], ['1.00', '6.00']);
      const none = await ask('CU021', { before: flat(7) }, { providerId: 'simulated-stafford' });
      assert.equal(none.outturnToDate, null);
    });

    test('metrics come once each, in the order of the tables', async () => {
      const found = await outlook(hub, {
        ...{ providerId: 'stafford', term },
        before: new Map([
          ['CU060', noMonths(17)],
          ['CU019', noMonths(34)],
        ]),
        after: new Map([
          ['CU001', flat(98)],
          ['CU019', noMonths(30)],
        ]),
      });
      assert.deepEqual(
        found.map(({ metric }) => metric),
        ['CU060', 'CU019', 'CU001'],
      );
    });

    test('unknown providers and metrics are refused', async () => {
      const levels = { before: noMonths(1) };
      await assert.rejects(ask('CU999', levels), { code: 'CATALOGUE_UNKNOWN_METRIC' });
      const wrong = ask('CU019', levels, { providerId: 'staford' });
      await assert.rejects(wrong, { code: 'ESTATE_UNKNOWN' });
    });
  });
}
