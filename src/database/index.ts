export { migrate } from './migrate.ts';
export { openDatabase } from './open.ts';
export type { Database, Session } from './session.ts';
export { identifier, type Sql, sql } from './sql.ts';
