import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import { stateCoverage, storeRecords } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { listPerformance } from './actions.ts';
import { listGroups } from './group-actions.ts';
import type { GroupedFigure } from './grouped-figure.ts';
import { openGroupsHub } from './sample-groups.fixture.ts';
import {
  anyVisit,
  keptShare,
  openVisitHub,
  visitBatch,
  visitType,
} from './sample-visits.fixture.ts';

const year = parsePeriod('2007-08');
const quarter = parsePeriod('2007-08 Q1');

function rowOf({ groups }: GroupedFigure, group: string) {
  const row = groups.find((one) => one.group === group);
  assert.ok(row, group);
  return row;
}

for (const { name, open, skip } of testDatabases()) {
  describe(`a figure by groups on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openGroupsHub(openEmptyHub(await open()));
    });
    after(() => hub.database.close());

    const ask = (metric: string, breakdown: string, more: { provider?: string } = {}) =>
      listGroups(hub, { provider: 'Stafford', period: year, metric, breakdown, ...more });

    test('lists the groups in their order, those not stated last, with their part of all', async () => {
      const found = await ask('K05', 'ethnicity');
      assert.deepEqual(
        found.groups.map(({ title, outturnText, numerator, denominator }) =>
          [title, outturnText, numerator, denominator].join(' '),
        ),
        [
          'White 10.0% 40 400',
          'Mixed 15.0% 3 20',
          'Asian or Asian British 12.0% 12 100',
          'Black or Black British 20.0% 30 150',
          'Chinese or other 0.0% 0 10',
          'Not stated 10.0% 5 50',
        ],
      );
      // 30 of 90 positive, 150 of 730 tested.
      const black = rowOf(found, 'black');
      assert.equal(black.numeratorShare?.toFixed(2), '33.33');
      assert.equal(black.denominatorShare?.toFixed(2), '20.55');
      assert.deepEqual([found.all.numerator, found.all.denominator], [90, 730]);
    });

    test('tells how many times the rate of the reference group a group has', async () => {
      const found = await ask('k05', 'Ethnicity');
      assert.equal(found.interval, 'proportions');
      // 20% against 10%: variance 1/30 − 1/150 + 1/40 − 1/400 = 0.0491667, its root 0.2217356, times
      // 1.959964 = 0.434594; exp = 1.544336; 2 / 1.544336 = 1.2951, 2 × 1.544336 = 3.0887.
      const black = rowOf(found, 'black');
      assert.deepEqual(
        [black.ratio, black.lower?.toFixed(4), black.upper?.toFixed(4), black.standing],
        [2, '1.2951', '3.0887', 'higher'],
      );
      assert.equal(black.words, 'Higher than White: 2.00 times (1.30 to 3.09)');
      // 12% against 10%: variance 1/12 − 1/100 + 0.0225 = 0.0958333, its root 0.309570, times 1.959964
      // = 0.606746; exp = 1.834453; 1.2 / 1.834453 = 0.6541, 1.2 × 1.834453 = 2.2013.
      const asian = rowOf(found, 'asian');
      assert.equal(
        asian.words,
        '1.20 times White (0.65 to 2.20). The interval holds 1: this may be chance',
      );
      assert.deepEqual([asian.standing, asian.cautions], ['may be chance', []]);
      const white = rowOf(found, 'white');
      assert.deepEqual([white.isReference, white.ratio], [true, null]);
    });

    test('is careful with small numbers, and silent where there is nothing to divide', async () => {
      const found = await ask('K05', 'ethnicity');
      assert.deepEqual(rowOf(found, 'mixed').cautions, ['Small numbers in Mixed: 3 over 20']);
      const nobody = rowOf(found, 'chinese-or-other');
      assert.deepEqual([nobody.ratio, nobody.lower, nobody.standing], [null, null, null]);
      assert.equal(nobody.words, 'No ratio: the numerator of Chinese or other is 0');
      assert.match(rowOf(found, 'not stated').words, /not stated is no group/);
      const bySex = await ask('K05', 'sex');
      assert.deepEqual(
        bySex.groups.map(({ outturn, words }) => [outturn, words]),
        [
          [null, 'The others are compared with it'],
          [null, 'No ratio: the denominator of Female is 0'],
          [bySex.all.outturn, 'No ratio: not stated is no group'],
        ],
      );
    });

    test('counts events over an average, which is taken over the months of the whole', async () => {
      const found = await listGroups(hub, {
        ...{ provider: 'stafford', period: quarter, metric: 'K07', breakdown: 'ethnicity' },
      });
      assert.equal(found.interval, 'events');
      const [white, black] = [rowOf(found, 'white'), rowOf(found, 'black')];
      assert.deepEqual([white.denominator, black.denominator], [300, 50]);
      assert.equal(found.all.denominator, 350);
      // A year of 6 in 300 is scaled: 6 / 300 × 100 × 12 / 3 = 8%.
      assert.equal(white.outturn, 8);
      // 6/50 against 6/300: 6 times. Variance 1/6 + 1/6, its root 0.577350, times 1.959964 = 1.131586;
      // exp = 3.100570; 6 / 3.100570 = 1.9351, 6 × 3.100570 = 18.6034.
      assert.equal(black.words, 'Higher than White: 6.00 times (1.94 to 18.6)');
    });

    test('gives the figure that performance gives', async () => {
      const found = await ask('K05', 'ethnicity');
      const [row] = await listPerformance(hub, {
        provider: 'Stafford',
        metrics: ['K05'],
        period: year,
      });
      assert.deepEqual(
        [found.all.outturn, found.all.numerator, found.all.denominator],
        [row?.outturn, row?.numerator, row?.denominator],
      );
    });

    test('says why there is no figure', async () => {
      const region = await ask('K05', 'ethnicity', { provider: 'west-midlands' });
      assert.deepEqual(region.groups, []);
      assert.match(region.reason ?? '', /needs the mandatory drug tests of every one/);
      assert.ok(region.missing.includes('Birmingham'));
      const silent = await ask('K05', 'ethnicity', { provider: 'Birmingham' });
      assert.equal(
        silent.reason,
        'Birmingham has supplied no mandatory drug tests for this period',
      );
      const unasked = await ask('K05', 'ethnicity', { provider: 'Staffordshire' });
      assert.equal(unasked.reason, 'K05 is not asked of Staffordshire');
    });

    test('refuses what is not there, not kept, not counted and not over', async () => {
      await assert.rejects(ask('K05', 'colour'), {
        code: 'MEASURE_UNKNOWN_BREAKDOWN',
        message: /There are sex, age-band, ethnicity, segment\./,
      });
      await assert.rejects(ask('K05', 'segment'), {
        code: 'MEASURE_NOT_BROKEN_DOWN',
        message:
          /by segment: “Random drug tests that were positive” and “.*” are not kept by it\. It can be broken down by sex, age-band, ethnicity\./,
      });
      await assert.rejects(ask('K08', 'sex'), { message: /broken down by nothing/ });
      await assert.rejects(ask('W01', 'sex'), { code: 'MEASURE_NOT_COUNTED' });
      await assert.rejects(ask('K99', 'sex'), { code: 'CATALOGUE_UNKNOWN_METRIC' });
      await assert.rejects(ask('K05', 'sex', { provider: 'Staford' }), { code: 'ESTATE_UNKNOWN' });
      const period = parsePeriod('2026-27');
      await assert.rejects(
        listGroups(hub, { provider: 'Stafford', metric: 'K05', breakdown: 'sex', period }),
        { code: 'MEASURE_PERIOD_RUNS' },
      );
    });
  });

  describe(`the groups of a figure on ${name}`, { skip }, () => {
    let hub: Hub;
    const metrics: Metric[] = [
      { ...keptShare, appliesTo: { kinds: ['establishment', 'area'] } },
      {
        ...keptShare,
        ...{ code: 'V02', unit: 'count', appliesTo: { kinds: ['establishment', 'area'] } },
        formula: {
          ...{ kind: 'rate', per: 100, annual: true },
          ...{ top: { tally: 'visits' }, bottom: { tally: 'visitors-at-month-end' } },
        },
      },
    ];
    before(async () => {
      const visits = await openVisitHub(openEmptyHub(await open()));
      hub = { ...visits, catalogue: { ...visits.catalogue, metrics } };
      for (const { id } of hub.estate.providers) {
        const covered = { providerId: id, recordTypes: [visitType.code], first: 24_086, months: 6 };
        await stateCoverage(hub.database, covered, 'a test');
      }
    });
    after(() => hub.database.close());

    test('add up to the whole, whatever the records, provider and period', async () => {
      let serial = 0;
      const asked = fc.record({
        provider: fc.constantFrom('stafford', 'staffordshire', 'west-midlands', 'national'),
        period: fc.constantFrom('Apr 2007', '2007-08 Q1', '2007-08').map(parsePeriod),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyVisit, { maxLength: 8 }), asked, async (visits, question) => {
          serial += 1;
          await storeRecords(hub, visitBatch(visits, `step ${serial}`));
          for (const metric of ['V01', 'V02']) {
            const query = { ...question, metric, breakdown: 'sex' };
            const { groups, all } = await listGroups(hub, query);
            assert.deepEqual(
              groups.map(({ group }) => group),
              ['male', 'female', 'not stated'],
            );
            for (const part of ['numerator', 'denominator'] as const) {
              const sum = groups.reduce((total, row) => total + (row[part] ?? 0), 0);
              assert.ok(Math.abs(sum - (all[part] ?? 0)) < 1e-9, `${metric} ${part}`);
            }
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}
