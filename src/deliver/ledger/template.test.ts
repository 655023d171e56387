import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { systemCaller } from '../../access/index.ts';
import { loadCatalogue, type RecordType } from '../../catalogue/index.ts';
import { packageRoot } from '../../config.ts';
import { loadEstate } from '../../estate/index.ts';
import { readWorkbook, writeCsv } from '../../spreadsheet/index.ts';
import { readRecords } from './read-records.ts';
import type { LedgerRecord } from './record.ts';
import { recordBytes } from './record-source.ts';
import { columnNotes, csvTemplate, odsTemplate } from './template.ts';

const now = () => new Date('2026-11-02T12:00:00Z');
const hub = { estate: loadEstate(packageRoot), now, caller: systemCaller };
const { recordTypes } = loadCatalogue(join(packageRoot, 'definitions')).catalogue;

async function readOne(type: RecordType, file: string): Promise<LedgerRecord | undefined> {
  const source = await recordBytes(Buffer.from(file), 'filled.csv');
  for await (const [record] of readRecords(source, type, hub)) {
    if (record) return record;
  }
  return undefined;
}

describe('the template of every record type', () => {
  test('is there for more than one', () => {
    assert.ok(recordTypes.length > 1);
  });

  for (const type of recordTypes) {
    test(`of ${type.plural.toLowerCase()} is read back with its own examples in it`, async () => {
      const notes = columnNotes(type, hub.estate);
      const headings = csvTemplate(type).trim().split(',');
      assert.deepEqual(
        headings,
        notes.map(({ heading }) => heading),
      );
      const file = writeCsv([headings, notes.map(({ example }) => example)]);
      const record = await readOne(type, file);
      assert.equal(record?.recordKey, 'A-0001');
      assert.deepEqual(
        Object.keys(record?.fields ?? {}),
        type.fields.map(({ name }) => name),
      );
      assert.ok(Object.values(record?.fields ?? {}).every((value) => value !== null));
    });

    test(`of ${type.plural.toLowerCase()} as a spreadsheet has the same headings and a note on each`, async () => {
      const { sheets } = await readWorkbook(await odsTemplate(type, hub.estate), 'template.ods');
      const [records, notes] = sheets.map(({ rows }) =>
        rows.map((cells) => cells.map(({ text }) => text)),
      );
      const headings = csvTemplate(type).trim().split(',');
      assert.deepEqual(records, [headings]);
      assert.deepEqual(
        notes?.slice(4).map(([heading]) => heading),
        headings,
      );
    });
  }
});
