import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AgreedTable, findTable } from '../../catalogue/index.ts';
import { readWorkbook, type Sheet } from '../../spreadsheet/index.ts';
import { agreementCsvFiles, agreementLongCsv } from './csv.ts';
import { agreementOds } from './ods.ts';
import { sampleTables, sampleTemplate } from './sample-agreement.fixture.ts';
import { columnHeading, sheetNames } from './table-layout.ts';

const column = (code: string, title: string) => ({
  code,
  title,
  unit: 'text' as const,
  choices: [],
  needed: false,
});

function headingsOf(...columns: Array<[code: string, title: string]>): string[] {
  const given = columns.map(([code, title]) => column(code, title));
  const table: AgreedTable = {
    ...{ code: 't', title: 'T', shape: 'open', named: 'a', rows: [], totals: [] },
    columns: given,
  };
  return given.map((one) => columnHeading(one, table));
}

describe('the tables of an agreement in a spreadsheet', () => {
  const sheets = async () => (await readWorkbook(await agreementOds(sampleTables), 'a.ods')).sheets;
  const sheetOf = async (name: string): Promise<Sheet> => {
    const found = (await sheets()).find((sheet) => sheet.name === name);
    assert.ok(found, name);
    return found;
  };

  test('stand one a sheet, in the order of the form, after a sheet about them', async () => {
    const names = (await sheets()).map(({ name }) => name);
    assert.deepEqual(names, [
      'About',
      'details',
      'background',
      'services',
      'objectives',
      'custody',
    ]);
  });

  test('begin with the codes of their rows, and titles where rows have them', async () => {
    const texts = async (name: string) =>
      (await sheetOf(name)).rows.map((row) => row.slice(0, 3).map(({ text }) => text));
    assert.deepEqual((await texts('details'))[0], [
      'row',
      'Establishment name',
      'Annual operating price',
    ]);
    assert.deepEqual(await texts('background'), [
      ['row', 'row title', 'Cat B'],
      ['over-4', 'Determinate, more than 4 years', 'N/A'],
      ['indeterminate', 'Indeterminate', 'N/A'],
      ['recall', 'Recalled', ''],
      ['total', 'Total', '0'],
    ]);
  });

  test('hold figures as numbers where that keeps their print, and else as text', async () => {
    const rows = (await sheetOf('services')).rows;
    const cellOf = (row: number, index: number) => rows[row]?.[index];
    assert.deepEqual(cellOf(1, 6), { text: '844.50', number: 844.5 });
    assert.deepEqual(cellOf(1, 4), { text: '30', number: 30 });
    assert.deepEqual(cellOf(1, 5), { text: '28:15' });
    assert.deepEqual((await sheetOf('custody')).rows[2]?.[2], { text: '90.00 %' });
    assert.deepEqual((await sheetOf('details')).rows[1]?.[2], { text: '11,508,731' });
  });

  test('say what every column holds', async () => {
    const rows = (await sheetOf('About')).rows.map((row) => row.map(({ text }) => text));
    assert.ok(rows.some((row) => row.join('|') === 'services|Hours a week each|clock'));
  });

  test('are headed by codes where titles could be mistaken', () => {
    assert.deepEqual(headingsOf(['a', 'Places'], ['b', 'Hours']), ['Places', 'Hours']);
    assert.deepEqual(headingsOf(['a', 'Places'], ['b', 'places ']), ['a', 'b']);
    assert.deepEqual(headingsOf(['a', 'B'], ['b', 'Hours']), ['a', 'Hours']);
    assert.deepEqual(headingsOf(['row', 'Row'], ['b', 'Row title']), ['Row (row)', 'b']);
  });

  test('have sheets whose names fit and differ', () => {
    const [section] = sampleTemplate.sections;
    const table = findTable(sampleTemplate, 'details');
    assert.ok(section && table);
    // 31 characters are the most that a spreadsheet program opens.
    const long = 'a'.repeat(40);
    const tables = [long, `${long}b`, 'about', 'short'].map((code) => ({ ...table, code }));
    const names = sheetNames({ ...sampleTemplate, sections: [{ ...section, tables }] });
    assert.deepEqual(
      [...names.values()],
      ['a'.repeat(31), `${'a'.repeat(29)}-2`, 'about-2', 'short'],
    );
  });
});

describe('the tables of an agreement as CSV', () => {
  test('are a file each', () => {
    const files = agreementCsvFiles(sampleTables);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['details', 'background', 'services', 'objectives', 'custody'],
    );
    assert.equal(
      files[1]?.text,
      'row,row title,Cat B,Cat C\r\n' +
        'over-4,"Determinate, more than 4 years",N/A,597\r\n' +
        'indeterminate,Indeterminate,N/A,73\r\nrecall,Recalled,,71\r\ntotal,Total,0,741\r\n',
    );
  });

  test('are one long file of a line a cell', () => {
    const lines = agreementLongCsv(sampleTables).split('\r\n');
    assert.equal(lines[0], 'section,table,row,row title,column,column title,text');
    assert.equal(lines[1], 'About,,Agreement,,,,stafford-2014-15');
    assert.ok(lines.includes('delivery,services,kitchens,,hours,Hours a week each,28:15'));
    assert.ok(lines.includes('delivery,services,total,Sub total,core,Core hours a week,6178.92'));
    // Heading, 4 lines about it, form 3, background (3 + 1) × 2, services (2 + 1) × 5, levels 4 × 18, and the end.
    assert.equal(lines.length, 1 + 4 + 3 + 8 + 15 + 72 + 1);
  });
});
