import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cellUnits } from '../../../catalogue/agreement/template.ts';
import type { AgreedTable, Column } from '../../../catalogue/index.ts';
import { metricOf } from '../../agreement/annex.fixture.ts';
import { readCell } from '../../agreement/cell-value.ts';
import { cellField, hintOf, isGrid } from './cell-field.ts';

const column = (more: Partial<Column> = {}): Column => ({
  ...{ code: 'one', title: 'One', unit: 'text', choices: [], needed: false },
  ...more,
});
const named = { id: 'table/row/one', label: 'One' };

describe('the field of a cell', () => {
  test('hints at its unit with an example that can be read in that unit', () => {
    for (const unit of cellUnits) {
      const metric = unit === 'metric' ? metricOf() : undefined;
      const [, example] = /such as (\S+)/.exec(hintOf(column({ unit }), metric)) ?? [];
      if (example === undefined) continue;
      const { kind } = readCell(example, column({ unit }), metric);
      assert.ok(kind === 'figure' || kind === 'words', `${unit}: ${example}`);
    }
    assert.equal(
      hintOf(column({ unit: 'count', note: 'Without the annexe' })),
      'A whole number, such as 741. Without the annexe',
    );
  });

  test('is a list where there are choices, which keeps what stands there though it is none', () => {
    const choice = column({ unit: 'choice', choices: ['Yes', 'No'] });
    const options = (value: string) =>
      cellField(choice, { ...named, value }).choices.map((one) => [one.value, one.selected]);
    assert.deepEqual(options(''), [
      ['', true],
      ['Yes', false],
      ['No', false],
    ]);
    assert.deepEqual(options('yes'), [
      ['', false],
      ['yes', true],
      ['No', false],
    ]);
    assert.deepEqual(options('Maybe').at(-1), ['Maybe', true]);
  });

  test('is a box for prose and for any text of several lines', () => {
    assert.equal(cellField(column({ unit: 'prose' }), { ...named, value: '' }).kind, 'words');
    assert.equal(cellField(column(), { ...named, value: 'a\nb' }).kind, 'words');
    assert.equal(cellField(column(), { ...named, value: 'a' }).kind, 'line');
  });
});

describe('a grid', () => {
  const table = (columns: number, more: Partial<AgreedTable> = {}): AgreedTable => ({
    ...{ code: 'one', title: 'One', shape: 'fixed', totals: [] },
    rows: [{ code: 'a', title: 'A' }],
    columns: Array.from({ length: columns }, (_, index) => column({ code: `c${index}` })),
    ...more,
  });

  test('is for tables with fixed rows, few columns and no prose', () => {
    assert.equal(isGrid(table(8)), true);
    assert.equal(isGrid(table(9)), false);
    assert.equal(isGrid(table(2, { shape: 'open' })), false);
    assert.equal(isGrid(table(0, { columns: [column({ unit: 'prose' })] })), false);
  });
});
