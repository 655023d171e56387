import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { add, divide, type Exact, exactOf, multiply, subtract } from '../../catalogue/index.ts';
import {
  addIntervals,
  around,
  compareExact,
  divideIntervals,
  exactly,
  type Interval,
  multiplyIntervals,
  overlap,
  subtractIntervals,
} from './interval.ts';

const tenth = exactOf('0.1');
const printed = (text: string) => around(exactOf(text), exactOf('0.05'));

function ends({ low, high }: Interval): [Exact, Exact] {
  return [low, high];
}

function assertEnds(interval: Interval, low: string, high: string): void {
  const [from, to] = ends(interval);
  assert.equal(compareExact(from, exactOf(low)), 0);
  assert.equal(compareExact(to, exactOf(high)), 0);
}

describe('a printed figure', () => {
  test('of one place may be half a tenth off either way', () => {
    assertEnds(printed('84.5'), '84.45', '84.55');
  });

  test('added to another may be off by both halves', () => {
    assertEnds(addIntervals(printed('84.5'), printed('0.5')), '84.9', '85.1');
  });

  test('less another may be off by both halves too', () => {
    assertEnds(subtractIntervals(printed('84.5'), printed('0.5')), '83.9', '84.1');
  });

  test('times a negative one turns its ends round', () => {
    // -2.05 × 3.05 = -6.2525 and -1.95 × 2.95 = -5.7525
    assertEnds(multiplyIntervals(printed('-2'), printed('3')), '-6.2525', '-5.7525');
  });

  test('divided by one that may be nought is not known', () => {
    assert.equal(divideIntervals(printed('1'), printed('0')), undefined);
    assert.equal(divideIntervals(printed('1'), around(exactOf(0.05), tenth)), undefined);
  });

  test('may be another where their ends touch, and not where they are apart', () => {
    assert.equal(overlap(printed('84.5'), printed('84.6')), true);
    assert.equal(overlap(printed('84.5'), printed('84.7')), false);
    assert.equal(overlap(exactly(exactOf(84.55)), printed('84.5')), true);
    assert.equal(overlap(exactly(exactOf(84.56)), printed('84.5')), false);
  });
});

/** A figure with how far it may be off, and a true one that lies within. */
const known = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 500 }), fc.nat(1000))
  .map(([value, half, share]) => {
    const interval = around(exactOf(value), { top: BigInt(half), bottom: 100n });
    const width = subtract(interval.high, interval.low);
    const inside = add(interval.low, multiply(width, { top: BigInt(share), bottom: 1000n }));
    return { interval, inside };
  });

function assertHolds({ low, high }: Interval, value: Exact): void {
  assert.ok(compareExact(low, value) <= 0, 'It lies below the low end.');
  assert.ok(compareExact(value, high) <= 0, 'It lies above the high end.');
}

describe('interval arithmetic', () => {
  test('holds every combination of true figures', () => {
    fc.assert(
      fc.property(known, known, (a, b) => {
        assertHolds(addIntervals(a.interval, b.interval), add(a.inside, b.inside));
        assertHolds(subtractIntervals(a.interval, b.interval), subtract(a.inside, b.inside));
        assertHolds(multiplyIntervals(a.interval, b.interval), multiply(a.inside, b.inside));
        const quotient = divide(a.inside, b.inside);
        const interval = divideIntervals(a.interval, b.interval);
        if (interval && quotient) assertHolds(interval, quotient);
        const straddles = b.interval.low.top <= 0n && b.interval.high.top >= 0n;
        assert.equal(interval === undefined, straddles);
      }),
    );
  });
});
