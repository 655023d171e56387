import { join } from 'node:path';
import { systemCaller } from '../src/access/index.ts';
import { loadCalendars } from '../src/calendar/index.ts';
import { loadCatalogue } from '../src/catalogue/index.ts';
import { loadShippedAgreements } from '../src/commission/index.ts';
import { packageRoot } from '../src/config.ts';
import type { Database } from '../src/database/index.ts';
import { listUnloaded, loadShipped } from '../src/deliver/index.ts';
import { loadEstate } from '../src/estate/index.ts';
import type { Hub } from '../src/hub.ts';

/** A day after everything that ships, so that no test depends on the day on which it runs. */
const testDay = '2026-11-02T12:00:00.000Z';

/** A hub over a test database with the shipped definitions and no figures. */
export function openEmptyHub(database: Database): Hub {
  const { catalogue } = loadCatalogue(join(packageRoot, 'definitions'));
  return {
    database,
    catalogue,
    estate: loadEstate(packageRoot),
    calendars: loadCalendars(packageRoot),
    followers: [],
    now: () => new Date(testDay),
    caller: systemCaller,
    counts: database,
  };
}

/** A hub over a test database with everything that ships loaded. */
export async function openSampleHub(database: Database): Promise<Hub> {
  const hub = openEmptyHub(database);
  for (const file of await listUnloaded(hub, packageRoot)) await loadShipped(hub, file);
  await loadShippedAgreements(hub, packageRoot);
  return hub;
}

/** A hub for pages that ask it nothing: its database refuses everything. */
export function nowhereHub(): Hub {
  const refused = () => Promise.reject(new Error('This hub has no database.'));
  const database: Database = {
    engine: 'PGlite',
    prepared: true,
    rows: refused,
    run: refused,
    transaction: refused,
    aside: refused,
    confined: () => database,
    revision: refused,
    script: refused,
    share: () => undefined,
    close: async () => undefined,
  };
  return openEmptyHub(database);
}
