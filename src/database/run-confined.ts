import pg from 'pg';
import type { Result } from './session.ts';
import type { Sql } from './sql.ts';

/**
 * Runs one statement behind the one that confines it, both in a single message. What comes before a Sync is one
 * transaction to PostgreSQL (Frontend/Backend Protocol, Extended Query): where the first fails the second is not run, and
 * with both the confinement ends.
 */
export async function runConfined(pool: pg.Pool, query: Sql, confining: string): Promise<Result> {
  const client = await pool.connect();
  try {
    const result = await submit(client, query, confining);
    client.release();
    return result;
  } catch (error) {
    // What the server refuses leaves the connection as it was; after anything else it is not used again.
    client.release(!(error instanceof pg.DatabaseError));
    throw error;
  }
}

function submit(client: pg.PoolClient, { text, values }: Sql, confining: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const config = { text, values: [...values], queryMode: 'extended' };
    const query = new pg.Query(config, (error, results) => {
      if (error) return reject(error);
      const result = [results].flat().at(-1);
      resolve({ rows: result?.rows ?? [], affected: result?.rowCount ?? 0 });
    });
    const submitAlone = query.submit.bind(query);
    query.submit = (connection) => {
      connection.stream.cork();
      connection.parse({ name: '', text: confining, types: [] }, true);
      connection.bind({}, true);
      connection.execute({}, true);
      const refused = submitAlone(connection);
      connection.stream.uncork();
      return refused;
    };
    client.query(query);
  });
}
