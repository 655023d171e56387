import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { labelRows, narrowWidth, type PlacedLabel } from './label-rows.ts';

/** Left and right end in pixels on a drawing of a width. */
function endsOf({ at, text, anchor }: PlacedLabel, width: number): [number, number] {
  const length = (narrowWidth(text) / 100) * 290;
  const before = anchor === 'start' ? 0 : anchor === 'end' ? length : length / 2;
  const left = (at / 100) * width - before;
  return [left, left + length];
}

const wanted = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 100, noNaN: true }),
    text: fc.string({ minLength: 1, maxLength: 30 }),
  }),
  { maxLength: 12 },
);

describe('labels in rows', () => {
  test('share a row while they have room', () => {
    const rows = labelRows([
      { at: 10, text: 'Poor' },
      { at: 50, text: 'Good' },
      { at: 52, text: 'Outstanding' },
    ]);
    assert.deepEqual(
      rows.map(({ row }) => row),
      [0, 0, 1],
    );
  });

  test('never overlap and stay inside, at 290 pixels and wider', () => {
    fc.assert(
      fc.property(wanted, fc.integer({ min: 290, max: 1500 }), (labels, width) => {
        const placed = labelRows(labels);
        for (const one of placed) {
          const [left, right] = endsOf(one, width);
          assert.ok(left >= -0.01 && right <= width + 0.01);
          for (const other of placed) {
            if (other === one || other.row !== one.row) continue;
            const [start, end] = endsOf(other, width);
            assert.ok(right <= start || end <= left, `${one.text} and ${other.text}`);
          }
        }
      }),
    );
  });
});
