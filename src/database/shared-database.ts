import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { GatehouseError } from '../errors.ts';
import type { Confinement } from './confinement.ts';
import { databaseOver } from './engine.ts';
import { answerSchema } from './relay.ts';
import { type Database, type Session, sessionOver } from './session.ts';
import type { Sql } from './sql.ts';
import { Turns } from './turns.ts';

type Asked = Partial<Sql> & { confinement?: Confinement | undefined; aside?: boolean };
type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/**
 * The database of the process that holds the data directory, used through its socket: so a command works
 * beside a running hub, and the hub sees at once what the command committed.
 */
export function openShared(socket: Socket): Database {
  const caller = new Caller(socket);
  const turns = new Turns();
  const sessionOf = (confinement?: Confinement) =>
    sessionOver(
      async (query) => ({ rows: await caller.rows(query, confinement), affected: 0 }),
      (query) => caller.run(query, confinement),
    );
  return databaseOver({
    engine: 'PGlite',
    prepared: true,
    alone: (confinement) => inTurn(turns, sessionOf(confinement)),
    revision: async () => z.string().parse(await caller.ask('revision')),
    transact: ({ confinement, counts }, work) =>
      turns.next(async () => {
        await caller.ask('begin', { confinement, aside: !counts });
        try {
          const result = await work(sessionOf());
          await caller.ask('commit');
          return result;
        } catch (error) {
          await caller.ask('rollback').catch(() => undefined);
          throw error;
        }
      }),
    script: () =>
      Promise.reject(
        new GatehouseError(
          'DATABASE_HELD',
          'The process that serves the hub migrates its database.',
        ),
      ),
    share: () => undefined,
    close: async () => {
      socket.end();
    },
  });
}

function inTurn(turns: Turns, session: Session): Session {
  return {
    rows: (schema, query) => turns.next(() => session.rows(schema, query)),
    run: (query) => turns.next(() => session.run(query)),
  };
}

/** Asks over the socket and matches answers to questions. */
class Caller {
  private readonly socket: Socket;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private gone = false;

  constructor(socket: Socket) {
    this.socket = socket;
    createInterface({ input: socket }).on('line', (line) => this.settle(line));
    socket.on('error', () => this.hangUp());
    socket.on('close', () => this.hangUp());
  }

  async rows(query: Sql, confinement?: Confinement): Promise<unknown[]> {
    return z.array(z.unknown()).parse(await this.ask('rows', { ...query, confinement }));
  }

  async run(query: Sql, confinement?: Confinement): Promise<number> {
    return z.number().parse(await this.ask('run', { ...query, confinement }));
  }

  ask(kind: string, asked: Asked = {}): Promise<unknown> {
    if (this.gone || this.socket.writableEnded) return Promise.reject(stopped());
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.write(`${JSON.stringify({ id, kind, ...asked })}\n`);
    });
  }

  private settle(line: string): void {
    const { id, result, error } = answerSchema.parse(JSON.parse(line));
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else waiting?.resolve(result);
  }

  private hangUp(): void {
    this.gone = true;
    for (const { reject } of this.waiting.values()) reject(stopped());
    this.waiting.clear();
  }
}

function stopped(): GatehouseError {
  const message = 'The hub that holds the data has stopped. Run the command again.';
  return new GatehouseError('DATABASE_STOPPED', message, { status: 503 });
}
