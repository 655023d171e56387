import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import type { Cell } from '../spreadsheet/index.ts';
import { type Entries, placeOf } from './entry.ts';
import { sheetOf } from './figure-file.fixture.ts';
import { findLayouts } from './layout.ts';
import { readWide } from './read-wide.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

async function read(rows: (string | Cell)[][], period?: string): Promise<Entries> {
  const found: Entries[] = [];
  for (const laid of findLayouts(sheetOf(rows), catalogue)) {
    assert.ok(laid.layout === 'wide');
    found.push(await readWide(laid, { file: 'figures.csv', period, manySheets: false }));
  }
  return {
    entries: found.flatMap(({ entries }) => entries),
    problems: found.flatMap(({ problems }) => problems),
    notices: [],
  };
}

async function stated(rows: (string | Cell)[][], period?: string): Promise<string[]> {
  const { entries } = await read(rows, period);
  return entries.map(
    ({ provider, metric, period: when, kind, value }) =>
      `${provider} ${metric} ${when} ${kind}: ${value}`,
  );
}

describe('the wide layout', () => {
  test('reads the form of the appendices: no headings over the first columns, no name on the target row', async () => {
    const rows = [
      ['', '', 'P01', 'P02'],
      ['Staffordshire', 'Actual', '95%', '100%'],
      ['', 'Target', '90%', ''],
      ['Warwickshire', 'Actual', '90%', '89%'],
    ];
    assert.deepEqual(await stated(rows, '2007-08'), [
      'Staffordshire P01 2007-08 Actual: 95%',
      'Staffordshire P02 2007-08 Actual: 100%',
      'Staffordshire P01 2007-08 Target: 90%',
      'Staffordshire P02 2007-08 Target: ',
      'Warwickshire P01 2007-08 Actual: 90%',
      'Warwickshire P02 2007-08 Actual: 89%',
    ]);
  });

  test('continues below with other metrics', async () => {
    const rows = [
      ['', '', 'P01'],
      ['Staffordshire', 'Actual', '95%'],
      [],
      ['', '', 'P10'],
      ['Staffordshire', 'Actual', '15.3%'],
    ];
    assert.deepEqual(await stated(rows, '2007-08'), [
      'Staffordshire P01 2007-08 Actual: 95%',
      'Staffordshire P10 2007-08 Actual: 15.3%',
    ]);
  });

  test('takes a blank period from the row above, as it does the provider', async () => {
    const rows = [
      ['Provider', 'Period', 'Kind', 'P01'],
      ['Staffordshire', '2006-07', 'Actual', '94%'],
      ['', '2007-08', 'Actual', '95%'],
      ['', '', 'Target', '90%'],
    ];
    assert.deepEqual(await stated(rows), [
      'Staffordshire P01 2006-07 Actual: 94%',
      'Staffordshire P01 2007-08 Actual: 95%',
      'Staffordshire P01 2007-08 Target: 90%',
    ]);
  });

  test('states actuals where no column says otherwise', async () => {
    const rows = [
      ['Provider', 'P01'],
      ['Staffordshire', '95%'],
    ];
    assert.deepEqual(await stated(rows, '2007-08'), ['Staffordshire P01 2007-08 actual: 95%']);
  });

  test('places a value in its cell, its metric in the heading and its provider where that was written', async () => {
    const rows = [
      ['', '', 'P01', 'P02'],
      ['Staffordshire', 'Actual', '95%', '100%'],
      ['', 'Target', '90%', '90%'],
    ];
    const last = (await read(rows)).entries.at(-1);
    assert.ok(last);
    assert.deepEqual(last.place, { file: 'figures.csv', row: 3, column: 'D' });
    assert.deepEqual(placeOf(last, 'metric'), { file: 'figures.csv', row: 1, column: 'D' });
    assert.deepEqual(placeOf(last, 'provider'), { file: 'figures.csv', row: 2, column: 'A' });
  });

  test('refuses a row that does not say what it states, and reads the others', async () => {
    const found = await read([
      ['', '', 'P01'],
      ['Staffordshire', '', '95%'],
      ['Staffordshire', 'Forecast', '95%'],
      ['Staffordshire', 'Actual', '95%'],
    ]);
    assert.equal(found.entries.length, 1);
    assert.deepEqual(
      found.problems.map(({ place, found: written }) => [place?.row, place?.column, written]),
      [
        [2, 'B', ''],
        [3, 'B', 'Forecast'],
      ],
    );
  });

  test('refuses figures under no heading, once a column', async () => {
    const found = await read([
      ['', '', 'P01', ''],
      ['Staffordshire', 'Actual', '95%', '100%'],
      ['Warwickshire', 'Actual', '90%', '89%'],
    ]);
    assert.deepEqual(
      found.problems.map(({ place, found: written }) => [place?.row, place?.column, written]),
      [[2, 'D', '100%']],
    );
  });

  test('reads a provider that is merged over its rows, and tells of a merged value', async () => {
    const provider: Cell = { text: 'Staffordshire', merged: true };
    const covered: Cell = { text: '', merged: true };
    const { entries } = await read([
      ['', '', 'P01'],
      [provider, 'Actual', '95%'],
      [covered, 'Target', { text: '90%', merged: true }],
    ]);
    assert.deepEqual(
      entries.map(({ provider: name, merged }) => [name, merged]),
      [
        ['Staffordshire', undefined],
        ['Staffordshire', 'value'],
      ],
    );
  });
});
