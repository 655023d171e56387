import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createDatabase, testServer } from '../../test/databases.ts';
import { packageRoot } from '../config.ts';
import { type Database, migrate } from './index.ts';
import { openPostgres } from './postgres.ts';

const { url, skip } = testServer();

describe('programs that start at once on an empty server', { skip }, () => {
  let dropDatabase: () => Promise<void>;
  let programs: Database[];
  before(async () => {
    const { address, drop } = await createDatabase(url);
    dropDatabase = drop;
    programs = await Promise.all(Array.from({ length: 8 }, () => openPostgres(address)));
  });
  after(async () => {
    await Promise.all(programs.map((program) => program.close()));
    await dropDatabase();
  });

  test('all find it migrated, and none fails', async () => {
    const folder = join(packageRoot, 'migrations');
    await Promise.all(programs.map((program) => migrate(program, folder)));
    for (const program of programs) assert.deepEqual(await migrate(program, folder), []);
  });
});
