import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { auditApi } from './access/audit-api.ts';
import { addAuditCommands } from './access/audit-commands.ts';
import { auditPages } from './access/audit-pages.ts';
import {
  hubOf,
  openSignIn,
  type SignInGround,
  startNotes,
  systemCaller,
  trailMistakes,
} from './access/index.ts';
import { ownApi } from './access/own-api.ts';
import { peopleApi } from './access/people-api.ts';
import { addPeopleCommands } from './access/people-commands.ts';
import { peoplePages } from './access/people-pages.ts';
import { type Identify, identifyOn, signInPages } from './access/sign-in-pages.ts';
import { addTokenCommands } from './access/token-commands.ts';
import { type ApiRoute, apiPages, registerApi } from './api/index.ts';
import { calendarApi } from './calendar/api.ts';
import { type Calendars, getCalendar, loadCalendars, storeCalendars } from './calendar/index.ts';
import { catalogueApi } from './catalogue/api.ts';
import { addCatalogueCommands } from './catalogue/commands.ts';
import { loadCatalogue } from './catalogue/index.ts';
import { backupCommand, type RestoreCheck, restoreCommand } from './cli/backup.ts';
import type { AddCommands } from './cli/command.ts';
import { serveCommand } from './cli/serve.ts';
import { commissionApi } from './commission/api.ts';
import { addCommissionCommands } from './commission/commands.ts';
import { findBrowser, loadShippedAgreements } from './commission/index.ts';
import { commissionPages } from './commission/pages.ts';
import type { Config } from './config.ts';
import { type Database, listUnapplied, migrate, openDatabase } from './database/index.ts';
import { deliverApi } from './deliver/api.ts';
import { addDeliverCommands } from './deliver/commands.ts';
import {
  clearUnfinished,
  listUnloaded,
  loadShipped,
  remindingBy,
  syncRecordTables,
} from './deliver/index.ts';
import { deliverPages } from './deliver/pages.ts';
import { addReturnsCommands } from './deliver/returns-commands.ts';
import { returnsPages } from './deliver/returns-pages.ts';
import { GatehouseError } from './errors.ts';
import { estateApi } from './estate/api.ts';
import { loadEstate, storeEstate } from './estate/index.ts';
import { type Hub, today } from './hub.ts';
import { measureApi } from './measure/api.ts';
import { addMeasureCommands } from './measure/commands.ts';
import {
  evidence,
  keepDefinitions,
  keepTallies,
  originOf,
  returnReadings,
  tallyMistakes,
} from './measure/index.ts';
import { measurePages } from './measure/pages.ts';
import { rateApi } from './rate/api.ts';
import { addRateCommands } from './rate/commands.ts';
import { keepSchemes, naturalLimits, schemeExampleMistakes } from './rate/index.ts';
import { ratePages } from './rate/pages.ts';
import { addReportCommands } from './report/commands.ts';
import { reportPages } from './report/pages.ts';
import { addSimulateCommands } from './simulate/commands.ts';
import { noticeSimulated, showSimulated } from './simulate/index.ts';
import {
  type Brand,
  completeBrand,
  createRender,
  createTelemetry,
  type HubFor,
  isProbe,
  loadAssets,
  operatedServer,
  type Page,
  type Render,
  registerPages,
} from './web/index.ts';

/** What monthly returns ask of the rooms after theirs. */
const readings = { ...returnReadings, naturalLimits };

/** The rooms' commands, in the order in which the help lists them. */
export const roomCommands: readonly AddCommands[] = [
  addPeopleCommands,
  addTokenCommands,
  addAuditCommands,
  addCommissionCommands(evidence),
  addDeliverCommands,
  addReturnsCommands(readings),
  addSimulateCommands,
  addMeasureCommands,
  addRateCommands,
  addReportCommands,
  addCatalogueCommands(schemeExampleMistakes),
];

/** The rooms' API, in the order in which its documentation lists them. */
export const apiRoutes: readonly ApiRoute[] = [
  ...measureApi,
  ...rateApi,
  ...estateApi,
  ...catalogueApi,
  ...commissionApi(evidence),
  ...deliverApi(readings),
  ...calendarApi,
  ...ownApi,
  ...peopleApi,
  ...auditApi,
];

/** What is looked at once a hub has been restored. */
const restoreChecks: readonly RestoreCheck[] = [
  { title: 'The tallies', find: tallyMistakes },
  { title: 'The audit trail', find: trailMistakes },
];

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

/** `hubFor`: who asks, where it is not decided by signing in. */
export type ServeOptions = { log: boolean; hubFor?: HubFor };

/** The web server with every page and the API of the hub; listening is the caller's. */
export function buildServer(hub: Hub, config: Config, options: ServeOptions): FastifyInstance {
  const brand = completeBrand(config.brand);
  const assets = loadAssets(config.root, brand);
  const version = readVersion(config.root);
  const render = createRender({ root: config.root, brand, assets, version });
  const telemetry = createTelemetry({ version, databaseWaiting: hub.database.waiting });
  const server = operatedServer(config, {
    ...{ render, assets, version, telemetry, log: options.log },
    listUnapplied: () => listUnapplied(hub.database, join(config.root, 'migrations')),
  });
  const notice = noticeSimulated(hub);
  server.addHook('onRequest', async (request) => {
    if (!isProbe(request)) await notice();
  });
  const { signIn: settings, root } = config;
  const ground = openSignIn(hub, { settings, root, attempted: telemetry.signIn });
  const hubFor = options.hubFor ?? hubByCaller(hub, identifyOn(server, ground));
  const { revision } = hub.database;
  registerApi(server, apiRoutes, { hubFor, revision, version });
  registerPages(server, hubPages(config, { render, brand, version, ground }), {
    render,
    hubFor,
    // With the day, because a period that ends lets figures be given without anything being stored.
    revision: async () => `${await hub.database.revision()} ${today(hub)}`,
  });
  return server;
}

/** Every command of the program, in the order in which the help lists them. */
export function allCommands(version: string): readonly AddCommands[] {
  return [
    serveCommand(buildServer, tellSignIn),
    backupCommand(version),
    restoreCommand(restoreChecks),
    ...roomCommands,
  ];
}

/** What whoever starts the hub is told of signing in, line by line. */
function tellSignIn(hub: Hub, config: Config, origin: string): Promise<string[]> {
  return startNotes(openSignIn(hub, { settings: config.signIn, root: config.root }), origin);
}

/** The hub as whoever sent a request may see it: nothing is served to anyone from the hub as the program has it. */
function hubByCaller(hub: Hub, identify: Identify): HubFor {
  return async (request) => hubOf(hub, await identify(request));
}

type Look = { render: Render; brand: Brand; version: string; ground: SignInGround };

/** Every page of the rooms, in the order in which they are put on the server. */
export function hubPages(config: Config, { render, brand, version, ground }: Look): Page[] {
  const browser = findBrowser(config.chromiumPath);
  return [
    ...measurePages(),
    ...commissionPages({ evidence, render, publisher: brand, browser }),
    ...deliverPages(),
    ...returnsPages({ readings, reminding: remindingBy(config) }),
    ...ratePages(),
    ...reportPages({ render, publisher: brand }),
    ...signInPages(ground),
    ...peoplePages(),
    ...auditPages({ originOf }),
    ...apiPages(apiRoutes, version),
  ];
}

/** The version that package.json states. */
export function readVersion(root: string): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
