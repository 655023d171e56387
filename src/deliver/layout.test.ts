import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import { sheetOf } from './figure-file.fixture.ts';
import { findLayouts, type Laid } from './layout.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));

function layoutsOf(rows: string[][]): Laid[] {
  return findLayouts(sheetOf(rows), catalogue);
}

function onlyLayout(rows: string[][]): Laid {
  const [laid, ...more] = layoutsOf(rows);
  assert.ok(laid);
  assert.deepEqual(more, []);
  return laid;
}

describe('the layout of a sheet', () => {
  test('is long when a row of headings names provider, metric and value', () => {
    const laid = onlyLayout([['Value', 'METRIC', ' provider '], ['95%']]);
    assert.equal(laid.layout, 'long');
    assert.deepEqual(laid.columns, {
      ...{ provider: 2, metric: 1, value: 0 },
      ...{ period: undefined, kind: undefined, note: undefined },
    });
  });

  test('is found below titles and notes', () => {
    const laid = onlyLayout([
      ['Returns of the region'],
      [],
      ['P01 is about assessments'],
      ['Area', 'Code', 'Year', 'Type', 'Figure', 'Note'],
      ['Staffordshire', 'P01', '2007-08', 'actual', '95%', ''],
    ]);
    assert.equal(laid.layout, 'long');
    assert.equal(laid.heading, 3);
  });

  test('is wide when headings name metrics, by code, by title or by code and title', () => {
    const title = catalogue.metrics.find(({ code }) => code === 'P02')?.title ?? '';
    const laid = onlyLayout([
      ['Provider', 'Period', 'Kind', 'p01', title, 'P03 Breach proceedings'],
      ['Staffordshire', '2007-08', 'Actual', '95%', '100%', '93%'],
    ]);
    assert.equal(laid.layout, 'wide');
    assert.deepEqual(laid.columns, {
      ...{ provider: 0, period: 1, kind: 2 },
      metrics: [
        { column: 3, text: 'P01' },
        { column: 4, text: 'P02' },
        { column: 5, text: 'P03' },
      ],
    });
  });

  test('is wide without headings over provider and kind, as the appendices print it', () => {
    const laid = onlyLayout([
      ['', '', 'P01'],
      ['Staffordshire', 'Actual', '95%'],
    ]);
    assert.deepEqual(laid.columns, {
      ...{ provider: 0, kind: 1, period: undefined },
      metrics: [{ column: 2, text: 'P01' }],
    });
  });

  test('finds the kind in the blank heading beside a period', () => {
    const laid = onlyLayout([['Provider', 'Period', '', 'P01']]);
    assert.deepEqual(laid.columns, {
      ...{ provider: 0, period: 1, kind: 2 },
      metrics: [{ column: 3, text: 'P01' }],
    });
  });

  test('states actuals alone when no column is left for the kind', () => {
    const laid = onlyLayout([['Provider', 'P01', 'P02']]);
    assert.equal(laid.layout === 'wide' && laid.columns.kind, undefined);
  });

  test('is several tables when a wide one continues below with other metrics', () => {
    const laid = layoutsOf([
      ['', '', 'P01'],
      ['Staffordshire', 'Actual', '95%'],
      ['', 'Target', '90%'],
      [],
      ['', '', 'P10', 'P11'],
      ['Staffordshire', 'Actual', '15.3%', '93%'],
    ]);
    assert.deepEqual(
      laid.map(({ heading, end }) => [heading, end]),
      [
        [0, 4],
        [4, 6],
      ],
    );
  });

  test('keeps a heading that no metric has, so that it can be named', () => {
    const laid = onlyLayout([['Provider', 'Kind', 'P01', 'P99']]);
    assert.deepEqual(laid.layout === 'wide' && laid.columns.metrics.map(({ text }) => text), [
      'P01',
      'P99',
    ]);
  });

  test('is unknown for figures without headings, and for tables of something else', () => {
    assert.deepEqual(layoutsOf([['Staffordshire', 'P01', '2007-08', 'actual', '95%']]), []);
    assert.deepEqual(layoutsOf([['Staffordshire', 'P01', '2007-08', '95%']]), []);
    assert.deepEqual(
      layoutsOf([
        ['Name', 'Telephone'],
        ['A', '1'],
      ]),
      [],
    );
    assert.deepEqual(
      layoutsOf([
        ['P01', 'P02'],
        ['95%', '100%'],
      ]),
      [],
    );
    assert.deepEqual(layoutsOf([]), []);
  });
});
