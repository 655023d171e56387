import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { getMetric, loadCatalogue } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import type { Content } from '../agreement/content.ts';
import { coreDay, groupsOf, rowsOf, staffordSummary, template } from './regime.fixture.ts';
import { regimeMetrics } from './regime-metrics.ts';

const agreed = (content: Content) =>
  Object.fromEntries(regimeMetrics(template, content).map((one) => [one.metric, one.agreed]));

describe('the regime of HMP Stafford in the metrics of the catalogue', () => {
  test('is 4 × 8h 33m and 10h 23m by five, 8h 55m out of cell on a weekday', () => {
    // 34h 12m + 10h 23m = 44h 35m = 2,675 minutes; by five 535 minutes.
    assert.equal(agreed(staffordSummary).K08, Number((535 / 60).toPrecision(15)));
  });

  test('is 23h 15m of activity a week', () => {
    assert.equal(agreed(staffordSummary).K17, 23.25);
  });

  test('is 269 industry places of 28h 15m, for 52 weeks 395,161 hours', () => {
    // 269 × 28.25 = 7,599.25; × 52 = 395,161.
    const places = [50, 42, 25, 16, 16, 20, 20, 35, 45];
    const industries = rowsOf(places.map((one) => ({ places: String(one), hours: '28:15:00' })));
    const [metric, ...others] = regimeMetrics(template, { industries });
    assert.deepEqual(others, []);
    assert.equal(metric?.metric, 'CU095a');
    assert.equal(metric?.agreed, 395_161);
    assert.match(metric?.madeOf ?? '', /^269 places .* 7,599\.25 hours a week, for 52 weeks/);
  });
});

describe('regime metrics', () => {
  test('follow the timetable where there is one, weighted by head count', () => {
    const lines = [
      'Mon 08:00 12:00 activity A',
      'Mon 08:00 10:00 pe B',
      'Sat 08:00 09:00 meal Everyone',
    ];
    const content = { ...staffordSummary, ...coreDay(lines), ...groupsOf(['A', '3'], ['B', '1']) };
    // (3 × 4 + 1 × 2) / 4 = 3.5 hours on Monday; by five days 0.7. The Saturday is no weekday.
    assert.deepEqual(agreed(content), { K08: 0.7, K17: 3.5 });
  });

  test('are left out where the agreement does not tell them', () => {
    assert.deepEqual(agreed({}), {});
    assert.deepEqual(agreed({ ...staffordSummary, ...coreDay(['Mon 09:00 08:00 meal']) }), {});
    const industries = rowsOf([
      { places: '50', hours: '28:15' },
      { places: '42', hours: '' },
    ]);
    assert.deepEqual(agreed({ industries }), {}, 'places without hours are not places of no hours');
  });

  test('name metrics of the catalogue that are in hours', () => {
    const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
    const industries = rowsOf([{ places: '50', hours: '28:15' }]);
    for (const { metric, unit } of regimeMetrics(template, { ...staffordSummary, industries })) {
      assert.equal(getMetric(catalogue, metric).unit, unit);
    }
  });
});
