export {
  checkBackup,
  type Manifest,
  restoreBackup,
  rowsIn,
  writeBackup,
} from './backup/index.ts';
export { type Confinement, type GuardedKind, guardedKinds, type Reach } from './confinement.ts';
export { listUnapplied, migrate } from './migrate.ts';
export { openDatabase } from './open.ts';
export type { Database, Session } from './session.ts';
export { identifier, type Sql, sql } from './sql.ts';
