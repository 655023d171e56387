import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { packageRoot } from '../../src/config.ts';
import { Browser } from '../cookie-browser.ts';
import { createDatabase, type TestDatabase, testServer } from '../databases.ts';

const bin = join(packageRoot, 'bin/gatehouse.js');

type Child = ChildProcessByStdio<null, Readable, Readable>;

export type Ran = { code: number | null; out: string; err: string };

/** A data directory of one's own, or a database on the test server, and the command `gatehouse` on it as a user runs it. */
export class Workshop {
  readonly folder: string;
  /** Of the database on the test server; undefined for the built-in one. */
  readonly databaseUrl: string | undefined;
  readonly #drop: () => Promise<void>;

  private constructor(folder: string, made?: { address: string; drop: () => Promise<void> }) {
    this.folder = folder;
    this.databaseUrl = made?.address;
    this.#drop = made?.drop ?? (async () => undefined);
  }

  static async open(engine: TestDatabase['name'] = 'PGlite'): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-journey-'));
    if (engine === 'PGlite') return new Workshop(folder);
    return new Workshop(folder, await createDatabase(testServer().url));
  }

  /** Runs a command to its end. */
  async run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
    const child = this.spawn(args, env);
    const [out, err] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code: child.exitCode, out, err };
  }

  /** Runs a command that is to end well. */
  async ran(...args: readonly string[]): Promise<Ran> {
    const done = await this.run(args);
    assert.equal(done.code, 0, `${args.join(' ')}: ${done.err}`);
    return done;
  }

  /** Starts the server on a free port and gives its address once it is ready. */
  async serve(env: Record<string, string> = {}): Promise<Served> {
    const child = this.spawn(['serve'], { PORT: '0', ...env });
    let said = '';
    let complained = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      complained += part;
    });
    for await (const part of child.stdout.setEncoding('utf8')) {
      said += part;
      const url = /Gatehouse is ready at (http:\S+)/.exec(said)?.[1];
      if (url) return { url, child, notes: () => complained };
    }
    throw new Error(`The server did not start: ${complained}`);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await this.#drop();
  }

  /** Starts a command that the caller may interrupt. */
  spawn(args: readonly string[], env: Record<string, string> = {}): Child {
    const { DATABASE_URL: _, ...inherited } = process.env;
    const own = {
      GATEHOUSE_DATA_DIR: join(this.folder, 'data'),
      ...(this.databaseUrl !== undefined && { DATABASE_URL: this.databaseUrl }),
    };
    return spawn(process.execPath, [bin, ...args], {
      env: { ...inherited, ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

export type Served = { url: string; child: Child; notes: () => string };

/** Sends a signal and waits for the end; gives the exit code. */
export async function stop({ child }: Served, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Signs in with the demo account of a role, as the server tells it at its start. */
export async function signIn({ url, notes }: Served, role: string): Promise<Browser> {
  const email = `${role}@demo.example`;
  const browser = new Browser(url);
  const password = await told(notes, new RegExp(`${email} +(\\S+)`));
  const { location, text } = await browser.post('/sign-in', { email, password });
  if (location !== '/') throw new Error(`${email} was not let in: ${text}`);
  return browser;
}

/** What the server says on its standard error, which may arrive after it says that it is ready. */
async function told(notes: () => string, pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = pattern.exec(notes())?.[1];
    if (found) return found;
    await setTimeout(20);
  }
  throw new Error(`The server never said ${pattern}: ${notes()}`);
}
