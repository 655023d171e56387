import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ForecastPoint, forecastChart } from './forecast-chart.ts';

/** A level of 10 a month; two months known, one forecast. */
const point = (month: string, value: number | null, ahead: number | null): ForecastPoint => ({
  ...{ month, value, valueText: String(value ?? 'not yet') },
  ...{ level: 0, levelText: '0', forecast: ahead },
  ...{ lower: ahead === null ? null : ahead - 2, upper: ahead === null ? null : ahead + 2 },
  forecastText: ahead === null ? 'known' : `${ahead} (${ahead - 2} to ${ahead + 2})`,
});
const points = [point('Apr', 8, null), point('May', 16, null), point('Jun', null, 24)].map(
  (one, index) => ({ ...one, level: 10 * (index + 1), levelText: String(10 * (index + 1)) }),
);
const drawn = (needed?: string) =>
  forecastChart({ id: 'c', title: 't', points, needed, sureness: '80%', print: String });
const paths = (svg: string, paint: string) =>
  [...svg.matchAll(/<path d="([^"]*)"([^>]*)>/g)]
    .filter(([, , rest]) => rest?.includes('non-scaling') && rest.includes(paint))
    .map(([, d]) => d);

// The scale runs from 0 to 30 (round values around 8 and 30 are 0 and 30), months stand at a sixth, a half and five sixths.
const may = '50 46.67';

describe('a forecast chart', () => {
  test('opens its fan at the last known month, to the ends of the interval', () => {
    // 26 of 30 is 13.33 percent from the top, 22 of 30 is 26.67.
    assert.deepEqual(paths(drawn().svg, 'fill="#e4e7e9"'), [
      `M${may}L83.33 13.33L83.33 26.67L${may}`,
    ]);
  });

  test('draws what is needed from the last known month to the level at the end', () => {
    assert.deepEqual(paths(drawn('14 a month').svg, 'stroke-dasharray="2 3"'), [`M${may}L83.33 0`]);
    assert.deepEqual(paths(drawn().svg, 'stroke-dasharray="2 3"'), []);
    assert.match(drawn('14 a month').svg, />needed: 14 a month</);
  });

  test('says where the year is likely to end, and the level', () => {
    assert.equal(
      drawn().sentence,
      'At this rate Jun will end at about 24 (22 to 26); the level is 30.',
    );
  });

  test('of a year that is over forecasts nothing', () => {
    const over = forecastChart({
      ...{ id: 'c', title: 't', points: points.slice(0, 2), sureness: '80%', print: String },
    });
    assert.equal(over.sentence, 'By May it came to 16; the level is 20.');
    assert.doesNotMatch(over.svg, />forecast|>where it may end/);
  });
});
