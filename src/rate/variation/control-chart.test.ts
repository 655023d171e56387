import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import { openMonthsHub } from '../../measure/sample-months.fixture.ts';
import { controlChart } from './control-chart.ts';

const [embedded] = testDatabases();

describe('the control chart of a metric', () => {
  let hub: Hub;
  before(async () => {
    assert.ok(embedded);
    hub = await openMonthsHub(openEmptyHub(await embedded.open()));
  });
  after(() => hub.database.close());

  const ask = (provider: string, metric: string, span: string, marks: string[] = []) =>
    controlChart(hub, {
      ...{ provider, metric, span: parsePeriod(span) },
      marks: marks.map((period) => ({ period, words: 'A change.' })),
    });

  test('of a part of records is a p chart, by what stands behind each month', async () => {
    const found = await ask('Birmingham', 'CU016', 'Jul 2013 to Sep 2014');
    assert.match(found.chosen, /^A p chart/);
    const { chart } = found;
    // 13 times 3 and 12 are 51 of 280, 18.21%. Of 20, with 3.6 expected, the chance of 9 or more is 0.0053, of 10 or more
    // 0.0012: up to 9 of 20, 45%, it is no news, and 12 are 60%.
    assert.equal(chart?.phases[0]?.mean?.toFixed(2), '18.21');
    const last = chart?.points.at(-1);
    assert.deepEqual([last?.period, last?.value], ['Sep 2014', 60]);
    assert.deepEqual(
      last?.flags.map(({ rule, direction }) => [rule, direction]),
      [['beyond a limit', 'worse']],
    );
    assert.match(
      chart?.sentence ?? '',
      /^September 2014 stands out as worse: 60\.00%, where 0\.00% to 45\.00% would be usual\.$/,
    );
    assert.equal(chart?.points[3]?.value, null);
    assert.equal(found.months[3]?.missing, 'No figure has been supplied for this month.');
  });

  test('of events is a u chart, in which a rare month is known by its own probability', async () => {
    const found = await ask('Dovegate', 'CU003', 'Apr 2013 to Sep 2014');
    assert.match(found.chosen, /^A u chart: each month counts events/);
    assert.equal(found.chart?.points[0]?.value, 0);
    // Five in 18 months: of a mean of 0.28 five in one month come once in some 91,000.
    assert.match(found.chart?.sentence ?? '', /June 2014 stood out as worse\.$/);
    assert.equal(found.chart?.rules.length, 1);
  });

  test('of what was only printed is an XmR chart, which says so', async () => {
    const found = await ask('Stafford', 'CU013', '2014-15');
    assert.match(found.chosen, /^An XmR chart.*nothing is known of what stands behind them\.$/);
    // 488 over 6; steps of 2, 1, 2, 3 and 2 are 10 over 5, and 2.66 × 2 is 5.32.
    assert.equal(found.chart?.points[0]?.upper?.toFixed(3), (488 / 6 + 5.32).toFixed(3));
    assert.deepEqual([found.months[0]?.outturnText, found.months[0]?.basis], ['80%', 'published']);
    assert.equal(found.chart?.phases[0]?.limits, 'provisional');
    assert.equal(found.months[6]?.missing, 'The month has not ended.');
  });

  test('begins anew where somebody marks a month', async () => {
    const { chart } = await ask('Birmingham', 'CU003', '2012-13', ['Oct 2012']);
    assert.deepEqual(
      chart?.phases.map(({ from, mean }) => [from, mean]),
      [
        ['Apr 2012', 1],
        ['Oct 2012', 3],
      ],
    );
    await assert.rejects(ask('Birmingham', 'CU003', '2012-13', ['Oct 2011']), {
      code: 'RATE_CHART_REFUSED',
    });
  });

  test('is not drawn of too few months, of what only stands, or of nothing, and says why', async () => {
    const few = await ask('Stafford', 'CU014', '2014-15');
    assert.equal(few.chart, null);
    assert.match(few.chosen, /^3 months have a figure of CU014: with fewer than 6/);
    const pledge = await ask('Stafford', 'CU060', '2014-15');
    assert.equal(pledge.chart, null);
    assert.match(pledge.chosen, /stands as it was last known/);
    const none = await ask('Stafford', 'CU016', '2013-14');
    assert.match(none.chosen, /^No month has a figure/);
  });

  test('names a month in which a prison was not open, or of which a metric is not asked', async () => {
    const { months } = await ask('west-midlands', 'CU003', 'Sep 2014');
    assert.equal(months[0]?.outturn, null);
    assert.ok((months[0]?.missing ?? '').endsWith('.'));
  });

  test('of more than ten years is refused', async () => {
    await assert.rejects(ask('Birmingham', 'CU016', 'Apr 2004 to Apr 2014'), {
      code: 'RATE_CHART_REFUSED',
      message: 'A control chart shows at most 120 months, not 121; ask for fewer.',
    });
  });

  test('of an unknown provider or metric is refused', async () => {
    await assert.rejects(ask('Birminham', 'CU016', '2014-15'), { code: 'ESTATE_UNKNOWN' });
    const wrong = ask('Birmingham', 'CU999', '2014-15');
    await assert.rejects(wrong, { code: 'CATALOGUE_UNKNOWN_METRIC' });
  });
});
