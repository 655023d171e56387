import pg from 'pg';
import { GatehouseError } from '../errors.ts';
import { beginning, confiningStatement } from './confinement.ts';
import { databaseOver } from './engine.ts';
import { countUp, currentRevision } from './revision.ts';
import { runConfined } from './run-confined.ts';
import { type Database, type Result, sessionOver } from './session.ts';
import type { Sql } from './sql.ts';
import { valueParsers } from './values.ts';

const oldestMajor = 15;

/** Connects to a PostgreSQL server, 15 or newer; throws DATABASE_UNREACHABLE or DATABASE_TOO_OLD with what to do. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'gatehouse',
    // Compiling a query in machine code costs more than it saves on queries as short as ours.
    options: '-c timezone=UTC -c statement_timeout=60000 -c jit=off -c work_mem=16MB',
    types: {
      getTypeParser: (oid, format) => valueParsers[oid] ?? pg.types.getTypeParser(oid, format),
    },
  });
  // An idle connection that the server drops is replaced at the next use.
  pool.on('error', () => undefined);
  await checkServer(pool, url);
  const execute = (query: Sql) => runOn(pool, query);
  return databaseOver({
    engine: 'PostgreSQL',
    prepared: false,
    alone: (confinement) => {
      if (!confinement) return sessionOver(execute);
      const confining = confiningStatement(confinement);
      return sessionOver((query) => runConfined(pool, query, confining));
    },
    revision: batched(() => currentRevision(execute)),
    transact: ({ confinement, counts }, work) =>
      onClient(pool, async (client) => {
        await client.query(beginning(confinement));
        const result = await work(sessionOver((query) => runOn(client, query)));
        await client.query(counts ? `${countUp}; commit` : 'commit');
        return result;
      }),
    script: (text) => onClient(pool, async (client) => void (await client.query(text))),
    waiting: () => pool.waitingCount,
    share: () => undefined,
    close: () => pool.end(),
  });
}

/** Lends a connection; when the work throws, what it began is rolled back. */
async function onClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

async function runOn(on: pg.Pool | pg.PoolClient, query: Sql): Promise<Result> {
  const result = await on.query(query.text, [...query.values]);
  return { rows: result.rows, affected: result.rowCount ?? 0 };
}

async function checkServer(pool: pg.Pool, url: string): Promise<void> {
  let version: number;
  try {
    const result = await pool.query('show server_version_num');
    version = Math.floor(Number(result.rows[0]?.server_version_num) / 10_000);
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new GatehouseError(
      'DATABASE_UNREACHABLE',
      `The PostgreSQL server at ${withoutPassword(url)} cannot be used (${reason}). Check DATABASE_URL and that the server runs.`,
      { status: 503, cause: error },
    );
  }
  if (version >= oldestMajor) return;
  await pool.end();
  throw new GatehouseError(
    'DATABASE_TOO_OLD',
    `The PostgreSQL server is version ${version}. Use ${oldestMajor} or newer.`,
    { status: 503 },
  );
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:/@]+):[^@]*@/, '//$1@');
}

/**
 * One query at a time serves everybody who asked before it began; who asks later waits for the next.
 * So the answer is never older than the question, at the cost of two queries however many ask.
 */
function batched<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    const started = ask().finally(() => {
      if (running === started) running = undefined;
    });
    running = started;
    return started;
  };
  return () => {
    if (!running) return begin();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
  };
}
