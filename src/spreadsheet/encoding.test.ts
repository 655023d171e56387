import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readWorkbook } from './read.ts';
import { assertRefused, textsOf } from './reading.fixture.ts';

const TEXT = 'name,cost\r\nCaerdydd – Tŷ,£26\r\n';
const ROWS = [
  ['name', 'cost'],
  ['Caerdydd – Tŷ', '£26'],
];

function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('the encoding of a text file is found from its bytes', () => {
  for (const [name, bytes, encoding] of [
    ['UTF-8', Buffer.from(TEXT), 'UTF-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`), 'UTF-8'],
    ['UTF-16, little end first, with a mark', utf16(`\uFEFF${TEXT}`), 'UTF-16 LE'],
    ['UTF-16, big end first, with a mark', utf16(`\uFEFF${TEXT}`, true), 'UTF-16 BE'],
    ['UTF-16, little end first, without', utf16(TEXT), 'UTF-16 LE'],
    ['UTF-16, big end first, without', utf16(TEXT, true), 'UTF-16 BE'],
  ] as const) {
    test(name, async () => {
      const workbook = await readWorkbook(bytes, 'figures.csv');
      assert.equal(workbook.encoding, encoding);
      assert.deepEqual(workbook.notices, []);
      assert.deepEqual(await textsOf(bytes), ROWS);
    });
  }

  test('anything else is read as Windows-1252, and says so', async () => {
    // £ is A3, the en dash 96, the right quotation mark 92.
    const bytes = Buffer.from('name,cost\r\nGovernor\x92s \x96 house,\xa326\r\n', 'latin1');
    const workbook = await readWorkbook(bytes, 'figures.csv');
    assert.equal(workbook.encoding, 'Windows-1252');
    assert.match(workbook.notices.join(), /Windows-1252/);
    assert.deepEqual((await textsOf(bytes))[1], ['Governor’s – house', '£26']);
  });

  test('UTF-16 that was cut short is refused', () =>
    assertRefused(utf16(`\uFEFF${TEXT}`).subarray(0, -1), 'ENCODING'));
});
