import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { betaTable, gammaTable, normalScores } from './quantile-table.ts';
import { betaQuantile, gammaQuantile } from './quantiles.ts';

const size = 512;
const scores = normalScores(size);
const shapes = [0.5, 1, 1.5, 4.5, 20.5, 300, 5000.5, 1e6];

function worst(table: Float64Array, quantile: (p: number) => number, deviation: number): number {
  return table.reduce((most, value, index) => {
    const exact = quantile((index + 0.5) / size);
    return Math.max(most, Math.abs(value - exact) / deviation);
  }, 0);
}

function rises(table: Float64Array): boolean {
  return table.every((value, index) => index === 0 || value > (table[index - 1] ?? 0));
}

describe('a table of quantiles', () => {
  test('of a beta variable lies within 2 of 100,000 parts of a standard deviation, and rises', () => {
    for (const a of shapes) {
      for (const b of shapes) {
        const table = betaTable(scores, a, b);
        const deviation = Math.sqrt((a * b) / (a + b + 1)) / (a + b);
        const apart = worst(table, (p) => betaQuantile(p, a, b), deviation);
        assert.ok(apart < 2e-5, `${a} and ${b}: ${apart}`);
        assert.ok(rises(table), `${a} and ${b}`);
      }
    }
  });

  test('of a gamma variable does so too', () => {
    for (const shape of shapes) {
      const table = gammaTable(scores, shape);
      const apart = worst(table, (p) => gammaQuantile(p, shape), Math.sqrt(shape));
      assert.ok(apart < 2e-5, `${shape}: ${apart}`);
      assert.ok(rises(table), `${shape}`);
    }
  });

  test('may be of one score, the median', () => {
    // The median of a beta variable with a and b alike is a half, that of a gamma of shape 1 ln 2.
    assert.ok(Math.abs((betaTable(normalScores(1), 7, 7)[0] ?? 0) - 0.5) < 1e-6);
    assert.ok(Math.abs((gammaTable(normalScores(1), 1)[0] ?? 0) - Math.LN2) < 1e-5);
  });

  test('is refused without a shape', () => {
    assert.throws(() => betaTable(scores, 0, 1), { code: 'RATE_OUTSIDE_DOMAIN' });
    assert.throws(() => gammaTable(scores, -1), { code: 'RATE_OUTSIDE_DOMAIN' });
  });
});
