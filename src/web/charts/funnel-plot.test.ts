import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { FunnelDot, FunnelPlot } from './funnel-dot.ts';
import { funnelPlot } from './funnel-plot.ts';
import { elementsOf } from './sound-chart.fixture.ts';

type Beyond = FunnelDot['beyond'];
const dot = (
  name: string,
  denominator: number,
  value: number,
  beyond: Beyond = null,
): FunnelDot => ({
  ...{ name, denominator, denominatorText: String(denominator) },
  ...{ value, valueText: `${value}%`, beyond },
  words: beyond === null ? 'within the limits' : `${beyond.side} the ${beyond.limit}% limit`,
});
const above = { limit: 99.8, side: 'above' } as const;
const drawn = (dots: readonly FunnelDot[], more: Partial<FunnelPlot> = {}) =>
  funnelPlot({
    ...{ id: 'c', title: 't', dots, target: { value: 10, text: '10%', words: 'all' }, limits: [] },
    ...{ denominators: 'tests', values: 'positive', printDenominator: String },
    ...{ printValue: (value) => `${value}%`, ...more },
  });

type Line = { x1: number; y1: number; x2: number; y2: number };

/** The thin lines that lead to numbers, with percentages as on a drawing of 290 pixels. */
function leadersOf(svg: string): Line[] {
  const across = (percent = '') => (Number.parseFloat(percent) / 100) * 290;
  return elementsOf(svg)
    .filter(({ name, attributes }) => name === 'line' && attributes.stroke === '#5d666d')
    .map(({ attributes: { x1, y1, x2, y2 } }) => ({
      ...{ x1: across(x1), y1: Number(y1), x2: across(x2), y2: Number(y2) },
    }));
}

/** Twice the signed area of a triangle: which side of a line a point is on. */
function side({ x1, y1, x2, y2 }: Line, x: number, y: number): number {
  return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
}

function cross(one: Line, other: Line): boolean {
  const parted = (line: Line, by: Line) =>
    side(by, line.x1, line.y1) * side(by, line.x2, line.y2) < -1e-6;
  return parted(one, other) && parted(other, one);
}

function pairs<T>(all: readonly T[]): Array<[T, T]> {
  return all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]));
}

describe('a funnel', () => {
  test('places denominators by their square roots where the largest is many times the smallest', () => {
    // From 0 to 400: the root of 100 is half that of 400. The frame is 70 percent wide, from 14.
    const { svg } = drawn([dot('a', 4, 10), dot('b', 100, 10), dot('c', 400, 10)]);
    const xs = [...svg.matchAll(/<svg x="([\d.]+)%"[^>]*><path d="M0 -4a/g)].map(([, x]) => x);
    assert.deepEqual(xs, ['21', '49', '84']);
  });

  test('and in proportion where they are alike', () => {
    const { svg } = drawn([dot('a', 100, 10), dot('b', 200, 10), dot('c', 300, 10)]);
    const xs = [...svg.matchAll(/<svg x="([\d.]+)%"[^>]*><path d="M0 -4a/g)].map(([, x]) => x);
    assert.deepEqual(xs, ['14', '49', '84']);
  });

  test('tells the limits apart by dash and names both', () => {
    const points = [10, 100].map((denominator) => ({ denominator, lower: 5, upper: 15 }));
    const limits = [
      { limit: 95, points },
      { limit: 99.8, points },
    ] as const;
    const { svg } = drawn([dot('a', 10, 10), dot('b', 100, 12)], { limits, adjusted: 'widened' });
    const dashes = [...svg.matchAll(/non-scaling-stroke"[^>]*stroke-dasharray="([^"]+)"/g)];
    assert.equal(new Set(dashes.map(([, dash]) => dash)).size, 2);
    assert.match(svg, />95% limits, adjusted<[\s\S]*>99\.8% limits, adjusted</);
  });

  test('gives those beyond a limit another shape, a number and a name', () => {
    const chart = drawn([dot('a', 10, 10), dot('Stafford', 100, 30, above)]);
    assert.match(chart.svg, /M0 -6\.5l6\.5 11h-13z/);
    assert.match(chart.svg, />1<\/text>[\s\S]*>Stafford<\/text>/);
    assert.equal(
      chart.sentence,
      '1 of 2 differs by more than chance alone is likely to bring: Stafford (30%, above).',
    );
  });

  test('names at most eight, those beyond the outer limit first, and counts the rest', () => {
    const inner = { limit: 95, side: 'below' } as const;
    const dots = [
      ...Array.from({ length: 9 }, (_, index) => dot(`inner ${index}`, 20 + index, 5, inner)),
      dot('outer', 300, 40, above),
    ];
    const { svg } = drawn(dots);
    assert.match(svg, />outer<\/text>/);
    assert.equal([...svg.matchAll(/>inner \d<\/text>/g)].length, 7);
    assert.match(svg, />and 2 more beyond a limit, in the table</);
  });

  test('leads to its numbers by lines that never cross, and its numbers never overlap', () => {
    const dots = fc.array(
      fc.record({
        denominator: fc.integer({ min: 1, max: 2000 }),
        value: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(dots, (all) => {
        const { svg } = drawn(
          all.map(({ denominator, value }, index) => {
            const beyond: Beyond = { limit: 95, side: value > 10 ? 'above' : 'below' };
            return dot(`P${index}`, denominator, value, beyond);
          }),
        );
        const leaders = leadersOf(svg);
        assert.ok(pairs(leaders).every(([one, other]) => !cross(one, other)));
        const rings = elementsOf(svg)
          .filter(({ name, attributes }) => name === 'circle' && attributes.r === '9')
          .map(({ attributes: { cx, cy } }) => ({ x: Number.parseFloat(cx ?? '') * 2.9, y: cy }));
        assert.equal(rings.length, all.length);
        for (const [one, other] of pairs(rings)) {
          assert.ok(one.y !== other.y || Math.abs(one.x - other.x) >= 18);
        }
      }),
    );
  });

  test('that chance alone explains says so', () => {
    assert.match(drawn([dot('a', 10, 10), dot('b', 20, 11)]).sentence ?? '', /^Chance alone could/);
    assert.equal(
      drawn([dot('a', 10, 10)]).sentence,
      'a (10%) lies where chance alone could bring it.',
    );
  });
});
