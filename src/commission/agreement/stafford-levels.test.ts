import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getTemplate, tablesOf } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { cellsOf, tableIn } from './content.ts';
import { shippedIn } from './shipped-agreement.fixture.ts';

/* Copied by hand from Section 4 of the local establishment annex 2014-15 of HMP Stafford. */

const { catalogue, shipped } = shippedIn(packageRoot);
const { content } = shipped('stafford-2014-15');

describe('the levels of HMP Stafford, transcribed', () => {
  const tables = tablesOf(getTemplate(catalogue, 'local-annex')).filter(
    ({ shape }) => shape === 'levels',
  );

  /** A line of a metric as printed: its 18 figures, a blank as `.`, with the times a figure is repeated. */
  function line(row: string): string {
    const table = tables.find(({ rows }) => rows.some(({ code }) => code === row));
    assert.ok(table, row);
    const cells = cellsOf(tableIn(content, table.code), row) ?? {};
    const runs: Array<{ text: string; times: number }> = [];
    for (const { code } of table.columns) {
      const text = cells[code] ?? '.';
      const last = runs.at(-1);
      if (last?.text === text) last.times += 1;
      else runs.push({ text, times: 1 });
    }
    return runs.map(({ text, times }) => `${times} × ${text}`).join(', ');
  }

  const blank = '18 × .';
  const all = (text: string) => `18 × ${text}`;
  const noNational = (text: string) => `17 × ${text}, 1 × .`;
  /** Every metric in order: its code, the outturn line, the level line. */
  const printedLines: ReadonlyArray<[string, string, string]> = [
    ['CU001', '17 × ., 1 × 100.00 %', all('90.00 %')],
    ['CU003', all('0.00'), noNational('0.00')],
    ['CU006', '12 × ., 6 × 0', blank],
    ['CU007', all('0'), blank],
    ['CU016', blank, noNational('6.00 %')],
    ['CU031', blank, noNational('80.00 %')],
    ['CU060', '12 × ., 1 × 17.00, 5 × .', blank],
    ['CU074', blank, all('16.50')],
    ['CU056a', '17 × 3.00, 1 × 3.56', all('3.00')],
    ['CU057a', '17 × 4.00, 1 × 3.40', all('3.00')],
    ['CU067', '17 × 3.00, 1 × 2.95', all('3.00')],
    ['CU075', '17 × 3.00, 1 × 2.79', all('3.00')],
    ['CU077', '17 × 3.00, 1 × 2.92', all('3.00')],
    ['CU078', '17 × 4.00, 1 × 2.58', all('3.00')],
    ['CU076', '17 × 3.00, 1 × 2.84', all('3.00')],
    ['CU079', '17 × 3.00, 1 × 2.81', all('3.00')],
    ['CU088', blank, blank],
    ['CU002', '17 × ., 1 × 100.00 %', all('95.00 %')],
    ['CU043', blank, all('90.00 %')],
    ['CU083', blank, all('90.00 %')],
    ['CU086A', blank, all('90.00 %')],
    ['CU089', blank, all('90.00 %')],
    ['CU019', blank, '11 × ., 2 × 34, 4 × ., 1 × 942'],
    ['CU021', blank, '11 × ., 2 × 90.00, 4 × ., 1 × 6,456.00'],
    ['CU013', blank, noNational('87.00 %')],
    ['CU014', blank, noNational('14.00 %')],
    ['CU015', blank, noNational('28.00 %')],
    ['CU095a', blank, blank],
    ['CR003', blank, blank],
    ['CU036', '17 × ., 1 × 94.44 %', noNational('95.00 %')],
    ['CU063', blank, blank],
    ['CU094', blank, blank],
    ['CU081', all('3'), blank],
  ];

  test('are those of 33 metrics in the order of print', () => {
    const rows = tables.flatMap((table) => table.rows.map(({ code }) => code));
    assert.deepEqual(
      rows,
      printedLines.flatMap(([code]) => [`${code}.outturn`, `${code}.level`]),
    );
  });

  for (const [code, outturn, level] of printedLines) {
    test(`of ${code} have the two lines of print`, () => {
      assert.deepEqual([line(`${code}.outturn`), line(`${code}.level`)], [outturn, level]);
    });
  }
});
