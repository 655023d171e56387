import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DrawPlaces } from './draw-places.ts';

test('the place in every draw is one more than how many are better, however many tie', () => {
  const field = fc
    .record({ rows: fc.integer({ min: 1, max: 12 }), draws: fc.integer({ min: 1, max: 40 }) })
    .chain(({ rows, draws }) => {
      const score = fc.oneof(
        fc.integer({ min: 0, max: 4 }),
        fc.double({ min: -5, max: 5, noNaN: true }),
      );
      const row = fc.array(score, { minLength: draws, maxLength: draws });
      return fc.array(row, { minLength: rows, maxLength: rows });
    });
  fc.assert(
    fc.property(field, (scores) => {
      const places = new DrawPlaces(scores.map((row) => Float64Array.from(row)));
      scores[0]?.forEach((_, draw) => {
        const column = scores.map((row) => row[draw] ?? Number.NaN);
        const counted = column.map((own) => 1 + column.filter((other) => other > own).length);
        assert.deepEqual([...places.lookAt(draw)], counted);
      });
    }),
  );
});
