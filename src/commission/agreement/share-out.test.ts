import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { exactOf, toNumber } from '../../catalogue/index.ts';
import { shareOut } from './share-out.ts';

const weigh = (...weights: number[]) => weights.map((weight) => exactOf(weight));

describe('units shared by weight', () => {
  test('go to the largest remainders, the earlier first', () => {
    // 34 over six: 5 each makes 30, and the first four take one more.
    assert.deepEqual(shareOut(34n, weigh(1, 1, 1, 1, 1, 1)), [6n, 6n, 6n, 6n, 5n, 5n]);
    // 10 by 1 : 2 : 3 is 1.67, 3.33 and 5: the first has the largest remainder.
    assert.deepEqual(shareOut(10n, weigh(1, 2, 3)), [2n, 3n, 5n]);
    assert.deepEqual(shareOut(7n, weigh(0, 2.5)), [0n, 7n]);
  });

  test('go nowhere where nothing has weight', () => {
    assert.equal(shareOut(7n, weigh(0, 0)), undefined);
    assert.equal(shareOut(7n, []), undefined);
  });

  test('add up exactly, each within one unit of its exact share', () => {
    const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(100_000), weights, (units, given) => {
        const whole = given.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        const shares = shareOut(BigInt(units), weigh(...given)) ?? [];
        assert.equal(Number(shares.reduce((sum, share) => sum + share, 0n)), units);
        given.forEach((weight, index) => {
          // Times the whole, so that whole numbers are compared.
          const off = Number(shares[index] ?? -1n) * whole - units * weight;
          assert.ok(Math.abs(off) < whole, `${toNumber(exactOf(off))} of ${whole}`);
        });
      }),
    );
  });
});
