import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tablesOf } from '../../catalogue/index.ts';
import { readWorkbook, writeCsv, writeOds } from '../../spreadsheet/index.ts';
import { agreementLongCsv } from './csv.ts';
import { readAgreementTables } from './filled-file.ts';
import { agreementOds } from './ods.ts';
import { sampleContent, sampleTables, sampleTemplate } from './sample-agreement.fixture.ts';

const readOds = (bytes: Uint8Array) => readAgreementTables(bytes, 'filled.ods', sampleTemplate);
const readCsv = (text: string) =>
  readAgreementTables(Buffer.from(text), 'filled.csv', sampleTemplate);

type Sheets = Map<string, string[][]>;

/** The exported tables after somebody has worked on them in a spreadsheet program. */
async function filled(change: (sheets: Sheets) => void): Promise<Uint8Array> {
  const book = await readWorkbook(await agreementOds(sampleTables), 'exported.ods');
  const sheets: Sheets = new Map(
    book.sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(({ text }) => text))]),
  );
  change(sheets);
  return writeOds({
    title: 'Filled',
    sheets: [...sheets].map(([name, rows]) => ({
      name,
      rows: rows.map((row) => row.map((text) => ({ text }))),
    })),
  });
}

async function problemsOf(change: (sheets: Sheets) => void) {
  const { problems } = await readOds(await filled(change));
  return problems.map(({ message, place }) => ({ message, place }));
}

describe('a filled file', () => {
  test('gives a new row a code made from its name, and leaves those there as they are', async () => {
    const bytes = await filled((sheets) => {
      const rows = sheets.get('services');
      rows?.splice(2, 0, ['', '', '', 'Café & bakery', '4', '28:15']);
      rows?.push(['', '', '', 'Café (bakery)', '5'], ['', '', '', '£££', '6'], []);
    });
    const { content, problems } = await readOds(bytes);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      content.services?.rows.map(({ row }) => row),
      ['kitchens', 'cafe-bakery', 'orderlies', 'cafe-bakery-2', 'row'],
    );
    assert.deepEqual(content.services?.rows[1]?.cells, {
      activity: 'Café & bakery',
      places: '4',
      hours: '28:15',
    });
    assert.deepEqual(content.services?.totals, sampleContent.services?.totals);
  });

  test('may have its columns in another order, named by heading or by code', async () => {
    const bytes = await filled((sheets) => {
      const rows = sheets.get('background') ?? [];
      for (const row of rows) row.push(row.shift() ?? '');
      const [heading] = rows;
      heading?.splice(heading.indexOf('Cat B'), 1, 'CAT-B');
    });
    const { content, problems } = await readOds(bytes);
    assert.deepEqual(problems, []);
    assert.deepEqual(content, sampleContent);
  });

  test('with a row too many, one too few and one twice says where', async () => {
    const problems = await problemsOf((sheets) => {
      const rows = sheets.get('background');
      rows?.splice(2, 1, ['over-5', '', '1'], ['over-4', '', '', '2']);
    });
    const place = { file: 'filled.ods', sheet: 'background' };
    assert.deepEqual(
      problems.map(({ place: at }) => at),
      [{ ...place, row: 3 }, { ...place, row: 4 }, place],
    );
    assert.match(problems[0]?.message ?? '', /has no such row.*over-4/);
    assert.match(problems[1]?.message ?? '', /stands twice/);
    assert.match(problems[2]?.message ?? '', /“Indeterminate” is missing/);
  });

  test('with a column that the form lacks, and without one that it has, says both', async () => {
    const problems = await problemsOf((sheets) => {
      sheets.get('services')?.[0]?.splice(4, 1, 'Placed');
    });
    assert.deepEqual(
      problems.map(({ place }) => place),
      [
        { file: 'filled.ods', sheet: 'services', row: 1, column: 'E' },
        { file: 'filled.ods', sheet: 'services', row: 1 },
      ],
    );
    assert.match(problems[0]?.message ?? '', /no such column.*Places/);
    assert.match(problems[1]?.message ?? '', /“Places” is missing/);
  });

  test('with words beside its columns, a new row without a name and a bad code says so', async () => {
    const problems = await problemsOf((sheets) => {
      sheets.get('objectives')?.push(['', 'One'], ['a b', 'Two'], ['', 'Three', 'beside']);
      sheets.get('services')?.push(['', '', 'X1']);
    });
    assert.deepEqual(
      problems.map(({ place }) => [place?.sheet, place?.row, place?.column]),
      [
        ['objectives', 4, 'C'],
        ['services', 5, undefined],
        ['objectives', 3, undefined],
      ],
    );
  });

  test('with a sheet too many and one too few says both, and keeps quiet about empty ones', async () => {
    const problems = await problemsOf((sheets) => {
      sheets.delete('custody');
      sheets.set('Sheet1', []);
      sheets.set('Notes', [['mine']]);
    });
    assert.deepEqual(
      problems.map(({ place }) => place?.sheet),
      ['Notes', 'custody'],
    );
  });

  test('of another form, or one that does not say of which version it is, says only that', async () => {
    const form = await problemsOf((sheets) => {
      sheets.get('About')?.splice(2, 1, ['Form', 'regional-sla']);
      sheets.delete('custody');
    });
    assert.equal(form.length, 1);
    assert.match(form[0]?.message ?? '', /another form/);
    const version = await problemsOf((sheets) => {
      sheets.get('About')?.splice(3, 2, ['Version', 'last']);
    });
    assert.deepEqual(
      version.map(({ message }) => message.slice(0, 35)),
      ['The file does not say of which agre', 'This is no number of a version. Put'],
    );
  });

  test('as a long CSV names the line of every mistake', async () => {
    const lines = agreementLongCsv(sampleTables).trimEnd().split('\r\n');
    const csv = [
      ...lines,
      'delivery,services,kitchens,,places,Places,31',
      'delivery,services,,,activity,Activity,New',
      'delivery,services,new,,place,Places,1',
      'delivery,servces,new,,places,Places,1',
    ].join('\r\n');
    const { problems } = await readCsv(csv);
    const after = lines.length;
    assert.deepEqual(
      problems.map(({ place }) => [place?.row, place?.column]),
      [
        [after + 4, 'table'],
        [after + 1, undefined],
        [after + 2, 'row'],
        [after + 3, 'column'],
      ],
    );
  });

  test('as a long CSV may have new rows with codes of their own', async () => {
    const csv = `${agreementLongCsv(sampleTables)}delivery,objectives,hub,,objective,Objective,Open it\r\n`;
    const { content, problems } = await readCsv(csv);
    assert.deepEqual(problems, []);
    assert.deepEqual(content.objectives?.rows, [{ row: 'hub', cells: { objective: 'Open it' } }]);
  });

  test('that is no export at all is told what is missing', async () => {
    const { problems } = await readCsv(
      writeCsv([
        ['a', 'b'],
        ['1', '2'],
      ]),
    );
    assert.ok(problems.length >= 4 + tablesOf(sampleTemplate).length);
  });
});
