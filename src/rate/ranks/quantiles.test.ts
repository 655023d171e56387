import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events, proportion, quantiles, standardNormal, worlds } from './quantiles.ts';

const shares = Array.from({ length: worlds }, (_, world) => (world + 0.5) / worlds);

function assertNear(found: Float64Array, expected: readonly number[], within: number): void {
  assert.equal(found.length, expected.length);
  expected.forEach((value, at) => {
    const off = Math.abs((found[at] ?? Number.NaN) - value);
    assert.ok(off <= within, `at ${shares[at]} ${found[at]} is not ${value}`);
  });
}

describe('quantiles', () => {
  test('of nothing of nothing are those of the arcsine law, Beta(1/2, 1/2)', () => {
    const arcsine = shares.map((share) => Math.sin((Math.PI * share) / 2) ** 2);
    assertNear(quantiles(proportion(0, 0)), arcsine, 0.001);
  });

  test('of Beta(1, 1) are even, and of Beta(1, b) have a closed form', () => {
    assertNear(quantiles(proportion(0.5, 1)), shares, 0.002);
    const b = 8.5;
    // A deviation of Beta(1, 8.5) is 0.096.
    const closed = shares.map((share) => 1 - (1 - share) ** (1 / b));
    assertNear(quantiles(proportion(0.5, b)), closed, 0.002);
  });

  test('of Gamma(1) are those of the exponential law', () => {
    const exponential = shares.map((share) => -Math.log(1 - share));
    assertNear(quantiles(events(0.5)), exponential, 0.02);
  });

  test('of the normal law are near the printed tables', () => {
    const normal = quantiles(standardNormal);
    // Shares at which tables print: 0.841345 is one deviation, 0.975 is 1.959964.
    const at = (share: number) => {
      const place = share * worlds - 0.5;
      const low = Math.floor(place);
      const [from = 0, to = 0] = [normal[low], normal[low + 1]];
      return from + (place - low) * (to - from);
    };
    assert.ok(Math.abs(at(0.841345) - 1) < 0.005);
    assert.ok(Math.abs(at(0.975) - 1.959964) < 0.01);
    assert.ok(Math.abs(at(0.5)) < 1e-9);
  });

  test('of many events have their mean and spread: Gamma(a) has a and a', () => {
    const found = quantiles(events(399.5));
    const mean = found.reduce((sum, each) => sum + each, 0) / worlds;
    const spread = found.reduce((sum, each) => sum + (each - mean) ** 2, 0) / worlds;
    assert.ok(Math.abs(mean - 400) < 0.2);
    assert.ok(Math.abs(spread / 400 - 1) < 0.03);
  });
});
