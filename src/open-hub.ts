import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemCaller } from './access/index.ts';
import { type Calendars, getCalendar, loadCalendars, storeCalendars } from './calendar/index.ts';
import { loadCatalogue } from './catalogue/index.ts';
import { loadShippedAgreements } from './commission/index.ts';
import type { Config } from './config.ts';
import { type Database, migrate, openDatabase } from './database/index.ts';
import { clearUnfinished, listUnloaded, loadShipped, syncRecordTables } from './deliver/index.ts';
import { GatehouseError } from './errors.ts';
import { loadEstate, storeEstate } from './estate/index.ts';
import type { Hub } from './hub.ts';
import { keepDefinitions, keepTallies } from './measure/index.ts';
import { keepSchemes, schemeExampleMistakes } from './rate/index.ts';
import { showSimulated } from './simulate/index.ts';

const busyMilliseconds = 500;

/** Told of each step while the hub opens; `share` is given where a step takes long. */
export type OnStep = (text: string, share?: number) => void;

/** Opens the hub: database, migrations, calendars, estate, catalogue, shipped figures. Close it with `hub.database.close()`. */
export async function openHub(config: Config, command: string, onStep: OnStep): Promise<Hub> {
  performance.mark('program loaded');
  const { root, databaseUrl, dataDir } = config;
  const mayJoin = command !== 'serve';
  const database = await openDatabase({ databaseUrl, dataDir, command, mayJoin });
  try {
    // The embedded engine starts in a thread of its own while this one reads the files.
    const files = readFiles(root);
    const followers = [keepTallies(files)];
    const now = () => new Date();
    const caller = systemCaller;
    const hub: Hub = { database, counts: database, ...files, followers, now, caller };
    performance.mark('files read');
    if (database.prepared) await showSimulated(hub);
    else await prepareDatabase(hub, root, onStep);
    return hub;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function readFiles(root: string): Pick<Hub, 'estate' | 'catalogue' | 'calendars'> {
  const calendars = loadCalendars(root);
  return { estate: loadEstate(root), catalogue: readCatalogue(root, calendars), calendars };
}

async function prepareDatabase(hub: Hub, root: string, onStep: OnStep): Promise<void> {
  const { database } = hub;
  await database.revision();
  performance.mark('engine started');
  const applied = await migrate(database, join(root, 'migrations'));
  performance.mark('migrations applied');
  if (applied.length > 0) onStep(`Prepared the database (${applied.length} migrations).`);
  await showSimulated(hub);
  await clearUnfinished(database, database.engine === 'PGlite');
  await storeReferenceData(database, hub);
  performance.mark('reference data stored');
  await loadWhatShips(hub, root, onStep);
  const agreements = await loadShippedAgreements(hub, root);
  if (agreements.length > 0) onStep(`Loaded the agreements ${agreements.join(', ')}.`);
  performance.mark('shipped figures loaded');
}

/** Loads the shipped files that are new; while another process imports, waits for its turn and looks again. */
async function loadWhatShips(hub: Hub, root: string, onStep: OnStep): Promise<void> {
  const unloaded = await listUnloaded(hub, root);
  if (unloaded.length === 0) return;
  let figures = 0;
  try {
    for (const [index, file] of unloaded.entries()) {
      onStep('Loading the shipped figures', index / unloaded.length);
      figures += await loadShipped(hub, file);
    }
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'IMPORT_BUSY') throw error;
    await setTimeout(busyMilliseconds);
    return loadWhatShips(hub, root, onStep);
  }
  onStep('Loading the shipped figures', 1);
  const files = `${unloaded.length} files`;
  onStep(`Loaded ${figures} shipped figures from ${files}: West Midlands, 2007-08.`);
}

/** Calendars and estate are files; the database holds a copy for what joins with them, and a table for each record type.
 * Tallies whose definition has changed are counted anew. */
async function storeReferenceData(database: Database, hub: Hub): Promise<void> {
  await database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await storeEstate(session, hub.estate);
    await syncRecordTables(session, hub.catalogue);
    await keepDefinitions(session, hub);
    await keepSchemes(session, hub);
  });
}

function readCatalogue(root: string, calendars: Calendars): Hub['catalogue'] {
  const folder = join(root, 'definitions');
  const { catalogue, problems } = loadCatalogue(
    folder,
    getCalendar(calendars),
    schemeExampleMistakes,
  );
  if (problems.length === 0) return catalogue;
  throw new GatehouseError(
    'CATALOGUE_INVALID',
    'The definitions hold mistakes; the hub does not start on them.',
    {
      status: 500,
      problems,
    },
  );
}
