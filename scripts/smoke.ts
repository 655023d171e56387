/**
 * Starts the built hub as an operator does, on a free port and a new data directory (or on the
 * server that DATABASE_URL names), asks for its pages, and stops it with SIGTERM.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const readyWithinMilliseconds = 120_000;

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

/** Resolves with the address that the hub prints when it is ready; throws when it ends or is late. */
function readyAddress(hub: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const late = setTimeout(
      () => reject(new Error(`Not ready in time. It printed:\n${printed}`)),
      readyWithinMilliseconds,
    );
    hub.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const address = /Gatehouse is ready at (http:\S+)/.exec(printed)?.[1];
      if (address) {
        clearTimeout(late);
        resolve(address);
      }
    });
    hub.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The hub ended with code ${code}. It printed:\n${printed}`));
    });
  });
}

async function askFor(address: string, path: string, expected: RegExp): Promise<void> {
  const response = await fetch(new URL(path, address));
  const body = await response.text();
  assert.equal(response.status, 200, `${path} answered ${response.status}: ${body.slice(0, 300)}`);
  assert.match(body, expected, `${path} answers, but not with what it is for.`);
}

async function startAskStop(env: NodeJS.ProcessEnv): Promise<number> {
  const startedAt = Date.now();
  const hub = spawn(process.execPath, ['bin/gatehouse.js', 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await readyAddress(hub);
    const tookMilliseconds = Date.now() - startedAt;
    await askFor(address, '/', /<h1/);
    await askFor(address, '/health', /\S/);
    await askFor(address, '/api/performance?provider=Staffordshire&period=2007-08', /"outturn"/);
    const ended = once(hub, 'exit');
    hub.kill('SIGTERM');
    const [code] = await ended;
    assert.equal(code, 0, `SIGTERM must end the hub with code 0, not ${code}.`);
    return tookMilliseconds;
  } finally {
    hub.kill('SIGKILL');
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-smoke-'));
try {
  const env = { ...process.env, PORT: String(await freePort()), GATEHOUSE_DATA_DIR: dataDir };
  const first = await startAskStop(env);
  const second = await startAskStop(env);
  const engine = process.env.DATABASE_URL ? 'PostgreSQL' : 'PGlite';
  console.log(`Smoke test on ${engine}: ready after ${first} ms, again after ${second} ms.`);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
