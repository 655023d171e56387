import type { IsoDate } from '../../calendar/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import type { Estate } from '../../estate/index.ts';
import type { Caller } from '../caller.ts';
import type { Doer } from './person.ts';

/** What it takes to tell who somebody is and what they may do today. */
export type PeopleGround = {
  database: Database;
  estate: Estate;
  catalogue: Pick<Catalogue, 'roles'>;
  now: () => Date;
};

/** The same as somebody's own. */
export type PeopleHub = PeopleGround & { caller: Caller };

/** Today by the hub's clock, in UTC as everywhere. */
export function dayOf({ now }: Pick<PeopleGround, 'now'>): IsoDate {
  return now().toISOString().slice(0, 10);
}

/** The caller as whoever did something. */
export function doerOf({ personId, name }: Caller): Doer {
  return { id: personId, name };
}
