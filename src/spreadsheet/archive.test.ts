import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { GatehouseError } from '../errors.ts';
import { odsOf, odsParts, xlsxOf, xlsxParts, zipOf } from './package.fixture.ts';
import { readWorkbook } from './read.ts';
import { assertRefused } from './reading.fixture.ts';

const CELL = '<row><c><v>1</v></c></row>';
const CENTRAL_HEADER = Buffer.from('PK\x01\x02', 'latin1');

/** Changes bytes of the entry whose name begins with `name`, in the list at the end of the zip. */
function patchEntry(zip: Buffer, name: string, patch: (header: Buffer) => void): Buffer {
  for (let at = zip.indexOf(CENTRAL_HEADER); at >= 0; at = zip.indexOf(CENTRAL_HEADER, at + 1)) {
    if (zip.subarray(at + 46).toString('latin1', 0, name.length) === name) patch(zip.subarray(at));
  }
  return zip;
}

/** Gives a part another name of the same length, everywhere. */
function rename(zip: Buffer, from: string, to: string): Buffer {
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

describe('a zip that is made to do harm is refused', () => {
  test('one that unpacks to a thousand times its size', async () => {
    const parts = { ...odsParts(''), 'extra.xml': Buffer.alloc(3 * 1024 * 1024) };
    await assertRefused(await zipOf(parts), 'UNPACKS_TOO_LARGE');
  });

  test('one that unpacks to more than is allowed in all', async () => {
    const bytes = await xlsxOf(CELL.repeat(100));
    await assertRefused(bytes, 'UNPACKS_TOO_LARGE', { unzippedBytes: 2000 });
  });

  test('one that understates what it unpacks to', async () => {
    const zip = patchEntry(await odsOf(CELL.repeat(1000)), 'content.xml', (header) => {
      header.writeUInt32LE(100, 24);
    });
    await assertRefused(zip, 'DAMAGED');
  });

  test('one of too many parts', async () => {
    await assertRefused(await xlsxOf(CELL), 'TOO_MANY_PARTS', { entries: 4 });
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`p${index}`, '']));
    await assertRefused(await zipOf(many), 'TOO_MANY_PARTS');
  });

  test('one with another archive inside', async () => {
    const inner = await zipOf({ a: 'b' });
    await assertRefused(await zipOf({ ...odsParts(''), 'inner.zip': inner }), 'ARCHIVE');
    await assertRefused(await zipOf({ 'figures.xlsx': await xlsxOf(CELL) }), 'ARCHIVE');
  });

  test('one whose names lead outside it', async () => {
    for (const name of ['../../evil', '/root/evil', 'C:/x/evilx', '..\\..\\evil']) {
      const zip = await zipOf({ ...odsParts(''), ['x'.repeat(name.length)]: 'x' });
      await assertRefused(rename(zip, 'x'.repeat(name.length), name), 'UNSAFE_NAME');
    }
  });

  test('one with two parts of the same name', async () => {
    const zip = await zipOf({ ...odsParts(''), 'content.xmk': 'x' });
    await assertRefused(rename(zip, 'content.xmk', 'content.xml'), 'DAMAGED');
  });

  test('one that is locked', async () => {
    const zip = patchEntry(await xlsxOf(CELL), 'xl/workbook.xml', (header) => {
      header.writeUInt16LE(header.readUInt16LE(8) | 1, 8);
    });
    await assertRefused(zip, 'ENCRYPTED');
    const strong = patchEntry(await xlsxOf(CELL), 'xl/workbook.xml', (header) => {
      header.writeUInt16LE(0x41, 8);
    });
    await assertRefused(strong, 'ENCRYPTED');
  });
});

describe('a zip that came to harm is refused', () => {
  test('cut short anywhere', async () => {
    const zip = await xlsxOf(CELL);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      await assertRefused(zip.subarray(0, Math.floor(zip.length * share)), 'DAMAGED');
    }
    await assertRefused(Buffer.from('PK\x03\x04', 'latin1'), 'DAMAGED');
  });

  test('with a part whose checksum differs', async () => {
    const zip = patchEntry(await xlsxOf(CELL), 'xl/worksheets', (header) => {
      header.writeUInt32LE(1, 16);
    });
    await assertRefused(zip, 'DAMAGED');
  });

  test('with a part missing', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'A', xml: '' }] });
    delete parts['xl/worksheets/sheet1.xml'];
    await assertRefused(await zipOf(parts), 'DAMAGED');
    await assertRefused(await zipOf({ mimetype: odsParts('').mimetype ?? '' }), 'DAMAGED');
  });

  test('with any byte changed it is read or refused, and nothing else happens', async () => {
    const zip = await xlsxOf(CELL.repeat(20));
    const change = fc.tuple(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const changed = Buffer.from(zip);
        changed[at] = (changed[at] ?? 0) ^ by;
        await readWorkbook(changed, 'figures.xlsx').catch((error) => {
          assert.ok(error instanceof GatehouseError, String(error));
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('XML that is made to do harm, or came to it, is refused', () => {
  async function withSheet(xml: string | Buffer): Promise<Buffer> {
    const parts = xlsxParts({ sheets: [{ name: 'A', xml: '' }] });
    return zipOf({ ...parts, 'xl/worksheets/sheet1.xml': xml });
  }

  test('entities that multiply', async () => {
    const xml =
      '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><worksheet><v>&c;</v></worksheet>';
    await assertRefused(await withSheet(xml), 'XML_DTD');
  });

  test('entities that read files', async () => {
    const xml = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>';
    await assertRefused(await withSheet(xml), 'XML_DTD');
    await assertRefused(await withSheet('<worksheet>&b;</worksheet>'), 'XML');
  });

  for (const [name, xml] of [
    ['an element left open', '<worksheet><sheetData>'],
    ['no element at all', 'not XML'],
    ['nothing at all', ''],
    ['elements without end', '<a>'.repeat(200)],
    ['bytes that are no UTF-8', Buffer.from('<worksheet>\xff</worksheet>', 'latin1')],
    ['half a character at the end', Buffer.from('<worksheet/>\xe2\x82', 'latin1')],
  ] as const) {
    test(name, async () => assertRefused(await withSheet(xml), 'XML'));
  }

  test('UTF-16 is read', async () => {
    const xml = `\uFEFF<worksheet><sheetData>${CELL}</sheetData></worksheet>`;
    const workbook = await readWorkbook(
      await withSheet(Buffer.from(xml, 'utf16le')),
      'figures.xlsx',
    );
    assert.equal(workbook.sheets[0]?.rows[0]?.[0]?.text, '1');
  });
});
