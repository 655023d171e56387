import { readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { GatehouseError } from '../errors.ts';

const holderSchema = z.object({ pid: z.number(), command: z.string(), since: z.string() });

/** Who holds a data directory. */
export type Holder = z.infer<typeof holderSchema>;
export type Lock = { release(): Promise<void> };

const socketName = /^holder\.(\d+)\.sock$/;
const longestSocketPath = 100;

/**
 * Holds a data directory for this process. The lock is a listening Unix socket with a number: binding a name is
 * atomic, a crash closes the socket, and a newcomer takes the next number only when no older one answers.
 * Throws DATABASE_HELD, naming the process that holds it.
 */
export async function holdDataDirectory(folder: string, command: string): Promise<Lock> {
  await mkdir(folder, { recursive: true });
  const holder: Holder = { pid: process.pid, command, since: new Date().toISOString() };
  for (;;) {
    const earlier = listNumbers(folder);
    await refuseIfHeld(folder, earlier);
    const mine = Math.max(0, ...earlier) + 1;
    const server = await listen(socketPath(folder, mine), holder);
    if (!server) continue;
    const others = listNumbers(folder).filter((number) => number !== mine);
    if (Math.max(0, ...others) > mine) {
      await close(server);
      continue;
    }
    for (const number of others) rmSync(socketPath(folder, number), { force: true });
    return { release: () => close(server) };
  }
}

function listNumbers(folder: string): number[] {
  return readdirSync(folder)
    .map((name) => Number(socketName.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0);
}

function socketPath(folder: string, number: number): string {
  const absolute = join(folder, `holder.${number}.sock`);
  const near = relative(process.cwd(), absolute);
  const path = near.length < absolute.length ? near : absolute;
  if (Buffer.byteLength(path) <= longestSocketPath) return path;
  throw new GatehouseError(
    'DATABASE_PATH_TOO_LONG',
    `The path of the data directory is too long to lock it (${path}). Set GATEHOUSE_DATA_DIR to a shorter path.`,
  );
}

async function refuseIfHeld(folder: string, numbers: number[]): Promise<void> {
  for (const number of numbers) {
    const holder = await askHolder(socketPath(folder, number));
    if (!holder) continue;
    throw new GatehouseError(
      'DATABASE_HELD',
      `The data directory ${folder} is held by process ${holder.pid} (gatehouse ${holder.command}, since ${holder.since}). ` +
        'Two processes on one embedded store lose rows. Stop that process, choose another GATEHOUSE_DATA_DIR, or use PostgreSQL through DATABASE_URL.',
      { status: 409 },
    );
  }
}

/** Asks who listens at a socket; undefined when nobody does any more. */
function askHolder(path: string): Promise<Holder | undefined> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      said += text;
    });
    socket.on('end', () => resolve(holderSchema.parse(JSON.parse(said))));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
  });
}

/** Listens and tells every caller who holds the directory; undefined when another process took the name first. */
function listen(path: string, holder: Holder): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(holder));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
