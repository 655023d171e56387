import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { monthsOf, parsePeriod, printPeriod } from '../calendar/index.ts';
import { importProposal, readProposal } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { listPerformance, type PerformanceRow } from './index.ts';
import { isGiven } from './performance.ts';
import { openYearHub, publish, term } from './sample-year.fixture.ts';

const months = monthsOf(term).map(printPeriod);

/** Levels of Stafford as an agreement gives them, each `metric,period,level`. */
async function agree(hub: Hub, levels: readonly string[], name: string): Promise<void> {
  const rows = levels.map((level) => {
    const [metric, period, value] = level.split(',');
    return `Stafford,${metric},${period},target,${value}\n`;
  });
  const bytes = Buffer.from(`provider,metric,period,kind,value\n${rows.join('')}`);
  await importProposal(hub, await readProposal({ name, bytes }, hub), 'a test');
}

for (const { name, skip, open } of testDatabases()) {
  describe(`performance under an agreement by months, on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openYearHub(openEmptyHub(await open()));
      const monthly = (metric: string, levels: readonly string[]) =>
        levels.map((level, index) => `${metric},${months[index]},${level}`);
      const flat = (metric: string, level: string) =>
        monthly(
          metric,
          months.map(() => level),
        );
      const levels = [
        ...monthly('CU019', ['3', '3', '3', '3', '3', '3', '3', '3', '3', '3', '2', '2']),
        ...['CU019,2014-15 Q2,9', 'CU019,2014-15,34', 'CU060,2014-15,17.00'],
        ...flat('CU002', '95.00%'),
        ...monthly('CU016', ['6.00%', '5.00%', '5.00%', '5.00%']),
        ...monthly('CU088', ['3.00', '3.00', '2.00']),
        ...monthly('CU021', ['7.00', '8.00']),
      ];
      await agree(hub, levels, 'levels.csv');
      const completed = ['CU021,Apr 2014,7.00', 'CU021,May 2014,8.00', 'CU021,Jul 2014,9.00'];
      await publish(hub, [...completed, 'CU014,Apr 2014,12%', 'CU014,May 2014,12%'], 'months.csv');
    });
    after(() => hub.database.close());

    const rowOf = async (metric: string, period: string, provider = 'Stafford') => {
      const query = { provider, metrics: [metric], period: parsePeriod(period) };
      const [row] = await listPerformance(hub, query);
      assert.ok(row);
      return row;
    };
    const shown = (row: PerformanceRow) => [row.outturnText, row.levelText, row.status];

    test('a month, a quarter and the year have the levels that are given of them', async () => {
      assert.deepEqual(shown(await rowOf('CU019', 'Apr 2014')), ['3', '3', 'met']);
      // 1 + 4 + 2 from July to September.
      assert.deepEqual(shown(await rowOf('CU019', '2014-15 Q2')), ['7', '9', 'missed']);
      const year = await rowOf('CU060', '2014-15');
      assert.deepEqual([year.levelText, year.levelSource?.file], ['17.00', 'levels.csv']);
    });

    test('a year to date and a quarter have the sum of the levels of their months', async () => {
      const row = await rowOf('CU019', '2014-15 to Sep');
      assert.deepEqual(shown(row), ['16', '18', 'missed']);
      assert.deepEqual([row.levelSource, row.explanation], [null, 'Sum of its 6 months.']);
      assert.deepEqual(shown(await rowOf('CU019', '2014-15 Q1')), ['9', '9', 'met']);
    });

    test('a share has the level that all its months have, and where they differ none', async () => {
      const released = await rowOf('CU002', '2014-15 to Sep');
      // 19 of 21 were kept.
      assert.deepEqual(shown(released), ['90.48%', '95.00%', 'missed']);
      assert.equal(released.explanation, 'The level of each of its 6 months.');
      assert.equal(released.levelSource?.column, 'E');
      assert.equal((await rowOf('CU016', '2014-15 Q1')).level, null);
      // May, June and July.
      assert.equal((await rowOf('CU016', 'May 2014 to Jul 2014')).level, 5);
    });

    test('a score is held against the level of the last month', async () => {
      assert.equal((await rowOf('CU088', '2014-15 Q1')).level, 2);
      assert.equal((await rowOf('CU088', '2014-15 to May')).level, 3);
      // July has none.
      assert.equal((await rowOf('CU088', '2014-15 to Jul')).level, null);
    });

    test('printed months add up where they are counts and none is missing', async () => {
      const row = await rowOf('CU021', '2014-15 to May');
      assert.deepEqual(shown(row), ['15.00', '15.00', 'met']);
      assert.ok(isGiven(row));
      assert.deepEqual(shown(await rowOf('CU021', '2014-15 Q1')), [
        ...['not supplied', 'no target set', 'no outturn'],
      ]);
      assert.equal((await rowOf('CU014', '2014-15 to May')).outturn, null);
    });

    test('only the definitions of the year are listed unasked', async () => {
      const rows = await listPerformance(hub, {
        provider: 'Stafford',
        period: parsePeriod('2014-15 to Sep'),
      });
      assert.ok(rows.length > 0);
      assert.deepEqual([...new Set(rows.map(({ metric }) => metric.slice(0, 1)))], ['C']);
    });

    test('a simulated twin is held to the monthly levels of its original', async () => {
      const twin = await rowOf('CU002', '2014-15 to Sep', 'simulated-stafford');
      assert.deepEqual([twin.outturn, twin.level], [null, 95]);
    });

    test('without a period a provider is shown in the last of which it has an outturn', async () => {
      const [own] = await listPerformance(hub, { provider: 'Stafford', metrics: ['CU014'] });
      assert.equal(own?.period, 'May 2014');
      const [twin] = await listPerformance(hub, {
        ...{ provider: 'simulated-stafford', metrics: ['CU003'] },
      });
      assert.deepEqual([twin?.period, twin?.outturn], ['2014-15 Q1', 1]);
    });
  });
}
