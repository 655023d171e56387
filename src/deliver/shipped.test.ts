import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { levels } from '../commission/index.ts';
import { packageRoot } from '../config.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { listUnloaded, loadShipped } from './shipped.ts';
import { listBatches, publishedFigures } from './store.ts';

const [engine] = testDatabases();
assert.ok(engine);

describe('the figures that ship', () => {
  let database: Database;
  let hub: Hub;
  let root: string;
  before(async () => {
    database = await engine.open();
    hub = openEmptyHub(database);
    root = await mkdtemp(join(tmpdir(), 'gatehouse-shipped-'));
    await cp(join(packageRoot, 'data'), join(root, 'data'), { recursive: true });
  });
  after(async () => {
    await database.close();
    await rm(root, { recursive: true });
  });

  test('are loaded once, each file as a batch of its own', async () => {
    const unloaded = await listUnloaded(hub, root);
    const names = unloaded.map(({ fileName }) => fileName);
    assert.ok(names.includes('data/west-midlands-2007-08/prisons.csv'));
    assert.deepEqual(names, names.toSorted());
    for (const file of unloaded) await loadShipped(hub, file);
    const batches = await listBatches(database);
    assert.deepEqual(batches.map(({ fileName }) => fileName).reverse(), names);
    assert.ok(batches.every(({ recordedBy }) => recordedBy === 'shipped data'));
    assert.deepEqual(await listUnloaded(hub, root), []);
  });

  test('hold the 673 figures of the appendices, 188 of areas and 485 of prisons', async () => {
    const counted = async (file: string): Promise<number> => {
      const batch = (await listBatches(database)).find(({ fileName }) => fileName.endsWith(file));
      assert.ok(batch);
      const figures = [
        ...(await publishedFigures.listBatch(database, batch.batchId)),
        ...(await levels.listBatch(database, batch.batchId)),
      ];
      return figures.filter(({ stated }) => stated.nothing === null).length;
    };
    assert.equal(await counted('probation-areas.csv'), 188);
    assert.equal(await counted('prisons.csv'), 485);
  });

  test('are revised when a file was corrected', async () => {
    const path = join(root, 'data/west-midlands-2007-08/dovegate-costs.csv');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('actual,840', 'actual,841'));
    const [file, ...more] = await listUnloaded(hub, root);
    assert.ok(file);
    assert.deepEqual(more, []);
    await loadShipped(hub, file);
    const [batch] = await listBatches(database);
    assert.deepEqual([batch?.added, batch?.revised], [0, 1]);
    assert.deepEqual(await listUnloaded(hub, root), []);
  });

  test('are read once more when a file changed in nothing that it states, and not again', async () => {
    const path = join(root, 'data/west-midlands-2007-08/dovegate-costs.csv');
    await writeFile(path, `${await readFile(path, 'utf8')}\n`);
    for (const file of await listUnloaded(hub, root)) await loadShipped(hub, file);
    const [batch] = await listBatches(database);
    assert.deepEqual([batch?.added, batch?.revised], [0, 0]);
    assert.ok((batch?.unchanged ?? 0) > 0);
    assert.deepEqual(await listUnloaded(hub, root), []);
  });
});
