import type { Socket } from 'node:net';
import { z } from 'zod';
import { type Confinement, confinementSchema } from './confinement.ts';
import { Lines } from './lines.ts';
import type { Database, Session } from './session.ts';
import { restore } from './sql.ts';

/** What a process that shares the holder's database asks of it, one JSON text a line. */
export const askedSchema = z.object({
  id: z.number(),
  kind: z.enum(['rows', 'run', 'revision', 'begin', 'commit', 'rollback']),
  text: z.string().default(''),
  values: z.array(z.unknown()).default([]),
  confinement: confinementSchema.optional(),
  /** Of a transaction: that it does not count the revision up. */
  aside: z.boolean().default(false),
});

/** What the holder answers: the result, or an error with the engine's code. */
export const answerSchema = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string(), code: z.string().optional() }).optional(),
});

type Asked = z.infer<typeof askedSchema>;

/** A caller that is silent in a transaction for this long loses it, so that it cannot hold everybody up. */
const silentMilliseconds = 10_000;

/** Serves one caller until it hangs up; a transaction left open is rolled back. */
export async function serveCaller(socket: Socket, database: Database): Promise<void> {
  const lines = new Lines(socket);
  const next = async (): Promise<Asked | undefined> => {
    const line = await lines.next();
    return line === undefined ? undefined : askedSchema.parse(JSON.parse(line));
  };
  const reply = (id: number, answer: Record<string, unknown>) =>
    socket.write(`${JSON.stringify({ id, ...answer })}\n`);
  for (let asked = await next(); asked; asked = await next()) {
    if (asked.kind === 'begin') await serveTransaction(asked, socket, database, { next, reply });
    else await answerOne(asked, () => seenBy(database, asked.confinement), reply);
  }
}

function seenBy(database: Database, confinement: Confinement | undefined): Database {
  return confinement ? database.confined(confinement) : database;
}

type Line = {
  next: () => Promise<Asked | undefined>;
  reply: (id: number, answer: Record<string, unknown>) => void;
};

class RolledBack extends Error {}

async function serveTransaction(
  begun: Asked,
  socket: Socket,
  database: Database,
  { next, reply }: Line,
): Promise<void> {
  let last = begun.id;
  const silent = () => socket.destroy(new Error('A caller was silent in a transaction.'));
  try {
    const seen = seenBy(database, begun.confinement);
    await seen[begun.aside ? 'aside' : 'transaction'](async (session) => {
      reply(begun.id, { result: null });
      for (;;) {
        const timer = setTimeout(silent, silentMilliseconds);
        const asked = await next().finally(() => clearTimeout(timer));
        if (!asked) throw new RolledBack();
        last = asked.id;
        if (asked.kind === 'commit') return;
        if (asked.kind === 'rollback') throw new RolledBack();
        await answerOne(asked, () => session, reply);
      }
    });
    reply(last, { result: null });
  } catch (error) {
    if (!(error instanceof RolledBack)) reply(last, { error: described(error) });
    else if (!socket.destroyed) reply(last, { result: null });
  }
}

async function answerOne(
  asked: Asked,
  session: () => Session | Database,
  reply: Line['reply'],
): Promise<void> {
  try {
    reply(asked.id, { result: await run(asked, session()) });
  } catch (error) {
    reply(asked.id, { error: described(error) });
  }
}

async function run(asked: Asked, session: Session | Database): Promise<unknown> {
  const query = restore(asked.text, asked.values);
  if (asked.kind === 'rows') return session.rows(z.unknown(), query);
  if (asked.kind === 'run') return session.run(query);
  if (asked.kind === 'revision' && 'revision' in session) return session.revision();
  throw new Error(`Not possible here: ${asked.kind}`);
}

function described(error: unknown): { message: string; code?: string } {
  const code = z.object({ code: z.string() }).safeParse(error);
  const message = error instanceof Error ? error.message : String(error);
  return code.success ? { message, code: code.data.code } : { message };
}
