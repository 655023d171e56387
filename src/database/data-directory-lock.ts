import { readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { GatehouseError } from '../errors.ts';
import { callHolder, type Holder } from './holder.ts';

/** A data directory held by this process. */
export type Lock = {
  /** From now on a caller may stay on the line and is served by the handler. */
  share(serve: (socket: Socket) => Promise<void>): void;
  /** Ends every call and takes no more; the directory stays held. */
  hangUp(): void;
  release(): Promise<void>;
};

const socketName = /^holder\.(\d+)\.sock$/;
const longestSocketPath = 100;

/**
 * Holds a data directory for this process. The lock is a listening Unix socket with a number: binding a name is
 * atomic, a crash closes the socket, and a newcomer takes the next number only when no older one answers.
 * Throws DATABASE_HELD, naming the process that holds it.
 */
export async function holdDataDirectory(folder: string, command: string): Promise<Lock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const since = new Date().toISOString();
  for (;;) {
    const earlier = listNumbers(folder);
    await refuseIfHeld(folder);
    const mine = Math.max(0, ...earlier) + 1;
    const door = new Door({ pid: process.pid, command, since, shares: false });
    if (!(await door.listen(socketPath(folder, mine)))) continue;
    const others = listNumbers(folder).filter((number) => number !== mine);
    if (Math.max(0, ...others) > mine) {
      await door.close();
      continue;
    }
    for (const number of others) rmSync(socketPath(folder, number), { force: true });
    return {
      share: (serve) => door.share(serve),
      hangUp: () => door.hangUp(),
      release: () => door.close(),
    };
  }
}

/** The process that holds a data directory, and the line to it; undefined when nobody does. */
export async function findHolder(
  folder: string,
): Promise<{ holder: Holder; socket: Socket } | undefined> {
  for (const number of listNumbers(folder)) {
    const call = await callHolder(socketPath(folder, number));
    if (call) return call;
  }
  return undefined;
}

async function refuseIfHeld(folder: string): Promise<void> {
  const call = await findHolder(folder);
  if (!call) return;
  call.socket.destroy();
  const { pid, command, since } = call.holder;
  throw new GatehouseError(
    'DATABASE_HELD',
    `The data directory ${folder} is held by process ${pid} (gatehouse ${command}, since ${since}). ` +
      'Two processes on one embedded store lose rows. Stop that process, choose another GATEHOUSE_DATA_DIR, or use PostgreSQL through DATABASE_URL.',
    { status: 409 },
  );
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

/** The listening socket: tells every caller who holds the directory, and serves those who stay once it shares. */
class Door {
  private readonly holder: Holder;
  private readonly callers = new Set<Socket>();
  private readonly server: Server;
  private serve: ((socket: Socket) => Promise<void>) | undefined;

  constructor(holder: Holder) {
    this.holder = holder;
    this.server = createServer((socket) => this.answer(socket));
    this.server.unref();
  }

  /** False when another process took the name first. */
  listen(path: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') resolve(false);
        else reject(error);
      });
      this.server.listen(path, () => resolve(true));
    });
  }

  share(serve: (socket: Socket) => Promise<void>): void {
    this.serve = serve;
  }

  hangUp(): void {
    this.serve = undefined;
    for (const caller of this.callers) caller.destroy();
  }

  close(): Promise<void> {
    this.hangUp();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(socket: Socket): void {
    this.callers.add(socket);
    socket.on('close', () => this.callers.delete(socket));
    socket.on('error', () => socket.destroy());
    const { serve } = this;
    socket.write(`${JSON.stringify({ ...this.holder, shares: serve !== undefined })}\n`);
    if (serve) serve(socket).catch(() => socket.destroy());
    else socket.end();
  }
}
