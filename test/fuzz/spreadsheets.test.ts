import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { packageRoot } from '../../src/config.ts';
import {
  csvText,
  fourLong,
  fourWide,
  odsBookOf,
  xlsxRows,
} from '../../src/deliver/figure-file.fixture.ts';
import { readProposal } from '../../src/deliver/index.ts';
import { loadEstate } from '../../src/estate/index.ts';
import { readWorkbook } from '../../src/spreadsheet/index.ts';
import { odsParts, xlsxOf, xlsxParts, zipOf } from '../../src/spreadsheet/package.fixture.ts';
import { answersOrRefuses, changedBytes, changedText, hostileText, runs } from './fuzzing.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const hub = { catalogue, estate: loadEstate(packageRoot), now: () => new Date('2026-11-02') };

const strings = '<si><t>provider</t></si><si><r><t>P</t></r><r><t>01</t></r></si>';
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>';
const sheet =
  '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>metric</t></is></c></row>' +
  '<row r="2"><c r="A2" s="0"><v>0.95</v></c><c r="B2" t="d"><v>2008-03-31</v></c></row></sheetData>' +
  '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
const table =
  '<table:table table:name="Figures"><table:table-column table:number-columns-repeated="3"/>' +
  '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="percentage" office:value="0.95">' +
  '<text:p>95<text:s text:c="2"/>%</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>';

describe('a damaged spreadsheet is read or refused in our own words', { timeout: 300_000 }, () => {
  const whole: Array<{ name: string; bytes: Uint8Array }> = [];
  before(async () => {
    whole.push(
      { name: 'figures.csv', bytes: Buffer.from(csvText(fourLong)) },
      { name: 'wide.csv', bytes: Buffer.from(csvText(fourWide)) },
      { name: 'utf-16.csv', bytes: Buffer.from(`\ufeff${csvText(fourLong)}`, 'utf16le') },
      { name: 'figures.xlsx', bytes: await xlsxOf(xlsxRows(fourLong)) },
      { name: 'figures.ods', bytes: await odsBookOf({ name: 'Figures', rows: fourLong }) },
    );
  });

  test('in its bytes', async () => {
    for (const { name, bytes } of whole) {
      await fc.assert(
        fc.asyncProperty(changedBytes(bytes), (damaged) =>
          answersOrRefuses(() => readWorkbook(damaged, name)),
        ),
        runs(150),
      );
    }
  });

  test('in the texts within, as XLSX and as ODS', async () => {
    const books = [
      xlsxParts({ sheets: [{ name: 'Figures', xml: sheet }], strings, styles, date1904: true }),
      odsParts(table),
    ];
    for (const parts of books) {
      const damaged = fc
        .constantFrom(...Object.keys(parts))
        .chain((name) =>
          changedText(parts[name] ?? '').map((text) => ({ ...parts, [name]: text })),
        );
      await fc.assert(
        fc.asyncProperty(damaged, async (broken) => {
          const bytes = await zipOf(broken);
          await answersOrRefuses(() => readWorkbook(bytes, 'figures'));
        }),
        runs(250),
      );
    }
  });

  test('with a part left out, or another kind of file under its name', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'Figures', xml: sheet }], strings, styles });
    for (const name of Object.keys(parts)) {
      const bytes = await zipOf({ ...parts, [name]: '' });
      await answersOrRefuses(() => readWorkbook(bytes, 'figures.xlsx'));
      const { [name]: _, ...rest } = parts;
      const less = await zipOf(rest);
      await answersOrRefuses(() => readWorkbook(less, 'figures.xlsx'));
    }
  });

  test('as a file of figures, in any of its cells', async () => {
    const figures = fc
      .record({ row: fc.nat({ max: 4 }), column: fc.nat({ max: 5 }), text: hostileText })
      .map(({ row, column, text }) =>
        fourLong.map((cells, at) =>
          at === row ? cells.map((cell, place) => (place === column ? text : cell)) : cells,
        ),
      );
    await fc.assert(
      fc.asyncProperty(figures, (rows) =>
        answersOrRefuses(() =>
          readProposal({ name: 'figures.csv', bytes: Buffer.from(csvText(rows)) }, hub),
        ),
      ),
      runs(300),
    );
    for (const { name, bytes } of whole.slice(0, 2)) {
      await fc.assert(
        fc.asyncProperty(changedBytes(bytes), (damaged) =>
          answersOrRefuses(() => readProposal({ name, bytes: damaged }, hub)),
        ),
        runs(150),
      );
    }
  });
});
