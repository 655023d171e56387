import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { odsOf, odsParts, zipOf } from './package.fixture.ts';
import { readWorkbook } from './read.ts';
import { assertRefused, textsOf } from './reading.fixture.ts';
import type { Cell } from './workbook.ts';

async function rowsOf(xml: string): Promise<readonly (readonly Cell[])[] | undefined> {
  return (await readWorkbook(await odsOf(xml), 'figures.ods')).sheets[0]?.rows;
}

function row(cells: string, attributes = ''): string {
  return `<table:table-row ${attributes}>${cells}</table:table-row>`;
}

function value(type: string, attributes: string, shown?: string): string {
  const text = shown === undefined ? '' : `<text:p>${shown}</text:p>`;
  return `<table:table-cell office:value-type="${type}" ${attributes}>${text}</table:table-cell>`;
}

async function cellOf(xml: string): Promise<Cell | undefined> {
  return (await rowsOf(row(xml)))?.[0]?.[0];
}

describe('the cells of an ODS', () => {
  test('show what the file says they show, with what is stored beside it', async () => {
    for (const [xml, text, number] of [
      [value('percentage', 'office:value="0.153"', '15.3%'), '15.3%', 0.153],
      [
        value('currency', 'office:value="26531089" office:currency="GBP"', '£26,531,089'),
        '£26,531,089',
        26531089,
      ],
      [value('float', 'office:value="95.4"', '95'), '95', 95.4],
      [value('time', 'office:time-value="PT28H15M00S"', '28:15'), '28:15', 28.25 / 24],
      [value('string', '', 'Stoke Heath'), 'Stoke Heath', undefined],
    ] as const) {
      const cell = await cellOf(xml);
      assert.equal(cell?.text, text);
      assert.equal(cell?.number, number);
    }
  });

  test('without a shown text are printed from what is stored', async () => {
    for (const [xml, text] of [
      [value('percentage', 'office:value="0.153"'), '15.3%'],
      [value('float', 'office:value="1028"'), '1028'],
      [value('currency', 'office:value="12.5" office:currency="GBP"'), '£12.5'],
      [value('time', 'office:time-value="PT28H15M00S"'), '28:15'],
      [value('boolean', 'office:boolean-value="true"'), 'TRUE'],
      [value('string', 'office:string-value="Stafford"'), 'Stafford'],
    ] as const) {
      assert.equal((await cellOf(xml))?.text, text);
    }
  });

  test('dates are ISO texts, to the precision that is shown', async () => {
    const day = 'office:date-value="2008-03-31"';
    const moment = 'office:date-value="2008-03-31T18:00:00"';
    assert.equal((await cellOf(value('date', day, '31/03/08')))?.text, '2008-03-31');
    assert.equal((await cellOf(value('date', moment, '31/03/08 18:00')))?.text, '2008-03-31T18:00');
    assert.equal((await cellOf(value('date', day, 'March 2008')))?.text, '2008-03');
    assert.equal((await cellOf(value('date', day, 'Mar-08')))?.text, '2008-03');
    assert.equal((await cellOf(value('date', 'office:date-value="x"', 'soon')))?.text, 'soon');
  });

  test('spaces, tabs, line breaks and paragraphs are kept; comments and drawings are not', async () => {
    const cell = await cellOf(
      '<table:table-cell office:value-type="string"><office:annotation><dc:creator>me</dc:creator><text:p>comment</text:p></office:annotation>' +
        '<text:p>two<text:s text:c="2"/>spaces\n   and <text:span>a</text:span><text:tab/>tab<text:line-break/>next</text:p>' +
        '<text:p>below</text:p><draw:frame><draw:text-box><text:p>drawing</text:p></draw:text-box></draw:frame></table:table-cell>',
    );
    assert.equal(cell?.text, 'two  spaces and a\ttab\nnext\nbelow');
  });

  test('a formula keeps its stored result; without one it is blank and noticed', async () => {
    const bytes = await odsOf(
      row(
        '<table:table-cell table:formula="of:=SUM([.B1:.C1])" office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>' +
          '<table:table-cell table:formula="of:=NOW()"/>' +
          '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      ),
    );
    const workbook = await readWorkbook(bytes, 'figures.ods');
    assert.deepEqual(workbook.sheets[0]?.rows, [
      [
        { text: '3', number: 3, formula: '=SUM([.B1:.C1])' },
        { text: '', formula: '=NOW()' },
        { text: '#DIV/0!', formula: '=1/0' },
      ],
    ]);
    assert.match(workbook.notices.join(), /1 formula without/);
  });

  test('merged cells are marked, the covered ones too', async () => {
    const rows = await rowsOf(
      row(
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>Actual</text:p></table:table-cell>' +
          `<table:covered-table-cell/>${value('string', '', 'Target')}<table:covered-table-cell table:number-columns-repeated="16381"/>`,
      ),
    );
    assert.deepEqual(rows?.[0], [
      { text: 'Actual', merged: true },
      { text: '', merged: true },
      { text: 'Target' },
    ]);
  });
});

describe('repeated rows and cells', () => {
  const one = value('float', 'office:value="1"', '1');

  test('blank ones to the edges of the sheet cost nothing', async () => {
    const blank = '<table:table-cell table:number-columns-repeated="16384"/>';
    const rows = await rowsOf(
      `${row(`${one}<table:table-cell table:number-columns-repeated="16383"/>`)}` +
        `${row(blank, 'table:number-rows-repeated="3"')}${row(one)}${row(blank, 'table:number-rows-repeated="1048571"')}`,
    );
    assert.deepEqual(
      rows?.map((cells) => cells.length),
      [1, 0, 0, 0, 1],
    );
  });

  test('filled ones stand as often as they say', async () => {
    const cell = one.replace(
      'office:value-type',
      'table:number-columns-repeated="3" office:value-type',
    );
    const rows = await rowsOf(row(cell, 'table:number-rows-repeated="2"'));
    assert.deepEqual(
      rows?.map((cells) => cells.map(({ text }) => text)),
      [
        ['1', '1', '1'],
        ['1', '1', '1'],
      ],
    );
  });

  test('filled ones beyond the limits are refused before they are made', async () => {
    const wide = one.replace(
      'office:value-type',
      'table:number-columns-repeated="16384" office:value-type',
    );
    const tall = 'table:number-rows-repeated="1048576"';
    await assertRefused(await odsOf(row(wide, tall)), 'TOO_MANY_CELLS');
    await assertRefused(
      await odsOf(row(one, 'table:number-rows-repeated="1048577"')),
      'TOO_MANY_ROWS',
    );
    await assertRefused(await odsOf(row(one + wide)), 'TOO_MANY_COLUMNS');
    const far = '<table:table-cell table:number-columns-repeated="9007199254740991"/>';
    await assertRefused(await odsOf(row(far + one)), 'TOO_MANY_COLUMNS');
    const deep = row('<table:table-cell/>', 'table:number-rows-repeated="9007199254740991"');
    await assertRefused(await odsOf(deep + row(one)), 'TOO_MANY_ROWS');
  });

  test('a number of times that is none counts as once', async () => {
    for (const times of ['0', '-5', 'x', '1e999', '1.5']) {
      const rows = await rowsOf(row(one, `table:number-rows-repeated="${times}"`));
      assert.equal(rows?.length, 1);
    }
  });
});

describe('the tables of an ODS', () => {
  const filled = row(value('string', '', 'x'));

  test('keep their order; hidden ones are read with a notice', async () => {
    const hidden =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const tables =
      `<table:table table:name="First">${filled}</table:table>` +
      `<table:table table:name="Second" table:style-name="ta2"><table:table-header-rows>${filled}</table:table-header-rows>` +
      `<table:table-row-group>${filled}</table:table-row-group></table:table>`;
    const bytes = await zipOf(odsParts(tables, hidden));
    const workbook = await readWorkbook(bytes, 'figures.ods');
    assert.deepEqual(
      workbook.sheets.map((sheet) => [sheet.name, sheet.rows.length]),
      [
        ['First', 1],
        ['Second', 2],
      ],
    );
    assert.deepEqual(workbook.notices, [
      'The sheet "Second" is hidden in the file; it was read all the same.',
    ]);
  });

  test('recorded changes and copies of linked data are no tables', async () => {
    const changes = `<table:tracked-changes><table:cell-content-change><table:table-cell>${filled}</table:table-cell></table:cell-content-change></table:tracked-changes>`;
    const links = `<table:dde-links><table:dde-link><table:table table:name="Copy">${filled}</table:table></table:dde-link></table:dde-links>`;
    const bytes = await zipOf(
      odsParts(`${changes}<table:table table:name="Real">${filled}</table:table>${links}`),
    );
    assert.deepEqual(await textsOf(bytes, 'figures.ods'), [['x']]);
    assert.equal((await readWorkbook(bytes, 'figures.ods')).sheets.length, 1);
  });

  test('protected with a password are refused', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="urn:m"><manifest:file-entry manifest:full-path="content.xml">' +
      '<manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const bytes = await zipOf({ ...odsParts(filled), 'META-INF/manifest.xml': manifest });
    await assertRefused(bytes, 'ENCRYPTED');
    await assertRefused(
      await zipOf({ ...odsParts(filled), 'encrypted-package': 'x' }),
      'ENCRYPTED',
    );
  });
});
