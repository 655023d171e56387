import { once } from 'node:events';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { printPeriod } from '../src/calendar/index.ts';
import type { StatedFigure } from '../src/commission/index.ts';
import type { FreshPlace } from './engines.ts';

declare module 'pg' {
  // What pg-copy-streams uses as well; the published types leave them out.
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void;
    endCopyFrom(): void;
  }
}

/** Empties the table to copy to and copies the prepared rows; resolves with the milliseconds of the COPY alone. */
export type TimeCopy = (rows: Buffer) => Promise<number>;

/** Which table the copied one is like, and the columns of the rows. */
export type CopyTarget = { like: string; columns: string };

const table = 'bench_copy';
const figureColumns = `batch_id, provider_id, metric_code, period, mentioned_in, first_month, months, value, printed,
  decimals, nothing, choice, sheet_name, row_number, column_name, note`;
const nothing = '\\N';

/** Where figures are kept. */
export const figureTarget: CopyTarget = { like: 'published_figure', columns: figureColumns };

/** The figures as COPY reads them: the very rows that an import stores. */
export function copyRows(figures: readonly StatedFigure[]): Buffer {
  return copyLines(
    figures.map(({ providerId, metric, period, mentionedIn, stated, place, note }) => [
      ...[1, providerId, metric, printPeriod(period), mentionedIn, period.first, period.months],
      ...[stated.value, stated.text, stated.decimals, stated.nothing, stated.choice],
      ...[place.sheet, place.row, place.column, note],
    ]),
  );
}

/** Rows as COPY reads them. */
export function copyLines(rows: ReadonlyArray<readonly unknown[]>): Buffer {
  const lines = rows.map((row) => row.map((value) => value ?? nothing).join('\t'));
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** COPY into a database of the kind that the place holds, in a table with the columns and indexes of ours. */
export async function withCopy<T>(
  place: FreshPlace,
  target: CopyTarget,
  work: (timeCopy: TimeCopy) => Promise<T>,
): Promise<T> {
  return place.env.DATABASE_URL
    ? withServer(place.env.DATABASE_URL, target, work)
    : withEmbedded(join(place.env.GATEHOUSE_DATA_DIR, 'database'), target, work);
}

function prepare({ like }: CopyTarget): string {
  return `drop table if exists ${table}; create table ${table} (like ${like} including all)`;
}

async function withEmbedded<T>(
  dataDir: string,
  target: CopyTarget,
  work: (timeCopy: TimeCopy) => Promise<T>,
): Promise<T> {
  const engine = await PGlite.create({ dataDir });
  try {
    return await work(async (rows) => {
      await engine.exec(prepare(target));
      const blob = new Blob([rows]);
      const began = performance.now();
      await engine.query(`copy ${table} (${target.columns}) from '/dev/blob'`, [], { blob });
      return performance.now() - began;
    });
  } finally {
    await engine.close();
  }
}

async function withServer<T>(
  url: string,
  target: CopyTarget,
  work: (timeCopy: TimeCopy) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(async (rows) => {
      await client.query(prepare(target));
      const began = performance.now();
      await once(
        client.query(new CopyIn(`copy ${table} (${target.columns}) from stdin`, rows)),
        'end',
      );
      return performance.now() - began;
    });
  } finally {
    await client.end();
  }
}

/** COPY FROM STDIN over the driver's own connection. */
class CopyIn extends pg.Query {
  private readonly content: Buffer;

  constructor(statement: string, content: Buffer) {
    super(statement);
    this.content = content;
  }

  handleCopyInResponse(connection: pg.Connection): void {
    connection.sendCopyFromChunk(this.content);
    connection.endCopyFrom();
  }
}
