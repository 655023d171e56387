import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { refusalOf } from '../figure-file.fixture.ts';
import { readCsvRows } from './csv-rows.ts';

/** The rows of a text that arrives in chunks of these many bytes, over and over. */
async function read(text: string, chunks: readonly number[] = [64]): Promise<string[][]> {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let from = 0, index = 0; from < bytes.length; index += 1) {
    const size = chunks[index % chunks.length] ?? 1;
    pieces.push(bytes.subarray(from, from + size));
    from += size;
  }
  const rows: string[][] = [];
  for await (const some of readCsvRows(Readable.from(pieces), () => undefined)) {
    rows.push(...some.map(({ row, cells }) => [String(row), ...cells]));
  }
  return rows;
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('the rows of a text file', () => {
  test('are the same however the file is cut, with and without quotation marks', async () => {
    const plain = fc.stringMatching(/^[a-zé ]{0,6}$/);
    const cell = fc.oneof(
      { weight: 5, arbitrary: plain.map((text) => ({ text, written: text })) },
      {
        weight: 1,
        arbitrary: fc
          .stringMatching(/^[a-z,"\n ]{0,6}$/)
          .map((text) => ({ text, written: quoted(text) })),
      },
    );
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, lineBreak, chunkSizes, async (given, between, chunks) => {
        // The first row decides how lines end; it has to have one.
        const all = [
          [
            { text: 'one', written: 'one' },
            { text: 'two', written: 'two' },
          ],
          ...given,
        ];
        const file = all
          .map((cells) => cells.map(({ written }) => written).join(','))
          .join(between);
        const expected = all
          .map((cells, index) => [String(index + 1), ...cells.map(({ text }) => text)])
          .filter(([, ...cells]) => cells.some((text) => text.trim() !== ''));
        assert.deepEqual(await read(file, chunks), expected);
      }),
      { numRuns: 300 },
    );
  });

  test('count blank lines, as a spreadsheet program does', async () => {
    assert.deepEqual(await read('a,b\n\n,\nc,d\n'), [
      ['1', 'a', 'b'],
      ['4', 'c', 'd'],
    ]);
    assert.deepEqual(await read('a,b\n\n,\n"c",d\n'), [
      ['1', 'a', 'b'],
      ['4', 'c', 'd'],
    ]);
  });

  test('are refused with the line to look at where a quotation mark is out of place', async () => {
    const refused = await refusalOf(read('a,b\nc,d\ne,x"y\n'));
    assert.equal(refused.code, 'DELIVER_FILE_UNREADABLE');
    assert.match(refused.message, /near line 3/);
  });

  test('are refused where a file has no lines at all', async () => {
    const refused = await refusalOf(read('x'.repeat(2_000_000), [65_536]));
    assert.match(refused.message, /Row 1 is longer than any row can be/);
  });
});
