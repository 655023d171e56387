import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Measure, View } from '../../catalogue/index.ts';
import { prepareScheme } from '../scheme/prepared-scheme.ts';
import type { Chance } from '../scheme/rated-subject.ts';
import { inputOf, schemeOf, subjectOf } from '../scheme/scheme.fixture.ts';
import { DrawOrder } from './draw-order.ts';
import { inputWorlds } from './input-worlds.ts';
import { worlds } from './quantiles.ts';

const steps: View['points'] = {
  kind: 'steps',
  below: 0,
  steps: [
    [0, 40],
    [10, 100],
  ],
};
const along: View['points'] = {
  kind: 'along',
  points: [
    [-40, 0],
    [0, 50],
    [30, 60],
    [60, 100],
  ],
};
const measures = fc.constantFrom<Measure>(
  'outturn',
  'attainment',
  'variance',
  'percentile',
  'standard score',
);
const count = fc.integer({ min: 0, max: 60 });
const inputs = fc.record({
  polarity: fc.constantFrom('higher', 'lower', 'on target'),
  measure: measures,
  points: fc.constantFrom(steps, along),
  improved: fc.constantFrom(steps, along),
  top: count,
  level: fc.option(count, { freq: 8 }),
  previous: fc.option(count, { freq: 8 }),
});
const counted = (top: number): Chance => ({ kind: 'events', top, perEvent: 1 });

test('the points of a world are what the engine gives for the outturn and the previous of that world', () => {
  fc.assert(
    fc.property(inputs, ({ measure, points, improved, top, previous, ...given }) => {
      const views: View[] = [
        { measure, share: 70, points },
        { measure: 'improvement', share: 30, points: improved },
      ];
      const scheme = schemeOf([inputOf('a', { views })]);
      const chances = { chance: counted(top), previousChance: counted(previous ?? 0) };
      const figure = { ...given, metric: 'M', outturn: top, previous, ...chances };
      const others = [10, 20, 30].map((outturn) =>
        subjectOf(`At ${outturn}`, { a: { ...figure, outturn } }),
      );
      const prepared = prepareScheme(scheme, [subjectOf('Own', { a: figure }), ...others]);
      const order = new DrawOrder({ draws: 100, seed: 5 });
      const found = inputWorlds({ prepared, subject: 0, input: 0, metric: 'M' }, order, 0);
      // Nothing is drawn of a figure of which no view is known.
      if (Number.isNaN(prepared.pointsAsTheyAre(0)[0])) {
        assert.equal(found, undefined);
        return;
      }
      assert.ok(found);
      const drawn = (from: number, ago: number) => {
        const table = order.tables.find(counted(from), from);
        const inWorld = order.of('M').ago(ago);
        return (world: number) => {
          const at = table?.upTo.findIndex((end) => (inWorld[world] ?? 0) < end) ?? -1;
          return table?.counts[at] ?? Number.NaN;
        };
      };
      const now = drawn(top, 0);
      const before = previous === null ? () => null : drawn(previous, 1);
      for (let world = 0; world < worlds; world += 1) {
        const figures = { outturn: now(world), previous: before(world) };
        const expected = prepared.quarterPointsOf(0, 0, 0, figures);
        const own = found.points[world] ?? Number.NaN;
        assert.ok(Math.abs(own - expected) < 1e-8 || (Number.isNaN(own) && Number.isNaN(expected)));
      }
    }),
  );
});
