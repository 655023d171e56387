import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { xlsxOf, xlsxParts, zipOf } from './package.fixture.ts';
import { readWorkbook } from './read.ts';
import { assertRefused, textsOf } from './reading.fixture.ts';
import type { Cell, Workbook } from './workbook.ts';

function read(bytes: Uint8Array): Promise<Workbook> {
  return readWorkbook(bytes, 'figures.xlsx');
}

async function rowsOf(bytes: Uint8Array): Promise<readonly (readonly Cell[])[] | undefined> {
  return (await read(bytes)).sheets[0]?.rows;
}

/** Styles whose numbers count from 1 over the given format numbers; 164 and up are written as `codes`. */
function styles(ids: number[], codes: Record<number, string> = {}): string {
  const written = Object.entries(codes).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const cellStyles = [0, ...ids].map((id) => `<xf numFmtId="${id}"/>`);
  return (
    `<numFmts>${written.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>` +
    `<cellXfs>${cellStyles.join('')}</cellXfs>`
  );
}

describe('the cells of an XLSX', () => {
  test('texts are shared, in runs, or in the cell itself', async () => {
    const strings =
      '<si><t>Stafford</t></si><si><r><t xml:space="preserve">Stoke </t></r><r><t>Heath</t></r>' +
      '<rPh><t>sutōku</t></rPh></si><si><t>a_x000D__x005F_x000D_</t></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>' +
      '<c r="D1" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c><c r="E1" t="s"><v>99</v></c></row>';
    assert.deepEqual(await textsOf(await xlsxOf(rows, { strings })), [
      ['Stafford', 'Stoke Heath', 'a\r_x000D_', 'in line'],
    ]);
  });

  test('numbers come out as a person sees them, with what is stored beside it', async () => {
    const ids = [9, 10, 3, 164, 165, 166, 14, 46, 999];
    const codes = { 164: '0.0%', 165: '"£"#,##0', 166: '[h]:mm' };
    const values = [0.95, 0.9541, 1028, 0.153, 26531089, 28.25 / 24, 39538, 0.5, 7];
    const cells = values.map((value, index) => `<c s="${index + 1}"><v>${value}</v></c>`);
    const rows = await rowsOf(
      await xlsxOf(`<row>${cells.join('')}<c><v>0.30000000000000004</v></c></row>`, {
        styles: styles(ids, codes),
      }),
    );
    assert.deepEqual(
      rows?.[0]?.map((cell) => cell.text),
      [
        '95%',
        '95.41%',
        '1,028',
        '15.3%',
        '£26,531,089',
        '28:15',
        '2008-03-31',
        '12:00:00',
        '7',
        '0.3',
      ],
    );
    assert.equal(rows?.[0]?.[0]?.number, 0.95);
  });

  test('days may be counted from 1904', async () => {
    const bytes = await xlsxOf('<row><c s="1"><v>38076</v></c></row>', {
      styles: styles([14]),
      date1904: true,
    });
    assert.deepEqual(await textsOf(bytes), [['2008-03-31']]);
  });

  test('truth values, errors, ISO dates and results that are text', async () => {
    const rows =
      '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>' +
      '<c t="d"><v>2008-03-31</v></c><c t="str"><f>A1</f><v>x</v></c></row>';
    assert.deepEqual(await textsOf(await xlsxOf(rows)), [
      ['TRUE', 'FALSE', '#REF!', '2008-03-31', 'x'],
    ]);
  });

  test('a formula keeps its stored result; without one it is blank and noticed', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f t="shared" si="0">C1*2</f><v>2</v></c></row>' +
      '<row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c><c r="C2"><f>NOW()</f></c></row>';
    const workbook = await read(await xlsxOf(rows));
    assert.deepEqual(workbook.sheets[0]?.rows, [
      [
        { text: '3', number: 3, formula: '=SUM(B1:C1)' },
        { text: '2', number: 2, formula: '=C1*2' },
      ],
      [{ text: '' }, { text: '4', number: 4, formula: '=C1*2' }, { text: '', formula: '=NOW()' }],
    ]);
    assert.match(workbook.notices.join(), /1 formula without a stored result/);
  });

  test('merged cells are marked, the covered ones too', async () => {
    const rows =
      '<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row>';
    const after =
      '<mergeCells><mergeCell ref="A2:B9"/><mergeCell ref="XFC1:XFD1048576"/></mergeCells>';
    const workbook = await read(await xlsxOf(rows, { after }));
    assert.equal(workbook.sheets[0]?.firstRow, 2);
    assert.deepEqual(workbook.sheets[0]?.rows, [
      [
        { text: '1', number: 1, merged: true },
        { text: '', merged: true },
        { text: '' },
        { text: '2', number: 2 },
      ],
      [
        { text: '', merged: true },
        { text: '3', number: 3, merged: true },
      ],
    ]);
  });

  test('rows and cells stand where their references put them, and blanks cost nothing', async () => {
    const rows =
      '<row r="3"><c r="B3"><v>1</v></c></row><row r="5"><c r="A5" s="1"/><c r="XFD5" s="1"/></row>' +
      '<row r="1000"><c r="AA1000"><v>2</v></c></row>';
    const sheet = (await read(await xlsxOf(rows))).sheets[0];
    assert.equal(sheet?.firstRow, 3);
    assert.equal(sheet?.rows.length, 998);
    assert.equal(sheet?.rows[2]?.length, 0);
    assert.equal(sheet?.rows[997]?.[26]?.text, '2');
  });

  test('names with a prefix are the same names', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'A', xml: '' }] });
    parts['xl/worksheets/sheet1.xml'] =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    assert.deepEqual(await textsOf(await zipOf(parts)), [['5']]);
  });
});

describe('the sheets of an XLSX', () => {
  const filled = '<sheetData><row><c><v>1</v></c></row></sheetData>';
  test('keep their order; hidden ones are read with a notice, charts left out with one', async () => {
    const workbook = await read(
      await zipOf(
        xlsxParts({
          sheets: [
            { name: 'Data &amp; notes', xml: filled },
            { name: 'Chart', xml: '', kind: 'chartsheet' },
            { name: 'Secret', xml: filled, state: 'veryHidden' },
            { name: 'Empty', xml: '<sheetData/>' },
          ],
        }),
      ),
    );
    assert.deepEqual(
      workbook.sheets.map((sheet) => [sheet.name, sheet.rows.length]),
      [
        ['Data & notes', 1],
        ['Secret', 1],
        ['Empty', 0],
      ],
    );
    assert.equal(workbook.notices.length, 2);
    assert.match(workbook.notices[0] ?? '', /"Chart".*left out/);
    assert.match(workbook.notices[1] ?? '', /"Secret" is hidden/);
  });

  test('none with anything in it is an empty file', async () => {
    await assertRefused(await xlsxOf(''), 'EMPTY');
  });

  test('two stored in one part are refused', async () => {
    const parts = xlsxParts({
      sheets: [
        { name: 'A', xml: filled },
        { name: 'B', xml: filled },
      ],
    });
    const rels = 'xl/_rels/workbook.xml.rels';
    parts[rels] = parts[rels]?.replace('sheet2.xml', 'sheet1.xml') ?? '';
    await assertRefused(await zipOf(parts), 'DAMAGED');
  });
});

describe('limits of an XLSX', () => {
  const rows = '<row><c><v>1</v></c><c><v>2</v></c></row>'.repeat(10);
  test('rows', async () => assertRefused(await xlsxOf(rows), 'TOO_MANY_ROWS', { rows: 9 }));
  test('a row number beyond the last', async () =>
    assertRefused(await xlsxOf('<row r="99999999"><c><v>1</v></c></row>'), 'TOO_MANY_ROWS'));
  test('cells', async () => assertRefused(await xlsxOf(rows), 'TOO_MANY_CELLS', { cells: 19 }));
  test('columns', async () =>
    assertRefused(await xlsxOf('<row><c r="XFE1"><v>1</v></c></row>'), 'TOO_MANY_COLUMNS'));
  test('shared texts', async () => {
    const strings = '<si><t/></si>'.repeat(30);
    await assertRefused(await xlsxOf(rows, { strings }), 'TOO_MANY_CELLS', { cells: 29 });
  });
  test('merged ranges that overlap without end', async () => {
    const after = '<mergeCell ref="A1:B10"/>'.repeat(20);
    await assertRefused(await xlsxOf(rows, { after }), 'TOO_MANY_CELLS', { cells: 100 });
  });
  test('rows in the wrong order', async () =>
    assertRefused(await xlsxOf('<row r="5"/><row r="4"/>'), 'XML'));
});
