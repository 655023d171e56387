import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Generated, generatedRecords } from './generated.ts';
import { type Cells, countByHand, dueByHand } from './hand-written.ts';

/** A working day of the calendar in force. */
export type NumberedDay = { day: string; is_working: boolean; number: number };

/** DuckDB with the very rows of the history in memory. */
export class Duck {
  private readonly connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  static async open(history: Generated, days: readonly NumberedDay[]): Promise<Duck> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run('create table working_day (day date, is_working boolean, number integer)');
    const rows = days.map((one) => `('${one.day}', ${one.is_working}, ${one.number})`);
    await connection.run(`insert into working_day values ${rows.join(', ')}`);
    const records = generatedRecords(history, { first: 1, last: history.size });
    await connection.run(`create table assessment as ${records}`);
    return new Duck(connection);
  }

  /** Counts every tally anew from all rows, into a table. */
  async count(): Promise<void> {
    await this.connection.run(`create or replace table due as ${dueByHand('true')}`);
    const counted = countByHand('assessment', 'true');
    await this.connection.run(`create or replace table cell as ${counted}`);
  }

  async total(): Promise<Cells> {
    const read = await this.connection.runAndReadAll(
      'select count(*)::integer as cells, sum(records)::integer as records from cell',
    );
    const [cells, records] = read.getRows()[0] ?? [];
    return { cells: Number(cells), records: Number(records) };
  }

  close(): void {
    this.connection.closeSync();
  }
}
