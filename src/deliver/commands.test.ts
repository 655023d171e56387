import assert from 'node:assert/strict';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runCommand } from '../../test/commands.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { addDeliverCommands } from './commands.ts';
import { longFile, refusalOf } from './figure-file.fixture.ts';
import { listBatches } from './store.ts';

const [engine] = testDatabases();
assert.ok(engine);

describe('gatehouse import', () => {
  let database: Database;
  let hub: Hub;
  let folder: string;
  before(async () => {
    database = await engine.open();
    hub = openEmptyHub(database);
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-import-'));
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const run = (...words: string[]) => runCommand(hub, addDeliverCommands, ['import', ...words]);

  async function fileOf(
    rows: Parameters<typeof longFile>[0],
    name = 'figures.csv',
  ): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, longFile(rows).bytes);
    return path;
  }

  test('shows what would change with --dry-run and stores nothing', async () => {
    const path = await fileOf([{}, { kind: 'target', value: '90%' }]);
    const { out, notes } = await run(path, '--dry-run');
    assert.match(out, /level +Staffordshire +P01 +2007-08 +90%/);
    assert.match(out, /figure +Staffordshire +P01 +2007-08 +95%/);
    assert.deepEqual(notes, ['Would be stored: 2 new, 0 changed; 0 unchanged.']);
    assert.deepEqual(await listBatches(database), []);
  });

  test('stores, and the second time says that nothing changes', async () => {
    const path = await fileOf([{}]);
    assert.deepEqual((await run(path)).notes, ['Stored: 1 new, 0 changed; 0 unchanged.']);
    assert.deepEqual((await run(path)).notes, [
      'figures.csv changes nothing: 1 figures are known as they stand.',
    ]);
    assert.equal((await listBatches(database))[0]?.recordedBy, 'command line');
  });

  test('prints a report for programs with --format json', async () => {
    const path = await fileOf([{ period: '', value: '94%' }]);
    const { out } = await run(path, '--period', '2007-08', '--format', 'json');
    const { added, revised, batchId, changes } = JSON.parse(out);
    assert.deepEqual([added, revised], [0, 1]);
    assert.equal(typeof batchId, 'number');
    assert.deepEqual([changes[0].before, changes[0].after], ['95%', '94%']);
  });

  test('refuses a file of 200 MB by its size, without reading it', async () => {
    const path = join(folder, 'large.csv');
    const file = await open(path, 'w');
    await file.truncate(200 * 1024 * 1024);
    await file.close();
    const used = process.memoryUsage().arrayBuffers;
    const { code, status, message } = await refusalOf(run(path));
    assert.deepEqual([code, status], ['SPREADSHEET_TOO_LARGE', 413]);
    assert.match(message, /200 MB; the largest that can be read is 50 MB/);
    assert.ok(process.memoryUsage().arrayBuffers - used < 50 * 1024 * 1024);
  });

  test('says what to check when a path cannot be read', async () => {
    for (const path of [folder, join(folder, 'missing.csv')]) {
      const { code, message } = await refusalOf(run(path));
      assert.equal(code, 'IMPORT_FILE_UNREADABLE');
      assert.match(message, /Check the path/);
    }
  });
});
