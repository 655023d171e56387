import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsOf } from './check-agreement.ts';
import {
  checked,
  column,
  inShort,
  openTable,
  resultOf,
  rows,
  serviceRows,
  services,
  templateOf,
  withTotal,
} from './sample-template.fixture.ts';

const printedServices = withTotal(serviceRows, { places: '220', 'core-hours': '6178.92' });

describe('a cell that follows from its row', () => {
  const results = checked(templateOf([services]), { services: printedServices });

  test('is worked out from the clock, so that 30 × 28:15 is 847.50 hours', () => {
    // 28 hours 15 minutes are 28.25 hours; 30 × 28.25 = 847.50.
    const result = resultOf(results, 'row services/kitchens/core-hours');
    assert.deepEqual(inShort(result), {
      outcome: 'disagrees',
      stated: '844.50',
      computed: '847.50',
      difference: '-3.00',
    });
    assert.equal(result.explanation, 'Places times hours: 30 × 28:15 is 847.50 hours.');
    assert.equal(result.title, 'Core hours: Kitchens');
    assert.equal(result.section, 'all');
    assert.equal(result.severity, 'error');
  });

  test('is told in the order of the form, with every disagreement', () => {
    // n × 28.25 for n of 30, 6, 17, 57, 10, 40, 20 and 40 places.
    assert.deepEqual(
      findingsOf(results).map(({ row, stated, computed }) => [row, stated, computed]),
      [
        ['kitchens', '844.50', '847.50'],
        ['orderlies', '168.90', '169.50'],
        ['reclamation', '478.55', '480.25'],
        ['wings', '1604.55', '1,610.25'],
        ['bands', '281.50', '282.50'],
        ['age', '1126.00', '1,130.00'],
        ['programmes', '548.92', '565.00'],
        ['ssg', '1126.00', '1,130.00'],
      ],
    );
  });

  test('may be a difference or a quotient too', () => {
    const table = openTable('costs', [
      column('name', 'text'),
      column('income', 'money'),
      column('cost', 'money'),
      column('places', 'count'),
      column('net', 'money', { computed: { kind: 'difference', columns: ['income', 'cost'] } }),
      column('each', 'money', { computed: { kind: 'quotient', columns: ['net', 'places'] } }),
    ]);
    // 165,500 - 164,000 = 1,500; 1,500 / 35 = 42.857…
    const cells = ['Tailors', '£165,500', '£164,000', '35', '£1,500', '£42.86'];
    const columns = table.columns.map(({ code }) => code);
    const found = checked(templateOf([table]), {
      costs: { rows: rows(columns, { five: cells, none: cells.with(3, '0') }), totals: {} },
    });
    assert.equal(resultOf(found, 'row costs/five/net').outcome, 'agrees');
    assert.equal(resultOf(found, 'row costs/five/each').outcome, 'agrees');
    const none = resultOf(found, 'row costs/none/each');
    assert.equal(none.outcome, 'cannot be checked');
    assert.match(none.explanation, /Places is nought/);
  });
});
