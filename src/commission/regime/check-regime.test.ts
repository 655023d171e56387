import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outcomes } from '../agreement/finding.ts';
import { checkRegime } from './check-regime.ts';
import { rowsOf, staffordSummary, template } from './regime.fixture.ts';

test('a template without a regime has nothing to check', () => {
  assert.deepEqual(checkRegime({ ...template, regime: undefined }, staffordSummary), []);
});

test('whatever is written, every check has one result and a key of its own', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      'Mon',
      '08:30',
      '24:00',
      'activity',
      'Everyone',
      '4h 39m',
      '28:15',
      '-1',
      '1e9',
      'n/a',
      '£5',
    ),
  );
  const rows = (...names: string[]) =>
    fc.array(fc.record(Object.fromEntries(names.map((name) => [name, word]))), { maxLength: 4 });
  const content = fc.record({
    'core-day': rows('day', 'from', 'to', 'category', 'who').map(rowsOf),
    groups: rows('who', 'prisoners').map(rowsOf),
    industries: rows('name', 'places', 'hours').map(rowsOf),
    summary: fc
      .array(fc.record({ activity: word, total: word }), { minLength: 7, maxLength: 7 })
      .map((cells) => ({
        rows: (staffordSummary.summary?.rows ?? []).map(({ row }, day) => ({
          row,
          cells: cells[day] ?? {},
        })),
        totals: {},
      })),
  });
  fc.assert(
    fc.property(content, (written) => {
      const results = checkRegime(template, written);
      const keys = results.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      for (const { outcome, difference } of results) {
        assert.ok(outcomes.includes(outcome));
        assert.equal(difference === null, outcome === 'cannot be checked');
      }
    }),
  );
});
