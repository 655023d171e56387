import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { getMetric, loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { growthOf } from './growth.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

test('how a metric goes over the months of a year follows from what it is made of', () => {
  const goes = (code: string) => growthOf(catalogue, getMetric(catalogue, code));
  // Programmes completed; hours worked, which no region adds up but a year does.
  assert.deepEqual(['CU019', 'CU095a'].map(goes), ['adds', 'adds']);
  // Water used per prisoner held.
  assert.equal(goes('CU063'), 'grows');
  // A share of tests; a share of staff, counted at month ends; days lost, scaled to twelve months.
  assert.deepEqual(['CU016', 'CU031', 'CR003'].map(goes), ['stands', 'stands', 'stands']);
  // A pledge, and the score of the last survey.
  assert.deepEqual(['CU060', 'CU074'].map(goes), ['latest', 'latest']);
});

test('without a formula a share stands, a score is the latest, and of a count nothing is known', () => {
  const goes = (code: string) => {
    const { formula: _, ...printed } = getMetric(catalogue, code);
    return growthOf(catalogue, printed);
  };
  assert.deepEqual(['CU089', 'CU088'].map(goes), ['stands', 'latest']);
  // Operational capacity is added up over prisons and not over months.
  assert.equal(goes('B03'), 'unknown');
});

test('a difference of things that happen adds up, one of things that are there does not', () => {
  const difference = (top: string, bottom: string) =>
    growthOf(catalogue, {
      ...{ unit: 'count', additive: true },
      formula: {
        kind: 'difference',
        annual: false,
        top: { tally: top },
        bottom: { tally: bottom },
      },
    });
  assert.equal(difference('absconds', 'escapes'), 'adds');
  assert.equal(difference('absconds', 'staff-in-post'), 'stands');
});

test('a formula over another metric, or over tallies of several kinds, is not added up', () => {
  const sum = (top: { metric: string } | { sum: Array<{ tally: string }> }) =>
    growthOf(catalogue, {
      ...{ unit: 'count', additive: true },
      formula: { kind: 'sum', annual: false, top },
    });
  assert.equal(sum({ metric: 'CU019' }), 'stands');
  assert.equal(sum({ sum: [{ tally: 'absconds' }, { tally: 'staff-in-post' }] }), 'stands');
  assert.equal(sum({ sum: [{ tally: 'absconds' }, { tally: 'escapes' }] }), 'adds');
});
