import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { spreadApart } from './spread.ts';

const labels = fc.array(
  fc.record({
    centre: fc.double({ min: -50, max: 550, noNaN: true }),
    size: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 30 },
);

describe('labels that are spread apart', () => {
  test('stay where they want to be when there is room', () => {
    const wanted = [20, 60, 41].map((centre) => ({ centre, size: 16 }));
    assert.deepEqual(spreadApart(wanted, 100), [20, 60, 41]);
  });

  test('share the way when they want the same place', () => {
    // Three of 10 around 50: 40, 50, 60.
    const wanted = [50, 50, 50].map((centre) => ({ centre, size: 10 }));
    assert.deepEqual(spreadApart(wanted, 100), [40, 50, 60]);
    // Sizes 10 and 20, at 50 and 56: as one pile of 30 whose members would be 10 and 25 from its top;
    // the mean of 50 - 5 and 56 - 20 is 40.5, its top, so they stand at 45.5 and 60.5.
    const unequal = [
      { centre: 50, size: 10 },
      { centre: 56, size: 20 },
    ];
    assert.deepEqual(spreadApart(unequal, 100), [45.5, 60.5]);
  });

  test('move inside from an edge', () => {
    const wanted = [2, 3].map((centre) => ({ centre, size: 10 }));
    assert.deepEqual(spreadApart(wanted, 100), [5, 15]);
  });

  test('never overlap, keep their order, and stay inside where they fit', () => {
    fc.assert(
      fc.property(labels, (wanted) => {
        const total = wanted.reduce((sum, { size }) => sum + size, 0);
        const length = Math.max(500, total);
        const placed = spreadApart(wanted, length).map((centre, index) => ({
          ...{ centre, size: wanted[index]?.size ?? 0, wants: wanted[index]?.centre ?? 0 },
        }));
        const down = placed.toSorted((a, b) => a.centre - b.centre);
        down.forEach(({ centre, size, wants }, index) => {
          assert.ok(centre - size / 2 >= -0.02 && centre + size / 2 <= length + 0.02);
          const next = down[index + 1];
          if (next === undefined) return;
          assert.ok(centre + size / 2 <= next.centre - next.size / 2 + 0.02);
          assert.ok(wants <= next.wants);
        });
      }),
    );
  });
});
