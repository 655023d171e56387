import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { testDatabases } from '../../../test/databases.ts';
import { GatehouseError } from '../../errors.ts';
import type { Manifest } from './format.ts';
import { checkBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
let file: string;
let whole: Buffer;
let written: Manifest;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-backup-'));
  file = join(folder, 'whole');
  const database = await testDatabases()[0]?.open();
  assert.ok(database);
  const now = () => new Date('2026-11-02T12:00:00.000Z');
  written = await writeBackup(database, { file, overwrite: false, program: '0.0.0', now });
  await database.close();
  whole = await readFile(file);
});
after(() => rm(folder, { recursive: true }));

/** Checks a backup of other bytes. */
async function check(bytes: Uint8Array): Promise<Manifest> {
  const changed = join(folder, 'changed');
  await writeFile(changed, bytes);
  return checkBackup(changed);
}

/** Checks a backup in which one line is another. */
function checkWith(change: (lines: string[]) => string[]): Promise<Manifest> {
  const lines = gunzipSync(whole).toString('utf8').trimEnd().split('\n');
  return check(gzipSync(`${change(lines).join('\n')}\n`));
}

/** The code of the error, and the line that it names. */
async function refusal(checked: Promise<unknown>): Promise<[string, number | undefined]> {
  const error: unknown = await checked.catch((thrown: unknown) => thrown);
  assert.ok(error instanceof GatehouseError, String(error));
  return [error.code, error.problems[0]?.place?.line];
}

describe('the check of a backup', () => {
  test('gives what was written', async () => {
    assert.deepEqual(await checkBackup(file), written);
  });

  test('tells every file that was cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        const [code] = await refusal(check(whole.subarray(0, length)));
        assert.match(code, /^BACKUP_(DAMAGED|FOREIGN)$/);
      }),
      { numRuns: 100 },
    );
  });

  test('tells every changed bit, unless it says nothing', async () => {
    const bit = fc.integer({ min: 0, max: whole.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bit, async (place) => {
        const bytes = Buffer.from(whole);
        bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
        const found = await check(bytes).catch((error: unknown) => error);
        if (found instanceof GatehouseError) assert.match(found.code, /^BACKUP_(DAMAGED|FOREIGN)$/);
        // The time and the system in the head of a gzip file (RFC 1952, 2.3) are not looked at.
        else assert.deepEqual(found, written);
      }),
      { numRuns: 100 },
    );
  });

  test('names the line after a change that compression does not tell', async () => {
    const rowAt = gunzipSync(whole)
      .toString('utf8')
      .split('\n')
      .findIndex((line) => line.startsWith('['));
    const changed = (lines: string[]) => lines.with(rowAt, '["forged"]');
    const end = gunzipSync(whole)
      .toString('utf8')
      .split('\n')
      .findIndex((line, at) => at > rowAt && line.startsWith('{'));
    assert.deepEqual(await refusal(checkWith(changed)), ['BACKUP_DAMAGED', end + 1]);
  });

  test('tells a row, a table and an end that are missing, and lines that are too many', async () => {
    const codes = [
      (lines: string[]) =>
        lines.toSpliced(
          lines.findIndex((line) => line.startsWith('[')),
          1,
        ),
      (lines: string[]) => lines.toSpliced(1, 2),
      (lines: string[]) => lines.slice(0, -1),
      (lines: string[]) => [...lines, '{}'],
      (lines: string[]) =>
        lines.with(0, (lines[0] ?? '').replace('"program":"0.0.0"', '"program":"0.0.1"')),
    ];
    for (const change of codes) {
      assert.equal((await refusal(checkWith(change)))[0], 'BACKUP_DAMAGED', String(change));
    }
  });

  test('tells another file, a newer one and none', async () => {
    const newer = (lines: string[]) =>
      lines.with(0, (lines[0] ?? '').replace('"format":1', '"format":2'));
    assert.deepEqual(await refusal(checkWith(newer)), ['BACKUP_NEWER', undefined]);
    for (const bytes of [
      '',
      'provider,record\n',
      gzipSync('provider,record\n'),
      gzipSync('{"gatehouse":1}'),
    ]) {
      const [code] = await refusal(check(Buffer.from(bytes)));
      assert.match(code, bytes === '' ? /^BACKUP_DAMAGED$/ : /^BACKUP_FOREIGN$/);
    }
    assert.equal((await refusal(checkBackup(join(folder, 'none'))))[0], 'BACKUP_NOT_READABLE');
    assert.equal((await refusal(checkBackup(folder)))[0], 'BACKUP_NOT_READABLE');
  });
});
