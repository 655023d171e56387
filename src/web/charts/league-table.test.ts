import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LeagueRow } from './league-row.ts';
import { leagueTable } from './league-table.ts';
import { elementsOf } from './sound-chart.fixture.ts';

const row = (name: string, value: number, interval?: [number, number]): LeagueRow => ({
  ...{ name, value, valueText: String(value) },
  ...{ lower: interval?.[0] ?? null, upper: interval?.[1] ?? null },
  intervalText: interval === undefined ? 'cannot be given' : interval.join(' to '),
});
const drawn = (rows: readonly LeagueRow[], more = {}) =>
  leagueTable({
    ...{ id: 'c', title: 't', rows, measured: 'Place', better: 'low', print: String },
    ...more,
  });
const circles = (svg: string) =>
  elementsOf(svg)
    .filter(({ name }) => name === 'circle')
    .map(({ attributes }) => attributes);

describe('a league table', () => {
  test('draws a full dot on its interval, and a hollow one alone where there is none', () => {
    const { svg } = drawn([row('Stafford', 17, [9, 31]), row('Dovegate', 40)]);
    assert.deepEqual(
      circles(svg).map(({ fill }) => fill),
      ['#2f3b45', '#ffffff'],
    );
    const intervals = elementsOf(svg).filter(
      ({ attributes }) => attributes['stroke-width'] === '2.5' && attributes.y1 === attributes.y2,
    );
    assert.equal(intervals.filter(({ name }) => name === 'line').length, 1);
    assert.match(svg, />how sure cannot be given</);
  });

  test('places dots in proportion: between 2.5 and 97.5 percent of the width', () => {
    // The round values around 0 and 100 are 0 and 100 themselves.
    const { svg } = drawn([row('a', 0), row('b', 50), row('c', 100)]);
    assert.deepEqual(
      circles(svg).map(({ cx }) => cx),
      ['2.5%', '50%', '97.5%'],
    );
  });

  test('says who is best and last by the better end, and whether how sure is known', () => {
    const rows = [row('Swinfen Hall', 8, [5, 14]), row('Birmingham', 111, [90, 120])];
    assert.equal(
      drawn(rows).sentence,
      'Of 2 with a place, Swinfen Hall stands best at 8 and Birmingham last at 111; where two lines overlap, their order may be chance.',
    );
    assert.match(drawn(rows, { better: 'high' }).sentence ?? '', /Birmingham stands best at 111/);
    assert.match(
      drawn([row('a', 1), row('b', 2)]).sentence ?? '',
      /; how sure that is cannot be given\.$/,
    );
    assert.match(drawn([rows[0] ?? row('a', 1), row('b', 2)]).description, /Of 1 how sure cannot/);
  });

  test('shades every other band and names all that are on the scale', () => {
    const zones = [
      { label: 'Poor', from: null, to: 40 },
      { label: 'Passable', from: 40, to: 60 },
      { label: 'Good', from: 60, to: 80 },
      { label: 'Outstanding', from: 80, to: null },
    ];
    const { svg } = drawn([row('a', 45), row('b', 75)], { better: 'high', zones });
    const [shaded, other] = elementsOf(svg).filter(({ name }) => name === 'rect');
    // The scale runs from 40 to 80: Poor and Outstanding are not on it, each of the others is half of it.
    assert.equal(shaded?.attributes.width, '47.50%');
    assert.equal(other, undefined);
    assert.doesNotMatch(svg, />Poor<|>Outstanding</);
    assert.match(svg, />Passable<[\s\S]*>Good</);
  });

  test('of 150 providers gives each a row of its own, with its whole name', () => {
    const rows = Array.from({ length: 150 }, (_, index) =>
      row(`Provider of the far north ${index}`, index + 1, [Math.max(1, index - 20), index + 20]),
    );
    const { svg } = drawn(rows);
    const heights = circles(svg).map(({ cy }) => Number(cy));
    assert.equal(heights.length, 150);
    heights.forEach((height, index) => {
      const next = heights[index + 1];
      assert.ok(next === undefined || next - height >= 30);
    });
    assert.doesNotMatch(svg, /…/);
  });
});
