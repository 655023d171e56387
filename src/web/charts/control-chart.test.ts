import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { controlChart } from './control-chart.ts';
import type { ControlChart, ControlPoint } from './control-point.ts';
import { smallMultiples } from './small-multiples.ts';
import { elementsOf } from './sound-chart.fixture.ts';

const print = (value: number) => `${value}%`;
const point = (value: number | null, more: Partial<ControlPoint> = {}): ControlPoint => ({
  ...{ month: 'Apr 2007', value, valueText: value === null ? 'not supplied' : print(value) },
  ...{ mean: 50, lower: 40, upper: 60, flags: [], ...more },
});
const rules = [
  { number: 1, words: 'a month beyond the limits' },
  { number: 2, words: 'eight months on one side' },
];
const drawn = (points: readonly ControlPoint[], more: Partial<ControlChart> = {}) =>
  controlChart({ id: 'c', title: 't', points, rules, rebases: [], print, ...more });

/** The pieces of the line or step that has a paint: how often the pen is set down. */
function pieces(svg: string, paint: RegExp): number[] {
  return [...svg.matchAll(/<path d="([^"]*)"([^>]*)>/g)]
    .filter(([, , rest]) => paint.test(rest ?? ''))
    .map(([, d]) => (d ?? '').split('M').length - 1);
}

const monthLine = /stroke="#2f3b45" stroke-width="2"/;
const limit = /stroke-dasharray="4 3"/;

describe('a control chart', () => {
  test('breaks its line at a month without a figure', () => {
    assert.deepEqual(pieces(drawn([51, 52, 49].map((one) => point(one))).svg, monthLine), [1]);
    assert.deepEqual(pieces(drawn([51, null, 49].map((one) => point(one))).svg, monthLine), [2]);
  });

  test('begins mean and limits anew where a phase begins, with a letter and the reason', () => {
    const points = [51, 52, 30, 31].map((one) => point(one));
    const rebases = [{ at: 2, words: 'a new contract' }];
    const { svg, description } = drawn(points, { rebases });
    assert.deepEqual(pieces(svg, limit), [2, 2]);
    assert.match(svg, />A<\/text>[\s\S]*>from Apr 2007: a new contract</);
    assert.match(description, /New limits from Apr 2007: a new contract\./);
  });

  test('steps where the limits of the months differ', () => {
    const { svg } = drawn([point(50), point(50, { upper: 70 })]);
    // The round values around 40 and 70 are 40 and 70: 60 is a third of the way down.
    assert.match(svg, /d="M0 33\.33L50 33\.33L50 0L100 0"/);
  });

  test('marks a flagged month by shape and number, and lists its rule alone', () => {
    const { svg, sentence, table } = drawn([point(50), point(65, { flags: [1] }), point(51)]);
    assert.equal(svg.split('M0 -7l7 7-7 7-7-7z').length - 1, 1);
    assert.match(svg, />a month beyond the limits</);
    assert.doesNotMatch(svg, /eight months/);
    assert.equal(sentence, '1 of 3 months point to a change that is more than chance: Apr 2007.');
    assert.equal(table.rows[1]?.at(-1)?.text, '1: a month beyond the limits');
  });

  test('without limits says that there are too few months', () => {
    const none = { mean: null, lower: null, upper: null };
    assert.equal(
      drawn([point(1, none), point(2, none)]).sentence,
      'There are too few months, 2, to say what is more than chance.',
    );
    assert.deepEqual(pieces(drawn([point(1, none), point(2, none)]).svg, limit), []);
  });

  test('never writes the number of one flag over another, at 290 pixels', () => {
    const flagged = fc.array(
      fc.record({ value: fc.integer({ min: 0, max: 100 }), flag: fc.integer({ min: 1, max: 8 }) }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(flagged, (all) => {
        const { svg } = drawn(all.map(({ value, flag }) => point(value, { flags: [flag] })));
        const numbers = elementsOf(svg)
          .filter(({ attributes }) => attributes['paint-order'] && attributes['font-weight'])
          .map(({ attributes: { x, y } }) => ({ x: Number.parseFloat(x ?? ''), y: Number(y) }));
        assert.ok(numbers.length > 0);
        for (const one of numbers) {
          for (const other of numbers) {
            const apart = Math.abs(one.x - other.x) * 2.9 >= 9 || Math.abs(one.y - other.y) >= 14;
            assert.ok(one === other || apart);
          }
        }
      }),
    );
  });
});

describe('small multiples', () => {
  const panel = (title: string, points: readonly ControlPoint[]) => ({
    ...{ title, sentence: `${title} as before.`, points, print },
  });
  const flat = { mean: 10, lower: 0, upper: 20 };
  const panels = [panel('a', [point(10, flat)]), panel('b', [point(90, { ...flat, upper: 100 })])];
  const dotsOf = (sharedScale: boolean) =>
    smallMultiples({ id: 'c', title: 't', panels, sharedScale }).panels.map(
      ({ svg }) => /y="([\d.]+)" overflow="visible"><path d="M0 -[\d.]+a/.exec(svg)?.[1],
    );

  test('share a scale where that is asked: a tenth of the way up', () => {
    // The frame is 84 pixels high from 16: 10 of 100 stands at 16 + 0.9 × 84, 10 of 20 at its middle.
    assert.deepEqual(dotsOf(true), ['91.6', '24.4']);
    assert.deepEqual(dotsOf(false), ['58', '24.4']);
  });

  test('each have a title and a sentence, and one table for all', () => {
    const all = smallMultiples({ id: 'c', title: 't', panels });
    assert.deepEqual(
      all.panels.map(({ id, title, sentence }) => [id, title, sentence]),
      [
        ['c-1', 'a', 'a as before.'],
        ['c-2', 'b', 'b as before.'],
      ],
    );
    assert.deepEqual(
      all.table.rows.map((cells) => cells.map(({ text }) => text)),
      [
        ['a', '1', '10%', '10%', '0% to 20%', 'none'],
        ['b', '1', '90%', '10%', '0% to 100%', 'none'],
      ],
    );
    assert.equal(
      all.sentence,
      'None of 2 changes by more than chance would bring; each on a scale of its own.',
    );
  });
});
