import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsOf } from './check-agreement.ts';
import {
  activities,
  activityRows,
  checked,
  column,
  fixedTable,
  inShort,
  openTable,
  resultOf,
  rows,
  serviceRows,
  services,
  templateOf,
  totalOf,
  withTotal,
} from './sample-template.fixture.ts';

const printedServices = withTotal(serviceRows, { places: '220', 'core-hours': '6178.92' });

describe('a total', () => {
  test('agrees with its stated rows, whether or not those are right', () => {
    const results = checked(templateOf([services]), { services: printedServices });
    // 844.50 + 168.90 + 478.55 + 1604.55 + 281.50 + 1126.00 + 548.92 + 1126.00 = 6178.92
    const total = resultOf(results, 'total services/total/core-hours');
    assert.deepEqual(inShort(total), {
      outcome: 'agrees',
      stated: '6178.92',
      computed: '6,178.92',
      difference: '0.00',
    });
    // 30 + 6 + 17 + 57 + 10 + 40 + 20 + 40 = 220
    assert.equal(resultOf(results, 'total services/total/places').outcome, 'agrees');
  });

  test('takes no notice of rows of an open table that state no figure', () => {
    const results = checked(templateOf([activities]), {
      activities: withTotal(activityRows, {
        places: '390',
        hours: '624.75',
        'core-hours': '6675.75',
      }),
    });
    // Places: 80 + 122 + 40 + 87 + 61 = 390.
    assert.equal(resultOf(results, 'total activities/total/places').outcome, 'agrees');
    // Hours: 131 + 308.75 + 7.25 + 189 + 196.5 = 832.5.
    const hours = resultOf(results, 'total activities/total/hours');
    assert.equal(hours.computed, '832.50');
    assert.equal(hours.difference, '-207.75');
    // Core hours: 1310 + 3078 + 290 + 2740.5 + 1997.75 = 9416.25.
    const core = resultOf(results, 'total activities/total/core-hours');
    assert.equal(core.computed, '9,416.25');
    assert.equal(core.difference, '-2,740.50');
    assert.equal(findingsOf(results).length, 2);
  });

  test('of rows with a gap cannot be checked, and says which', () => {
    const table = openTable(
      'places',
      [column('name', 'text'), column('places', 'count'), column('hours', 'number')],
      [totalOf(['places'])],
    );
    const content = rows(['name', 'places', 'hours'], { a: ['A', '', '3'], b: ['B', '10', '4'] });
    const results = checked(templateOf([table]), { places: withTotal(content, { places: '10' }) });
    const { outcome, explanation, computed } = resultOf(results, 'total places/total/places');
    assert.equal(outcome, 'cannot be checked');
    assert.equal(explanation, 'Cannot be checked: A is blank.');
    assert.equal(computed, null);
  });

  test('adds up only the rows of its filter', () => {
    const table = openTable(
      'programmes',
      [column('name', 'text'), column('family', 'text'), column('starts', 'count')],
      [
        totalOf(['starts'], { code: 'skills', of: { where: { family: ['Living skills'] } } }),
        totalOf(['starts'], { code: 'one', of: { rows: ['c'] } }),
      ],
    );
    const lines = {
      a: ['A', 'Living skills', '80'],
      b: ['B', 'living skills', '20'],
      c: ['C', 'Other', '36'],
    };
    const content = rows(['name', 'family', 'starts'], lines);
    const totals = { skills: { starts: '100' }, one: { starts: '36' } };
    const results = checked(templateOf([table]), { programmes: { rows: content, totals } });
    assert.deepEqual(
      results.map(({ key, outcome }) => [key, outcome]),
      [
        ['total programmes/skills/starts', 'agrees'],
        ['total programmes/one/starts', 'agrees'],
      ],
    );
  });

  test('skips what is not applicable, and cannot be checked where all is', () => {
    const table = fixedTable(
      'background',
      ['short', 'long'],
      [column('b', 'count'), column('c', 'count')],
      [totalOf(['b', 'c'])],
    );
    const results = checked(templateOf([table]), {
      background: withTotal(rows(['b', 'c'], { short: ['N/A', 'N/A'], long: ['N/A', '597'] }), {
        b: '0',
        c: '597',
      }),
    });
    assert.equal(resultOf(results, 'total background/total/c').outcome, 'agrees');
    assert.match(
      resultOf(results, 'total background/total/c').explanation,
      /Left out as not applicable: 1\./,
    );
    const none = resultOf(results, 'total background/total/b');
    assert.equal(none.outcome, 'cannot be checked');
    assert.equal(none.explanation, 'Cannot be checked: each of the 2 figures is not applicable.');
  });

  test('of what is not supplied cannot be checked', () => {
    const table = fixedTable('places', ['a', 'b'], [column('n', 'count')], [totalOf(['n'])]);
    const content = withTotal(rows(['n'], { a: ['-'], b: ['5'] }), { n: '5' });
    const result = resultOf(
      checked(templateOf([table]), { places: content }),
      'total places/total/n',
    );
    assert.equal(result.explanation, 'Cannot be checked: a is not supplied.');
  });

  test('that is not stated is offered, and one of nothing is passed over', () => {
    const table = fixedTable(
      'places',
      ['a', 'b'],
      [column('n', 'count'), column('m', 'count')],
      [totalOf(['n', 'm'])],
    );
    const content = { rows: rows(['n'], { a: ['3'], b: ['5'] }), totals: {} };
    const results = checked(templateOf([table]), { places: content });
    assert.deepEqual(
      results.map(({ key }) => key),
      ['total places/total/n'],
    );
    assert.deepEqual(inShort(resultOf(results, 'total places/total/n')), {
      outcome: 'cannot be checked',
      stated: null,
      computed: '8',
      difference: null,
    });
  });
});
