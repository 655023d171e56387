import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type AgreedTable, getTemplate, loadCatalogue, tablesOf } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { type Content, hashContent, type TableContent } from '../agreement/content.ts';
import { readShippedAgreement } from '../agreement/shipped-agreement.ts';
import { agreementLongCsv } from './csv.ts';
import { readAgreementTables } from './filled-file.ts';
import { agreementOds } from './ods.ts';
import { sampleContent, sampleTables, sampleTemplate } from './sample-agreement.fixture.ts';
import type { AgreementTables } from './table-layout.ts';

function tablesWith(content: Content): AgreementTables {
  return { ...sampleTables, content, contentHash: hashContent(content) };
}

const readOds = (bytes: Uint8Array) => readAgreementTables(bytes, 'filled.ods', sampleTemplate);
const readCsv = (text: string) =>
  readAgreementTables(Buffer.from(text), 'filled.csv', sampleTemplate);

/** Whatever people may write: figures of every kind, and texts that files are apt to spoil. */
const texts = fc.oneof(
  fc.constantFrom(
    ...['28:15', '0.50', '844.50', '£70,625', '90.00 %', '007', 'N/A', '-3.00', '-0.0', '1e3', '0'],
    ...['=1+1', "'quoted'", "'=x", '- a point', '@home', 'a;b,c\t"d"', '<b>&amp;</b>', '{{ x }}'],
    ...['one\ntwo', '\n\nbelow', '  edges  ', '12345678901234567890', '0.1000000000000000001'],
  ),
  fc.float({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
  // A file knows one kind of line end, and XML no control characters.
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) => text.replace(/[^\t\n\u0020-\uD7FF\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')),
);

function cellsOf({ columns }: AgreedTable) {
  const one = fc.option(
    texts.filter((text) => text.trim() !== ''),
    { nil: undefined },
  );
  return fc.tuple(...columns.map(() => one)).map((all) =>
    Object.fromEntries(
      columns.flatMap(({ code }, index) => {
        const text = all[index];
        return text === undefined ? [] : [[code, text]];
      }),
    ),
  );
}

function tableContents(table: AgreedTable): fc.Arbitrary<TableContent> {
  const codes =
    table.shape === 'open'
      ? fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,9}$/), { maxLength: 4 })
      : fc.constant(table.rows.map(({ code }) => code));
  const rows = codes
    .map((all) => all.filter((code) => code !== 'total'))
    .chain((all) => fc.tuple(...all.map((row) => cellsOf(table).map((cells) => ({ row, cells })))));
  const totals = fc.tuple(...table.totals.map(({ code }) => cellsOf(table).map((c) => [code, c])));
  return fc.tuple(rows, totals).map(([given, all]) => ({
    rows: given,
    totals: Object.fromEntries(all.filter(([, cells]) => Object.keys(cells ?? {}).length > 0)),
  }));
}

const contents: fc.Arbitrary<Content> = fc
  .tuple(
    ...tablesOf(sampleTemplate).map((table) =>
      tableContents(table).map((content) => [table.code, content] as const),
    ),
  )
  .map((all) => Object.fromEntries(all));

describe('an agreement that was exported and is read back', () => {
  test('says from an ODS just what it said, whatever that was', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const read = await readOds(await agreementOds(tablesWith(content)));
        assert.deepEqual(read.problems, []);
        assert.deepEqual(read.content, content);
      }),
      { numRuns: 60 },
    );
  });

  test('says from a long CSV just what it said, whatever that was', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const read = await readCsv(agreementLongCsv(tablesWith(content)));
        assert.deepEqual(read.problems, []);
        assert.deepEqual(read.content, content);
      }),
      { numRuns: 60 },
    );
  });

  test('says of the annex of HMP Stafford what it says, cell by cell', async () => {
    const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
    const fileName = 'data/agreements/stafford-2014-15.yaml';
    const yaml = readFileSync(join(packageRoot, fileName), 'utf8');
    const { agreement, content } = readShippedAgreement(yaml, fileName, catalogue);
    const template = getTemplate(catalogue, agreement.template);
    const contentHash = hashContent(content);
    const tables = { template, content, agreement, version: 1, contentHash };
    for (const [bytes, name] of [
      [await agreementOds(tables), 'filled.ods'],
      [Buffer.from(agreementLongCsv(tables)), 'filled.csv'],
    ] as const) {
      const read = await readAgreementTables(bytes, name, template);
      assert.deepEqual(read.problems, []);
      assert.equal(hashContent(read.content), contentHash);
    }
  });

  test('names the agreement and the version that it was made from', async () => {
    for (const read of [
      await readOds(await agreementOds(sampleTables)),
      await readCsv(agreementLongCsv(sampleTables)),
    ]) {
      assert.equal(read.agreementId, 'stafford-2014-15');
      assert.equal(read.basedOnVersion, 3);
      assert.equal(read.basedOnHash, hashContent(sampleContent));
    }
  });
});
