import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import type { Cell } from '../spreadsheet/index.ts';
import { type Entries, placeOf } from './entry.ts';
import { sheetOf } from './figure-file.fixture.ts';
import { findLayouts } from './layout.ts';
import { readLong } from './read-long.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const headings = ['provider', 'metric', 'period', 'kind', 'value', 'source'];

async function read(
  rows: (string | Cell)[][],
  options: { period?: string; manySheets?: boolean; firstRow?: number } = {},
): Promise<Entries> {
  const [laid] = findLayouts(sheetOf(rows, options.firstRow), catalogue);
  assert.ok(laid?.layout === 'long');
  const { period, manySheets = false } = options;
  return readLong(laid, { file: 'figures.csv', period, manySheets });
}

describe('the long layout', () => {
  test('states a figure a row, with its place', async () => {
    const row = ['Staffordshire', 'P01', '2007-08', 'actual', ' 95% ', 'Appendix B'];
    const [entry, ...more] = (await read([headings, row])).entries;
    assert.ok(entry);
    assert.deepEqual(more, []);
    const { provider, metric, period, kind, value, note, merged, place } = entry;
    assert.deepEqual(
      [provider, metric, period, kind, value, note],
      ['Staffordshire', 'P01', '2007-08', 'actual', '95%', 'Appendix B'],
    );
    assert.equal(merged, undefined);
    assert.deepEqual(place, { file: 'figures.csv', row: 2, column: 'E' });
    assert.deepEqual(placeOf(entry, 'provider'), { file: 'figures.csv', row: 2, column: 'A' });
  });

  test('counts rows as the file does and names the sheet where there may be several', async () => {
    const rows = [headings, [], ['Staffordshire', 'P01', '2007-08', 'actual', '95%']];
    const [entry] = (await read(rows, { manySheets: true, firstRow: 4 })).entries;
    const place = { file: 'figures.csv', sheet: 'Figures', row: 6, column: 'E' };
    assert.deepEqual(entry?.place, place);
  });

  test('passes over rows without any text', async () => {
    assert.deepEqual((await read([headings, ['', ' '], []])).entries, []);
  });

  test('takes the given period where the row states none', async () => {
    const rows = [headings, ['Stafford', 'K01', '', 'actual', '0'], ['Stafford', 'K01', '2006-07']];
    const periods = (await read(rows, { period: '2007-08' })).entries.map(({ period }) => period);
    assert.deepEqual(periods, ['2007-08', '2006-07']);
  });

  test('states actuals where no column says otherwise, and leaves a blank kind to be refused', async () => {
    const row = ['Staffordshire', 'P01', '95%'];
    assert.equal((await read([['provider', 'metric', 'value'], row])).entries[0]?.kind, 'actual');
    assert.equal((await read([headings, ['Staffordshire', 'P01']])).entries[0]?.kind, '');
  });

  test('tells which part of a figure stands in a merged range', async () => {
    const merged: Cell = { text: 'Staffordshire', merged: true };
    const rows = [headings, [merged, 'P01', '2007-08', 'actual', '95%']];
    assert.equal((await read(rows)).entries[0]?.merged, 'provider');
  });

  test('says which columns it passed over', async () => {
    const { notices } = await read([['Region', ...headings, '', 'Checked by']]);
    assert.deepEqual(notices, [
      'Passed over, since no figure has them: columns A (“Region”), I (“Checked by”).',
    ]);
  });
});
