import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareWithLevel, improvement } from './variance.ts';

const higher = { polarity: 'higher' } as const;
const lower = { polarity: 'lower' } as const;
const onTarget = { polarity: 'on target' } as const;

test('above the level is better where higher is better: 1,028 against 861 is 167 or 19.4% over', () => {
  const { variance, variancePercent, status } = compareWithLevel(higher, 1028, 861);
  assert.equal(variance, 167);
  assert.equal(variancePercent?.toFixed(1), '19.4');
  assert.equal(status, 'met');
});

test('under the level is better where lower is better: 0.9% against 4.0% is 3.1 points better', () => {
  const compared = compareWithLevel(lower, 0.9, 4);
  assert.deepEqual([compared.variance, compared.status], [3.1, 'met']);
});

test('over the level is worse where lower is better: 15.3% against 8.0% is 7.3 points worse', () => {
  const compared = compareWithLevel(lower, 15.3, 8);
  assert.deepEqual([compared.variance, compared.status], [-7.3, 'missed']);
  assert.equal(compared.variancePercent?.toFixed(2), '-91.25');
});

test('exactly on the level is met, whichever way is better', () => {
  for (const metric of [higher, lower, onTarget]) {
    assert.deepEqual(compareWithLevel(metric, 24, 24), {
      variance: 0,
      variancePercent: 0,
      status: 'met',
    });
  }
});

test('a level of zero gives a variance and no percentage: 0.07% escapes against 0.0%', () => {
  assert.deepEqual(compareWithLevel(lower, 0.07, 0), {
    variance: -0.07,
    variancePercent: null,
    status: 'missed',
  });
});

test('without an outturn nothing is judged, and without a level neither', () => {
  assert.equal(compareWithLevel(higher, null, 90).status, 'no outturn');
  assert.equal(compareWithLevel(higher, 100, null).status, 'no level');
  assert.equal(compareWithLevel(higher, null, null).status, 'no outturn');
});

test('a fall from 93rd to 111th place is 18 places worse', () => {
  assert.equal(improvement(lower, 93, 111), -18);
});

test('turning the polarity round turns the variance round', () => {
  const tenths = fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 10);
  fc.assert(
    fc.property(tenths, tenths, (outturn, level) => {
      const up = compareWithLevel(higher, outturn, level);
      const down = compareWithLevel(lower, outturn, level);
      assert.equal((up.variance ?? 0) + (down.variance ?? 0), 0);
      assert.equal(up.status === 'missed' && down.status === 'missed', false);
    }),
  );
});
