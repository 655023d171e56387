import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { amountYear, eventYear, partYear } from '../year-end.fixture.ts';
import { neededFor } from './needed.ts';

describe('to reach a level that adds up', () => {
  const counts = [3, 2, 4, 1, 4, 2];

  test('takes what is left of it, spread over the months that are left', () => {
    // 34 less 16 are 18 in six months; three of those so far had 3 or more.
    assert.deepEqual(neededFor(eventYear(counts, { level: 34 })), {
      ...{ value: 3, how: 'at least', reach: 'open', had: { months: 3, of: 6 } },
    });
  });

  test('takes no more than what is left where fewer are better', () => {
    // 22 less 16 are 6 in six months; one of those so far had 1.
    assert.deepEqual(neededFor(eventYear(counts, { level: 22, polarity: 'lower' })), {
      ...{ value: 1, how: 'at most', reach: 'open', had: { months: 1, of: 6 } },
    });
  });

  test('may be done already, or no longer be possible', () => {
    const reach = (level: number, polarity: 'higher' | 'lower' | 'on target') =>
      neededFor(eventYear(counts, { level, polarity }))?.reach;
    assert.deepEqual([reach(16, 'higher'), reach(15, 'higher')], ['settled', 'settled']);
    assert.deepEqual([reach(16, 'lower'), reach(15, 'lower')], ['open', 'out of reach']);
    assert.deepEqual([reach(20, 'on target'), reach(15, 'on target')], ['open', 'out of reach']);
  });

  test('with months below nought is never settled', () => {
    const found = neededFor(amountYear([10, -2], 'adds', { level: 5 }));
    assert.deepEqual([found?.value, found?.reach], [-0.3, 'open']);
  });
});

describe('to reach a share', () => {
  const counts = Array.from({ length: 6 }, () => [30, 40] as const);

  test('takes the share of what remains, by the records expected', () => {
    // 180 of 240 so far; 80% of 480 are 384, so 204 of the next 240.
    assert.deepEqual(neededFor(partYear(counts, { level: 80 })), {
      ...{ value: 85, how: 'at least', reach: 'open', had: { months: 0, of: 6 } },
    });
  });

  test('of more than all is out of reach, and of none or less settled', () => {
    assert.equal(neededFor(partYear(counts, { level: 90 }))?.reach, 'out of reach');
    // 90% of 480 are 432: 252 of 240.
    assert.equal(neededFor(partYear(counts, { level: 90 }))?.value, 105);
    assert.equal(neededFor(partYear(counts, { level: 37.5 }))?.reach, 'settled');
    assert.equal(neededFor(partYear(counts, { level: 90, polarity: 'lower' }))?.reach, 'settled');
    assert.equal(
      neededFor(partYear(counts, { level: 30, polarity: 'lower' }))?.reach,
      'out of reach',
    );
  });

  test('that every month has is had by every month', () => {
    assert.deepEqual(neededFor(partYear(counts, { level: 75 }))?.had, { months: 6, of: 6 });
  });
});

test('nothing is needed without a level, in a year that is over, or of what only stands', () => {
  assert.equal(neededFor(eventYear([1])), null);
  assert.equal(
    neededFor(
      eventYear(
        Array.from({ length: 12 }, () => 1),
        { level: 3 },
      ),
    ),
    null,
  );
  assert.equal(neededFor(amountYear([1], 'stands', { level: 3, growth: 'latest' })), null);
});

test('what is needed, had, ends on the level', () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 11 });
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 1500 }), (seen, level) => {
      const left = 12 - seen.length;
      const added = amountYear(seen, 'adds', { level });
      const more = neededFor(added)?.value ?? Number.NaN;
      assert.ok(Math.abs(added.toDate.value + more * left - level) < 1e-6);
      const stands = amountYear(seen, 'stands', { level });
      const share = neededFor(stands)?.value ?? Number.NaN;
      const year = (stands.toDate.value * seen.length + share * left) / 12;
      assert.ok(Math.abs(year - level) < 1e-6);
    }),
  );
});
