import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { GatehouseError } from '../errors.ts';
import { openArchive } from './archive.ts';
import { LIMITS } from './limits.ts';
import type { OdsBook, OdsCell } from './ods-book.ts';
import { writeOds } from './ods-write.ts';
import { readWorkbook } from './read.ts';
import { readXml } from './xml.ts';

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  '<script>alert("x")</script> & \'quotes\'',
  ']]> <!-- -->',
  '  spaces   inside and out  ',
  'two\nlines',
  'a\ttab',
  'Tŷ £ – 😀',
];

function bookOf(rows: OdsCell[][], rest: Partial<OdsBook['sheets'][number]> = {}): OdsBook {
  return { title: 'A book', sheets: [{ name: 'Figures', rows, ...rest }] };
}

async function contentOf(book: OdsBook, part = 'content.xml'): Promise<string> {
  const archive = await openArchive(await writeOds(book), LIMITS);
  let text = '';
  for await (const chunk of archive.part(part)) text += Buffer.from(chunk).toString();
  return text;
}

describe('a written spreadsheet is read back equal', () => {
  test('texts, whatever is in them, as text and never as formulas', async () => {
    const bytes = await writeOds(bookOf(HOSTILE.map((text) => [{ text }])));
    const { sheets } = await readWorkbook(bytes, 'book.ods');
    assert.deepEqual(
      sheets[0]?.rows,
      HOSTILE.map((text) => [{ text }]),
    );
  });

  test('numbers and percentages, with what is stored behind them', async () => {
    const bytes = await writeOds(
      bookOf([
        [
          { number: 1028 },
          { number: 1028, grouped: true },
          { number: 95, percent: true },
          { number: 15.3, percent: true, decimals: 1 },
          { number: 28.5, percent: true },
          { number: 2.5, decimals: 0 },
          { number: -0.04, decimals: 1 },
          { number: -12.5, decimals: 2 },
        ],
      ]),
    );
    const { sheets } = await readWorkbook(bytes, 'book.ods');
    assert.deepEqual(sheets[0]?.rows[0], [
      { text: '1028', number: 1028 },
      { text: '1,028', number: 1028 },
      { text: '95%', number: 0.95 },
      { text: '15.3%', number: 0.153 },
      { text: '28.5%', number: 0.285 },
      { text: '3', number: 2.5 },
      { text: '0.0', number: -0.04 },
      { text: '-12.50', number: -12.5 },
    ]);
  });

  test('any texts in any sheets', async () => {
    const text = fc.string({ unit: 'binary' }).map((value) => `${value}.`);
    const table = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(table, { minLength: 1, maxLength: 3 }), async (tables) => {
        const sheets = tables.map((rows, index) => ({
          name: `Sheet ${index}`,
          rows: rows.map((row) => row.map((cell) => ({ text: cell }))),
          headerRows: index,
        }));
        const workbook = await readWorkbook(await writeOds({ title: '', sheets }), 'book.ods');
        const read = workbook.sheets.map(({ rows }) =>
          rows.map((row) => row.map((cell) => cell.text)),
        );
        assert.deepEqual(
          read,
          tables.map((rows) => rows.map((row) => row.map(asXmlHolds))),
        );
      }),
    );
  });
});

/** XML has no control characters, halves of characters or other line ends than one. */
function asXmlHolds(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n');
}

describe('the file itself', () => {
  test('begins with its type, uncompressed, so that programs know it', async () => {
    const bytes = Buffer.from(await writeOds(bookOf([[{ text: 'x' }]])));
    assert.equal(bytes.subarray(30, 38).toString(), 'mimetype');
    assert.equal(
      bytes.subarray(38, 84).toString(),
      'application/vnd.oasis.opendocument.spreadsheet',
    );
  });

  test('is the same for the same book', async () => {
    const book = bookOf([[{ text: 'x' }, { number: 5 }]]);
    assert.deepEqual(await writeOds(book), await writeOds(book));
  });

  test('has parts that are all well-formed, and all in its manifest', async () => {
    const bytes = await writeOds({ ...bookOf([[{ text: 'x' }]]), author: 'A & B' });
    const archive = await openArchive(bytes, LIMITS);
    const listed: (string | undefined)[] = [];
    for (const name of archive.names().filter((one) => one !== 'mimetype')) {
      await readXml(archive.part(name), name, {
        open: (tag) => {
          if (tag.name === 'file-entry') listed.push(tag.get('manifest:full-path'));
        },
        close() {},
      });
    }
    assert.deepEqual(listed, ['/', 'content.xml', 'styles.xml', 'meta.xml']);
    const meta = await contentOf({ ...bookOf([[]]), author: 'A & B', title: '<T>' }, 'meta.xml');
    assert.match(meta, /<dc:title>&lt;T&gt;<\/dc:title>.*A &amp; B/);
  });

  test('marks heading rows, the title and column widths, and merges nothing', async () => {
    const xml = await contentOf(
      bookOf(
        [
          [{ text: 'Title' }],
          [{ text: 'A note' }],
          [{ text: 'Provider' }, { text: 'Value' }],
          [{ text: 'Stafford' }, { number: 1 }],
        ],
        { headerStart: 2, headerRows: 1, columnWidths: [6.5] },
      ),
    );
    const header = /<table:table-header-rows>(.*)<\/table:table-header-rows>/.exec(xml)?.[1] ?? '';
    assert.match(header, /Column_20_heading.*Provider.*Column_20_heading.*Value/);
    assert.doesNotMatch(header, /Stafford|note/);
    assert.match(xml, /table:style-name="Heading_20_1"[^>]*><text:p>Title/);
    assert.match(xml, /style:column-width="6.5cm"/);
    assert.doesNotMatch(xml, /spanned|covered|formula/);
  });

  test('has links to the web and into the book, and to nowhere else', async () => {
    const xml = await contentOf(
      bookOf([
        [
          { text: 'T' },
          { href: 'https://example.org/?a=1&b="', text: 'here' },
          { href: '#Figures.A1', text: 'up' },
        ],
      ]),
    );
    assert.match(xml, /xlink:href="https:\/\/example.org\/\?a=1&amp;b=&quot;">here<\/text:a>/);
    await assert.rejects(
      writeOds(bookOf([[{ href: 'javascript:alert(1)', text: 'x' }]])),
      (error) => error instanceof GatehouseError && error.code === 'SPREADSHEET_LINK',
    );
  });

  test('refuses numbers that are none and names that no program opens', async () => {
    await assert.rejects(writeOds(bookOf([[{ number: Number.NaN }]])), /in words/);
    for (const name of ['', 'a/b', "'a'", 'x'.repeat(32), 'What?']) {
      await assert.rejects(writeOds(bookOf([[]], { name })), /sheet/i, name);
    }
    const twice = {
      title: '',
      sheets: [
        { name: 'A', rows: [] },
        { name: 'a', rows: [] },
      ],
    };
    await assert.rejects(writeOds(twice), /its own name/);
    await assert.rejects(writeOds({ title: '', sheets: [] }), /at least one sheet/);
  });
});
