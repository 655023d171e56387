import type { Calendars, IsoDate } from './calendar/index.ts';
import type { Catalogue } from './catalogue/index.ts';
import type { Database } from './database/index.ts';
import type { Estate } from './estate/index.ts';

/** What every use case works with: the data, who there is, what is counted, and the clock. */
export type Hub = {
  database: Database;
  estate: Estate;
  catalogue: Catalogue;
  calendars: Calendars;
  now: () => Date;
};

/** Today's date by the hub's clock, in UTC. */
export function today(hub: Pick<Hub, 'now'>): IsoDate {
  return hub.now().toISOString().slice(0, 10);
}
