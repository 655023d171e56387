import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  check,
  checked,
  column,
  entry,
  formTable,
  inShort,
  levelsTable,
  metricOf,
  openTable,
  resultOf,
  rows,
  templateOf,
  totalOf,
  withTotal,
} from './sample-template.fixture.ts';

describe('a declared check', () => {
  const capacity = formTable('capacity', [
    column('places', 'count'),
    column('kind', 'text'),
    column('from', 'date'),
    column('until', 'date'),
  ]);
  const parts = openTable(
    'parts',
    [column('name', 'text'), column('places', 'count'), column('agreed', 'text')],
    [totalOf(['places'])],
  );
  const more = openTable('more', [
    column('name', 'text'),
    column('of', 'text'),
    column('places', 'count'),
  ]);
  const at = (path: string) => {
    const [table = '', row = '', code = ''] = path.split('/');
    return { kind: 'cell', at: { table, row, column: code } } as const;
  };
  const content = {
    capacity: entry({ places: '741', kind: 'Trainer', from: '2014-04-01', until: '2015-03-31' }),
    parts: withTotal(rows(['name', 'places'], { a: ['A', '700'], b: ['B', '41'], c: ['C', ''] }), {
      places: '741',
    }),
    more: {
      rows: rows(['name', 'of', 'places'], {
        x: ['X', 'A', '600'],
        y: ['Y', 'a', '100'],
        z: ['Z', 'B', '40'],
      }),
      totals: {},
    },
  };
  const tables = [capacity, parts, more];
  const outcome = (one: ReturnType<typeof check>, facts: Record<string, string> = {}) => {
    const results = checked(templateOf(tables, [one]), content, { facts });
    const [result, ...others] = results.filter(({ rule }) => rule === one.code);
    assert.ok(result && others.length === 0);
    return result;
  };

  test('holds a cell against one of another table, and stands at the first', () => {
    const result = outcome(
      check('same', { compare: at('capacity/entry/places'), with: at('parts/total/places') }),
    );
    assert.equal(result.key, 'same capacity/entry/places');
    assert.equal(result.outcome, 'agrees');
    assert.equal(result.explanation, 'They are the same. Parts: 741.');
  });

  test('holds a cell against what the register says on the first day', () => {
    const known = check('known', {
      compare: at('capacity/entry/places'),
      with: { kind: 'fact', fact: 'operational capacity' },
    });
    assert.equal(outcome(known, { 'operational capacity': '741' }).outcome, 'agrees');
    assert.deepEqual(inShort(outcome(known, { 'operational capacity': '745' })), {
      outcome: 'disagrees',
      stated: '741',
      computed: '745',
      difference: '-4',
    });
    const unknown = outcome(known);
    assert.equal(unknown.outcome, 'cannot be checked');
    assert.match(unknown.explanation, /operational capacity that the register holds is not known/);
  });

  test('compares words without regard to case, and days by their order', () => {
    const kind = check('kind', {
      compare: at('capacity/entry/kind'),
      with: { kind: 'fact', fact: 'function' },
    });
    assert.equal(outcome(kind, { function: 'trainer' }).outcome, 'agrees');
    assert.equal(outcome(kind, { function: 'Local' }).outcome, 'disagrees');
    const order = check('order', {
      compare: at('capacity/entry/from'),
      must: 'be at most',
      with: at('capacity/entry/until'),
    });
    assert.equal(outcome(order).outcome, 'agrees');
    const reversed = check('order', {
      compare: at('capacity/entry/from'),
      must: 'be at least',
      with: at('capacity/entry/until'),
    });
    assert.equal(outcome(reversed).outcome, 'disagrees');
  });

  test('cannot set words against figures', () => {
    const mixed = check('mixed', {
      compare: at('capacity/entry/places'),
      with: at('capacity/entry/kind'),
    });
    assert.match(outcome(mixed).explanation, /words stand where a figure is due/);
  });

  test('of each row gives a result a row, against rows that name the same', () => {
    const each = check('each', {
      compare: { kind: 'each', table: 'parts', column: 'places', of: {} },
      with: { kind: 'column', table: 'more', column: 'places', of: {}, same: { of: 'name' } },
    });
    const results = checked(templateOf(tables, [each]), content).filter(
      ({ rule }) => rule === 'each',
    );
    // A: 600 + 100 = 700; B: 40, where 41 is stated; C states nothing.
    assert.deepEqual(
      results.map(({ key, outcome: out, computed }) => [key, out, computed]),
      [
        ['each parts/a/places', 'agrees', '700'],
        ['each parts/b/places', 'disagrees', '40'],
      ],
    );
  });

  test('of most and least leaves what rounding leaves', () => {
    const hours = formTable('hours', [column('a', 'number'), column('b', 'number')]);
    const results = (a: string, b: string) =>
      checked(
        templateOf(
          [hours],
          [
            check('most', {
              compare: at('hours/entry/a'),
              must: 'be at most',
              with: at('hours/entry/b'),
            }),
            check('least', {
              compare: at('hours/entry/a'),
              must: 'be at least',
              with: at('hours/entry/b'),
            }),
          ],
        ),
        { hours: entry({ a, b }) },
      ).map(({ outcome: out }) => out);
    assert.deepEqual(results('2.5', '2.5'), ['agrees', 'agrees']);
    // 2.6 is at least 2.55, and 2.5 at most 2.55.
    assert.deepEqual(results('2.6', '2.5'), ['agrees within rounding', 'agrees']);
    assert.deepEqual(results('2.7', '2.5'), ['disagrees', 'agrees']);
    assert.deepEqual(results('2.3', '2.5'), ['agrees', 'disagrees']);
  });

  test('puts terms together and reads levels of the agreement itself', () => {
    const metric = metricOf({ code: 'C1', additive: true });
    const share = check('share', {
      compare: { kind: 'quotient', terms: [at('parts/b/places'), at('parts/total/places')] },
      must: 'be at most',
      with: { kind: 'figure', value: '0.06' },
    });
    const level = check('level', {
      compare: {
        kind: 'difference',
        terms: [at('capacity/entry/places'), { kind: 'figure', value: '700' }],
      },
      with: { kind: 'level', metric: 'C1', at: 'total' },
    });
    const results = checked(
      templateOf([...tables, levelsTable(['C1'])], [share, level]),
      { ...content, levels: { rows: [{ row: 'C1.level', cells: { total: '41' } }], totals: {} } },
      { metrics: [metric] },
    );
    // 41 / 741 = 0.0553; 741 - 700 = 41.
    assert.equal(resultOf(results, 'share parts/b/places').outcome, 'agrees');
    assert.equal(resultOf(results, 'level capacity/entry/places').outcome, 'agrees');
  });
});
