import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { holdDataDirectory } from './data-directory-lock.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-lock-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('a second holder is told which process holds the directory, and may have it after release', async () => {
  const first = await holdDataDirectory(folder, 'serve');
  await assert.rejects(holdDataDirectory(folder, 'import'), (error: Error) => {
    assert.match(error.message, new RegExp(`process ${process.pid} \\(gatehouse serve, since `));
    return true;
  });
  await first.release();
  const second = await holdDataDirectory(folder, 'import');
  await second.release();
});

test('the lock of a killed process is free at once', async () => {
  const script = `
    import { holdDataDirectory } from ${JSON.stringify(new URL('./data-directory-lock.js', import.meta.url).href)};
    await holdDataDirectory(${JSON.stringify(folder)}, 'serve');
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await assert.rejects(holdDataDirectory(folder, 'import'), { code: 'DATABASE_HELD' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await holdDataDirectory(folder, 'import');
  assert.equal((await readdir(folder)).length, 1);
  await lock.release();
});

test('of many that ask at once exactly one gets the directory', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 20 }, () => holdDataDirectory(folder, 'serve')),
  );
  const held = asked.filter((outcome) => outcome.status === 'fulfilled');
  assert.equal(held.length, 1);
  await held[0]?.value.release();
});
