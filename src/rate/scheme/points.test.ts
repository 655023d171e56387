import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Points } from '../../catalogue/index.ts';
import { pointsOf } from './points.ts';

const line: Points = {
  kind: 'along',
  points: [
    [80, 0],
    [100, 60],
    [120, 100],
  ],
};
const steps: Points = {
  kind: 'steps',
  below: 10,
  steps: [
    [80, 40],
    [100, 60],
  ],
};
const lost: Points = { kind: 'lost', start: 100, lost: 5, per: 2, least: 20 };

test('points lie on straight lines between the points given, and stay flat beyond the ends', () => {
  // From 80 to 100 are 60 points over 20: 3 for each. From 100 to 120 are 40 over 20: 2 for each.
  const measures = [-5, 80, 85, 100, 101, 120, 500];
  assert.deepEqual(
    measures.map((measure) => pointsOf(line, measure)),
    [0, 0, 15, 60, 62, 100, 100],
  );
});

test('a line of one point is flat', () => {
  const flat: Points = { kind: 'along', points: [[50, 70]] };
  assert.deepEqual(
    [10, 50, 90].map((measure) => pointsOf(flat, measure)),
    [70, 70, 70],
  );
});

test('a step is reached exactly on it, and below the first is what is said of it', () => {
  const measures = [79.999, 80, 99.999, 100, 1000];
  assert.deepEqual(
    measures.map((measure) => pointsOf(steps, measure)),
    [10, 40, 40, 60, 60],
  );
});

test('points are lost for what falls short of 0, in part for a part, and never below the least', () => {
  // 5 for each 2: 3 short loses 7.5; 32 short would lose 80 and leaves 20; 40 short stays there.
  const measures = [10, 0, -2, -3, -32, -40];
  assert.deepEqual(
    measures.map((measure) => pointsOf(lost, measure)),
    [100, 100, 95, 92.5, 20, 20],
  );
});

test('what is missing earns no points, not even the lowest', () => {
  for (const points of [line, steps, lost]) assert.equal(pointsOf(points, Number.NaN), Number.NaN);
});

test('a higher measure never earns fewer points where the points rise', () => {
  const figure = fc.double({ min: -200, max: 200, noNaN: true });
  fc.assert(
    fc.property(figure, figure, fc.constantFrom(line, steps, lost), (a, b, points) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      assert.ok(pointsOf(points, low) <= pointsOf(points, high) + 1e-9);
    }),
  );
});
