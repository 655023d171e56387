import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { GatehouseError } from '../errors.ts';
import { beginning, confiningStatement } from './confinement.ts';
import { databaseOver } from './engine.ts';
import { currentRevision, nextRevision } from './revision.ts';
import { type Database, type Result, sessionOver } from './session.ts';
import type { Sql } from './sql.ts';
import { Turns } from './turns.ts';

const reply = z.object({
  id: z.number(),
  rows: z.array(z.unknown()).default([]),
  affected: z.number().default(0),
  error: z.object({ message: z.string(), code: z.string().optional() }).optional(),
});

type Waiting = { resolve: (result: Result) => void; reject: (error: Error) => void };
type Asked = { text?: string; values?: readonly unknown[]; confining?: string | undefined };
type Options = { dataDir?: string; template?: string };

/** The embedded engine: a PGlite of its own in a worker thread, so that a long statement never blocks the event loop. */
export type Embedded = Database & { dump(): Promise<Uint8Array> };

/**
 * Opens PGlite on a data directory (in memory without one), optionally from a dumped template. The engine takes
 * seconds to make a new one: it starts while the caller goes on, and the first statement waits for it.
 */
export function openPglite(options: Options = {}): Embedded {
  const engine = new EngineThread(options);
  const turns = new Turns();
  const learnRevision = () => currentRevision((query) => engine.query(query));
  let revision = turns.next(learnRevision);
  // Whoever asks for it is told; nobody may be asking at the moment when it fails.
  revision.catch(() => undefined);
  const database = databaseOver({
    engine: 'PGlite',
    prepared: false,
    alone: (confinement) => {
      const confining = confinement && confiningStatement(confinement);
      return sessionOver((query) => turns.next(() => engine.query(query, confining)));
    },
    revision: () => revision,
    transact: ({ confinement, counts }, work) =>
      turns.next(async () => {
        await engine.script(beginning(confinement));
        try {
          const result = await work(sessionOver((query) => engine.query(query)));
          const next = counts && (await nextRevision((query) => engine.query(query)));
          await engine.script('commit');
          if (next) revision = Promise.resolve(next);
          return result;
        } catch (error) {
          await engine.script('rollback');
          throw error;
        }
      }),
    script: (text) =>
      turns.next(async () => {
        try {
          await engine.script(text);
        } catch (error) {
          await engine.script('rollback');
          throw error;
        }
        revision = Promise.resolve(await learnRevision());
      }),
    waiting: () => turns.waiting,
    share: () => undefined,
    close: () => turns.next(() => engine.close()),
  });
  return { ...database, dump: () => turns.next(() => engine.dump()) };
}

/** The worker thread as functions; every request is answered once, or refused when the thread is gone. */
class EngineThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private stopped: string | undefined;

  constructor(options: Options) {
    this.worker = new Worker(new URL('./pglite-worker.js', import.meta.url), {
      workerData: options,
    });
    this.worker.on('message', (raw) => this.settle(reply.parse(raw)));
    this.worker.on('error', (error) => this.stop(`The embedded database failed: ${error.message}`));
    this.worker.on('exit', () => this.stop('The embedded database has stopped.'));
  }

  /** Runs one statement, by itself in a transaction that is confined first where that is asked for. */
  query({ text, values }: Sql, confining?: string): Promise<Result> {
    return this.ask('query', { text, values, confining });
  }

  async script(text: string): Promise<void> {
    await this.ask('script', { text });
  }

  async dump(): Promise<Uint8Array> {
    const result = await this.ask('dump');
    return z.instanceof(Uint8Array).parse(result.rows[0]);
  }

  async close(): Promise<void> {
    if (this.stopped) return;
    try {
      await this.ask('close');
    } finally {
      await this.worker.terminate();
    }
  }

  private ask(kind: string, asked: Asked = {}): Promise<Result> {
    if (this.stopped)
      return Promise.reject(new GatehouseError('DATABASE_STOPPED', this.stopped, { status: 503 }));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, kind, ...asked });
    });
  }

  private settle(message: z.infer<typeof reply>): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (!message.error) waiting?.resolve({ rows: message.rows, affected: message.affected });
    else
      waiting?.reject(
        Object.assign(new Error(message.error.message), { code: message.error.code }),
      );
  }

  private stop(reason: string): void {
    this.stopped ??= reason;
    for (const { reject } of this.waiting.values()) {
      reject(new GatehouseError('DATABASE_STOPPED', reason, { status: 503 }));
    }
    this.waiting.clear();
  }
}
