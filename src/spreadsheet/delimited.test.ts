import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { writeCsv } from './csv-write.ts';
import { findDelimiter } from './delimiter.ts';
import { readWorkbook } from './read.ts';
import { assertRefused, refusalOf, textsOf } from './reading.fixture.ts';

const TABLE = [
  ['provider', 'metric', 'value'],
  ['Staffordshire', 'P01', '95%'],
];

describe('the delimiter is found from the content', () => {
  for (const [name, text, delimiter] of [
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['tabs', 'a\tb\n1,5\t2,5\n', '\t'],
    ['semicolons with decimal commas', 'a;b;c\n1,5;2,5;3,5\n', ';'],
    ['commas with semicolons in the text', 'name,note\nx,"see 1; 2"\ny,see 3; 4\n', ','],
    ['semicolons under a title', 'Prisons, by month\na;b;c\n1;2;3\n1;2;3\n', ';'],
    ['tabs under a title without any', 'Bulletin\na\tb\n1,324\t2\n3\t4\n', '\t'],
    ['one column', 'a\n1\n2\n', ','],
    ['nothing at all', '', ','],
  ] as const) {
    test(name, () => assert.equal(findDelimiter(text), delimiter));
  }

  test('a first line may name it, and is then not part of the table', async () => {
    const workbook = await readWorkbook(Buffer.from('sep=;\r\na;b\r\n1,2;3\r\n'), 'a.csv');
    assert.equal(workbook.sheets[0]?.firstRow, 2);
    assert.deepEqual(await textsOf(Buffer.from('sep=;\r\na;b\r\n1,2;3\r\n')), [
      ['a', 'b'],
      ['1,2', '3'],
    ]);
  });
});

describe('comma-separated text', () => {
  for (const [name, end] of [
    ['Windows', '\r\n'],
    ['Unix', '\n'],
    ['old Mac', '\r'],
  ] as const) {
    test(`${name} line ends`, async () => {
      const text = TABLE.map((row) => row.join(',')).join(end) + end;
      assert.deepEqual(await textsOf(Buffer.from(text)), TABLE);
      const quoted = TABLE.map((row) => row.map((cell) => `"${cell}"`).join(',')).join(end);
      assert.deepEqual(await textsOf(Buffer.from(quoted)), TABLE);
    });
  }

  test('quoted values hold commas, quotes and line ends', async () => {
    const text = 'name,note\r\n"Usk, Prescoed","said ""no""\r\ntwice"\r\n';
    assert.deepEqual(await textsOf(Buffer.from(text)), [
      ['name', 'note'],
      ['Usk, Prescoed', 'said "no"\r\ntwice'],
    ]);
  });

  test('rows keep their numbers past blank lines, and blanks at the edges are left off', async () => {
    const { sheets } = await readWorkbook(Buffer.from('\n\na,b,,\n\n1,2\n\n\n'), 'a.csv');
    const [sheet] = sheets;
    assert.equal(sheet?.firstRow, 3);
    assert.deepEqual(
      sheet?.rows.map((row) => row.map((cell) => cell.text)),
      [['a', 'b'], [], ['1', '2']],
    );
  });

  test('a number keeps the text it was written as', async () => {
    const { sheets } = await readWorkbook(Buffer.from('a,b\n007,1e308\n'), 'a.csv');
    assert.deepEqual(sheets[0]?.rows[1], [{ text: '007' }, { text: '1e308' }]);
  });

  test('a heading without rows is a table of one row', async () => {
    assert.deepEqual(await textsOf(Buffer.from('provider,metric')), [['provider', 'metric']]);
  });

  test('a quotation mark out of place is refused with its line', async () => {
    const error = await refusalOf(Buffer.from('a,b\n1,2\n3,5" pipe\n'), 'QUOTES');
    assert.equal(error.problems[0]?.place?.line, 3);
    const open = await refusalOf(Buffer.from('a,b\n1,2\n"3,4\n5,6\n'), 'QUOTES');
    assert.equal(open.problems[0]?.place?.line, 3);
  });

  test('a quotation mark in tab-separated text is an inch mark', async () => {
    assert.deepEqual(await textsOf(Buffer.from('a\tb\n1\t5" pipe\n')), [
      ['a', 'b'],
      ['1', '5" pipe'],
    ]);
  });

  test('any table that is written is read back the same', async () => {
    const text = fc.string({ unit: 'grapheme' }).map((value) => `x${value.replace(/\0/g, '')}x`);
    const table = fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const framed = [['a', 'b'], ...rows];
        assert.deepEqual(await textsOf(Buffer.from(`sep=,\r\n${writeCsv(framed)}`)), framed);
      }),
    );
  });
});

describe('limits of text', () => {
  const many = Buffer.from('a,b\n'.repeat(20));
  test('rows', () => assertRefused(many, 'TOO_MANY_ROWS', { rows: 19 }));
  test('columns', () => assertRefused(many, 'TOO_MANY_COLUMNS', { columns: 1 }));
  test('cells', () => assertRefused(many, 'TOO_MANY_CELLS', { cells: 39 }));
  test('cells of quoted text', () =>
    assertRefused(Buffer.from('"a",b\n'.repeat(20)), 'TOO_MANY_CELLS', { cells: 39 }));
  test('the whole allowance may be used', async () => {
    await readWorkbook(many, 'a.csv', { rows: 20, columns: 2, cells: 40 });
  });
  test('a value longer than a mebibyte is a quotation mark left open', () =>
    assertRefused(Buffer.from(`a,b\n"${'x,y\n'.repeat(300_000)}`), 'QUOTES'));
});

test('other work gets its turn while a long file is read', async () => {
  const bytes = Buffer.from('provider,metric,period,value\n'.repeat(60_000));
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await readWorkbook(bytes, 'a.csv');
  clearInterval(timer);
  assert.ok(turns >= 3, `${turns} turns`);
});
