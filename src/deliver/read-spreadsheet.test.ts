import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadCatalogue } from '../catalogue/index.ts';
import { packageRoot } from '../config.ts';
import type { GatehouseError } from '../errors.ts';
import { loadEstate } from '../estate/index.ts';
import { xlsxOf, xlsxParts, zipOf } from '../spreadsheet/package.fixture.ts';
import {
  fourLong,
  fourWide,
  odsBookOf,
  printProblems,
  refusalOf,
  xlsxRows,
} from './figure-file.fixture.ts';
import { type IncomingFile, readProposal } from './read-proposal.ts';

const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
const hub = {
  catalogue,
  estate: loadEstate(packageRoot),
  now: () => new Date('2026-11-02T12:00:00Z'),
};

async function refused(file: IncomingFile): Promise<GatehouseError> {
  return refusalOf(readProposal(file, hub));
}

describe('a spreadsheet', () => {
  test('names the sheet of every problem and passes over sheets without figures', async () => {
    const bytes = await odsBookOf(
      { name: 'Cover', rows: [['Returns of March']] },
      { name: 'Areas', rows: [...fourLong, ['Nowhere', 'P01', '2007-08', 'actual', '1%']] },
      {
        name: 'Prisons',
        rows: fourWide.map((row) => row.map((cell) => cell.replace('P09', 'P98'))),
      },
    );
    const refusal = await refused({ name: 'a.ods', bytes, period: '2006-07' });
    assert.deepEqual(printProblems(refusal), [
      'a.ods, sheet "Areas", row 6, column A: No provider has this name. Found: Nowhere',
      'a.ods, sheet "Prisons", row 1, column D: No metric has this code or title. Found: P98',
    ]);
  });

  test('is read for the sheets that hold figures; a notice names the others', async () => {
    const fine = await odsBookOf(
      { name: 'Cover', rows: [['Returns']] },
      { name: 'Areas', rows: fourLong },
    );
    const { notices, published } = await readProposal({ name: 'a.ods', bytes: fine }, hub);
    assert.deepEqual(notices, [
      'Sheet "Cover" holds no figures that could be told and was passed over.',
    ]);
    assert.deepEqual(published[0]?.place, { sheet: 'Areas', row: 2, column: 'E' });
  });

  test('has its formulas read as their stored results, and a notice says so', async () => {
    const formula = '<c t="str"><f>CONCATENATE(9,"5%")</f><v>95%</v></c>';
    const rows = xlsxRows([
      ['provider', 'metric', 'period', 'kind', 'value'],
      ['Staffordshire', 'P01', '2007-08', 'actual', formula],
    ]);
    const file = { name: 'figures.xlsx', bytes: await xlsxOf(rows) };
    const { published, notices } = await readProposal(file, hub);
    assert.equal(published[0]?.stated.text, '95%');
    assert.match(notices.join(), /1 cell holds a formula/);
  });

  test('has a number in a cell read as the cell shows it', async () => {
    const styles =
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>' +
      '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>';
    const rows = xlsxRows([
      ['provider', 'metric', 'period', 'kind', 'value'],
      ['Staffordshire', 'P10', '2007-08', 'actual', '<c s="1"><v>0.153</v></c>'],
      ['Staffordshire', 'P09', '2007-08', 'actual', '<c><v>1028</v></c>'],
      ['Staffordshire', 'P23', '2007-08', 'actual', '<c><v>13.000000000000002</v></c>'],
    ]);
    const bytes = await xlsxOf(rows, { styles });
    const { published } = await readProposal({ name: 'figures.xlsx', bytes }, hub);
    assert.deepEqual(
      published.map(({ stated }) => stated.text),
      ['15.3%', '1028', '13'],
    );
  });

  test('is refused where a value is merged with others', async () => {
    const after = '<mergeCells count="1"><mergeCell ref="E2:E3"/></mergeCells>';
    const bytes = await xlsxOf(xlsxRows(fourLong), { after });
    const refusal = await refused({ name: 'figures.xlsx', bytes });
    assert.deepEqual(
      refusal.problems.map(({ message, place }) => [message, place?.row, place?.column]),
      [
        ['The cell is merged with others.', 2, 'E'],
        ['The cell is merged with others.', 3, 'E'],
      ],
    );
  });

  test('that unpacks to far more than it is, is refused', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'F', xml: ' '.repeat(60 * 1024 * 1024) }] });
    const bytes = await zipOf(parts);
    assert.ok(bytes.length < 1024 * 1024);
    assert.equal((await refused({ name: 'b.xlsx', bytes })).code, 'SPREADSHEET_UNPACKS_TOO_LARGE');
  });

  test('larger than 50 MB is refused', async () => {
    const bytes = new Uint8Array(50 * 1024 * 1024 + 1);
    const { code, status } = await refused({ name: 'large.csv', bytes });
    assert.deepEqual([code, status], ['SPREADSHEET_TOO_LARGE', 413]);
  });
});

const bulletin = join(
  packageRoot,
  '../shared/data/population-bulletins/10004C44pop_bull_jan_11.txt',
);
const skip = existsSync(bulletin) ? false : 'The published bulletins are not here.';

describe('a published population bulletin', { skip }, () => {
  test('is known by its headings, and its figures and findings come with it', async () => {
    const file = { name: 'january.txt', bytes: readFileSync(bulletin) };
    const { layout, published, levels, findings } = await readProposal(file, hub);
    assert.equal(layout, 'bulletin');
    assert.deepEqual(levels, []);
    assert.ok(published.length > 137 * 4);
    assert.deepEqual(
      findings.map(({ stated, computed }) => [stated, computed]),
      [['116%', '127%']],
    );
  });
});
