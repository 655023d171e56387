import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GatehouseError } from '../errors.ts';
import { checkSize, LIMITS, printSize } from './limits.ts';
import { zipOf } from './package.fixture.ts';
import { readWorkbook } from './read.ts';
import { assertRefused } from './reading.fixture.ts';

function bytes(latin1: string): Buffer {
  return Buffer.from(latin1, 'latin1');
}

describe('files that are no tables are refused with advice', () => {
  const ole = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
  const locked = `${ole}${Buffer.from('EncryptedPackage', 'utf16le').toString('latin1')}`;
  for (const [name, content, reason] of [
    ['an empty file', '', 'EMPTY'],
    ['a file of blank lines', '\r\n\r\n , \r\n'.replaceAll(/[ ,]/g, ''), 'EMPTY'],
    ['a file of commas', ',,,\r\n,,,\r\n', 'EMPTY'],
    ['an old Excel file', `${ole}...Workbook`, 'OLD_EXCEL'],
    ['an Excel file with a password', locked, 'ENCRYPTED'],
    ['a PDF', '%PDF-1.7 ...', 'PDF'],
    ['a gzip', '\x1f\x8b\x08\x00', 'NOT_A_TABLE'],
    ['a picture', '\x89PNG\r\n\x1a\n', 'NOT_A_TABLE'],
    ['a web page named .xls', '<html><table><tr><td>1', 'NOT_A_TABLE'],
    ['an XML document', '\xef\xbb\xbf<?xml version="1.0"?><a/>', 'NOT_A_TABLE'],
    ['a program', '\x7fELF\x02\x01\x01\x00\x00', 'NOT_A_TABLE'],
    ['text with a NUL far in', `${'a,b\n'.repeat(2000)}\0`, 'NOT_A_TABLE'],
  ] as const) {
    test(name, () => assertRefused(bytes(content), reason));
  }

  test('a Word document', async () => {
    const types =
      '<Types><Override PartName="/word/document.xml" ContentType="application/' +
      'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const rels =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>';
    const parts = {
      '[Content_Types].xml': types,
      '_rels/.rels': rels,
      'word/document.xml': '<a/>',
    };
    await assertRefused(await zipOf(parts), 'NOT_A_TABLE');
  });

  test('an OpenDocument text', async () => {
    const parts = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' };
    await assertRefused(await zipOf(parts), 'NOT_A_TABLE');
  });

  test('a zip of a CSV file', async () => {
    await assertRefused(await zipOf({ 'figures.csv': 'a,b' }), 'ARCHIVE');
  });
});

describe('the size of a file', () => {
  test('is checked before any of it is read', () => {
    assert.doesNotThrow(() => checkSize(LIMITS.fileBytes));
    assert.throws(
      () => checkSize(200 * 1024 * 1024),
      (error) =>
        error instanceof GatehouseError &&
        error.code === 'SPREADSHEET_TOO_LARGE' &&
        error.status === 413 &&
        error.message.includes('200 MB') &&
        error.message.includes('50 MB'),
    );
  });
  test('is checked again when it is read', () =>
    assertRefused(Buffer.from('a,b,c'), 'TOO_LARGE', { fileBytes: 4 }));
  test('one byte over a limit does not print as the limit', () => {
    assert.equal(printSize(LIMITS.fileBytes), '50 MB');
    assert.equal(printSize(LIMITS.fileBytes + 1), '50.1 MB');
    assert.equal(printSize(1), '0.1 KB');
  });
});

test('a file is told by its bytes and not by its name', async () => {
  const workbook = await readWorkbook(Buffer.from('a\tb\n1\t2\n'), 'figures.xlsx');
  assert.equal(workbook.format, 'tsv');
});
