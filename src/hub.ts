import type { Caller } from './access/index.ts';
import type { Calendars, IsoDate } from './calendar/index.ts';
import type { Catalogue, RecordType } from './catalogue/index.ts';
import type { Database, Session } from './database/index.ts';
import type { Estate } from './estate/index.ts';

/** What a batch changed: the revisions stand in the temporary table `ledger_delta`, with their sign. */
export type LedgerChange = { type: RecordType; batchId: number };

/** Follows the ledger inside the transaction of every batch; when it throws, nothing of the batch is stored. */
export type LedgerFollower = (session: Session, change: LedgerChange) => Promise<void>;

/** What every use case works with: the data, who there is, what is counted, and the clock. */
export type Hub = {
  database: Database;
  estate: Estate;
  catalogue: Catalogue;
  calendars: Calendars;
  followers: readonly LedgerFollower[];
  now: () => Date;
  /** Who asks. The database shows and takes only what this caller may see. */
  caller: Caller;
  /** The same database, in which records are seen as far as outturns may be: only sums and counts leave it. */
  counts: Database;
};

/** Today's date by the hub's clock, in UTC. */
export function today(hub: Pick<Hub, 'now'>): IsoDate {
  return hub.now().toISOString().slice(0, 10);
}
