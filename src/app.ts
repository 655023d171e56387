import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { auditApi } from './access/audit-api.ts';
import { addAuditCommands } from './access/audit-commands.ts';
import { auditPages } from './access/audit-pages.ts';
import { hubOf, openSignIn, type SignInGround, startNotes, trailMistakes } from './access/index.ts';
import { ownApi } from './access/own-api.ts';
import { peopleApi } from './access/people-api.ts';
import { addPeopleCommands } from './access/people-commands.ts';
import { peoplePages } from './access/people-pages.ts';
import { type Identify, identifyOn, signInPages } from './access/sign-in-pages.ts';
import { addTokenCommands } from './access/token-commands.ts';
import { type ApiRoute, apiPages, registerApi } from './api/index.ts';
import { calendarApi } from './calendar/api.ts';
import { catalogueApi } from './catalogue/api.ts';
import { addCatalogueCommands } from './catalogue/commands.ts';
import { backupCommand, type RestoreCheck, restoreCommand } from './cli/backup.ts';
import type { AddCommands } from './cli/command.ts';
import { serveCommand } from './cli/serve.ts';
import { commissionApi } from './commission/api.ts';
import { addCommissionCommands } from './commission/commands.ts';
import { findBrowser } from './commission/index.ts';
import { commissionPages } from './commission/pages.ts';
import type { Config } from './config.ts';
import { listUnapplied } from './database/index.ts';
import { deliverApi } from './deliver/api.ts';
import { addDeliverCommands } from './deliver/commands.ts';
import { deliverPages } from './deliver/pages.ts';
import { addReturnsCommands } from './deliver/returns-commands.ts';
import { returnsPages } from './deliver/returns-pages.ts';
import { estateApi } from './estate/api.ts';
import { type Hub, today } from './hub.ts';
import { mailingBy } from './mail/index.ts';
import { measureApi } from './measure/api.ts';
import { addMeasureCommands } from './measure/commands.ts';
import { evidence, originOf, returnReadings, tallyMistakes } from './measure/index.ts';
import { measurePages } from './measure/pages.ts';
import { rateApi } from './rate/api.ts';
import { addRateCommands } from './rate/commands.ts';
import { naturalLimits, schemeExampleMistakes } from './rate/index.ts';
import { ratePages } from './rate/pages.ts';
import { addReportCommands } from './report/commands.ts';
import { reportPages } from './report/pages.ts';
import { addSimulateCommands } from './simulate/commands.ts';
import { noticeSimulated } from './simulate/index.ts';
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
  addAuditCommands({ originOf }),
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
  ...auditApi({ originOf }),
];

/** What is looked at once a hub has been restored. */
const restoreChecks: readonly RestoreCheck[] = [
  { title: 'The tallies', find: tallyMistakes },
  { title: 'The audit trail', find: trailMistakes },
];

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
  const mailing = mailingBy(config);
  const ground = openSignIn(hub, { settings, root, mailing, attempted: telemetry.signIn });
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
    ...returnsPages({ readings, mailing: mailingBy(config) }),
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
