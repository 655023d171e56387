import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertSound, elementsOf } from './sound-chart.fixture.ts';
import { type DayBar, weekBars } from './week-bars.ts';

const categories = [
  { code: 'activity', title: 'Activity' },
  { code: 'association', title: 'Association' },
];
const part = (minutes: number | null) => ({ minutes, text: minutes === null ? 'not stated' : 'x' });
const draw = (bars: readonly DayBar[]) => {
  const chart = weekBars({ id: 'c', title: 't', categories, bars });
  assertSound(chart);
  return chart;
};
const segments = (bars: readonly DayBar[]) =>
  elementsOf(draw(bars).svg)
    .filter(({ name, attributes }) => name === 'rect' && attributes.height === '24')
    .map(({ attributes }) => [attributes.x, attributes.width]);

describe('bars of the days of a week', () => {
  test('are 24 hours long and filled by their minutes: 144 of 1,440 are a tenth', () => {
    const bar = { name: 'Monday', parts: [part(144), part(360)], total: '8h 24m' };
    assert.deepEqual(segments([bar]), [
      ['0%', '100%'],
      ['0%', '10%'],
      ['10%', '25%'],
    ]);
  });

  test('of which nothing is stated are not drawn as a day in cell', () => {
    const bar = { name: 'Sunday', parts: [part(null), part(null)], total: 'not stated' };
    assert.deepEqual(segments([bar]), []);
    assert.equal(draw([bar]).description, 'Time out of cell of 24 hours. Sunday not stated.');
  });

  test('do not run over the day', () => {
    const bar = { name: 'Monday', parts: [part(1200), part(1200)], total: '40h 00m' };
    assert.deepEqual(segments([bar]).at(-1), ['83.33%', '16.67%']);
  });
});
