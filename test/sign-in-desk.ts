import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { z } from 'zod';
import { systemCaller } from '../src/access/caller.ts';
import { hubOf } from '../src/access/hub-of.ts';
import { addPerson, grantRole, type Person } from '../src/access/people/index.ts';
import type { SignInGround } from '../src/access/sign-in/ground.ts';
import { keptPassword } from '../src/access/sign-in/kept-password.ts';
import { openSignIn } from '../src/access/sign-in/open.ts';
import { storePassword } from '../src/access/sign-in/set-password.ts';
import type { SignInSettings } from '../src/access/sign-in/settings.ts';
import { requireStepUp } from '../src/access/sign-in/step-up.ts';
import { identifyOn, signInPages } from '../src/access/sign-in-pages.ts';
import { packageRoot } from '../src/config.ts';
import { type Database, sql } from '../src/database/index.ts';
import type { Hub } from '../src/hub.ts';
import {
  completeBrand,
  createRender,
  createServer,
  loadAssets,
  type Page,
  page,
  registerPages,
} from '../src/web/index.ts';
import { type Answer, Browser } from './cookie-browser.ts';
import { openEmptyHub } from './hubs.ts';

export const goodPassword = 'kestrel-vlinder-pampas';

const asked = z.object({ name: z.string(), kind: z.string(), roles: z.array(z.string()) });
type Asked = z.output<typeof asked>;
const entry = z.object({
  name: z.string(),
  about_id: z.string(),
  person_id: z.string().nullable(),
});
type Entry = z.output<typeof entry>;

/** The pages of signing in on a real port, with a clock that a test moves, and two pages to try them on. */
export type Desk = {
  ground: SignInGround;
  hub: Hub;
  origin: string;
  clock: { at: Date };
  pass(seconds: number): void;
  browser(agent?: string): Browser;
  signIn(
    email: string,
    given?: { password?: string; next?: string; browser?: Browser },
  ): Promise<{ browser: Browser; answer: Answer }>;
  /** Who the hub takes a browser for. */
  who(browser: Browser): Promise<Asked>;
  /** The entries of the audit trail of an action, in their order. */
  audited(action: string): Promise<Entry[]>;
  /** Adds somebody with a password and, where it is given, a role. */
  addPerson(email: string, role?: { role: string; subject: string }): Promise<Person>;
  close(): Promise<void>;
};

/** Opens it over a test database. */
export async function openDesk(
  database: Database,
  set: Partial<SignInSettings> = {},
  now?: () => Date,
): Promise<Desk> {
  const clock = { at: new Date('2026-11-02T09:00:00Z') };
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-sign-in-'));
  const hub = { ...openEmptyHub(database), now: now ?? (() => clock.at) };
  const settings: SignInSettings = {
    ...{ dataDir, behindTls: false, production: false, secret: undefined, publicUrl: undefined },
    ...{ provider: undefined, ...set },
  };
  const ground = openSignIn(hub, { settings, root: packageRoot });
  const server = serverOf(hub, ground);
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...{ ground, hub, origin, clock },
    pass: (seconds) => {
      clock.at = new Date(clock.at.getTime() + seconds * 1000);
    },
    browser: (agent) => new Browser(origin, agent),
    signIn: async (
      email,
      { password = goodPassword, next, browser = new Browser(origin) } = {},
    ) => {
      const path = next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
      return { browser, answer: await browser.post(path, { email, password }) };
    },
    who: async (browser) => asked.parse(JSON.parse((await browser.get('/who')).body)),
    audited: (action) =>
      database.rows(
        entry,
        sql`select name, about_id, person_id from audit_entry where action = ${action} order by entry_number`,
      ),
    addPerson: (email, role) => addWithPassword(ground, email, role),
    close: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Opens it over a database of its own while the tests of a suite run, and hands it over before the first. */
export function openedDesk(
  open: () => Promise<Database>,
  take: (desk: Desk) => void,
  set: Partial<SignInSettings> = {},
): void {
  let database: Database;
  let desk: Desk;
  before(async () => {
    database = await open();
    desk = await openDesk(database, set);
    take(desk);
  });
  after(async () => {
    await desk.close();
    await database.close();
  });
}

function serverOf(hub: Hub, ground: SignInGround) {
  const brand = completeBrand({});
  const assets = loadAssets(packageRoot, brand);
  const render = createRender({ root: packageRoot, brand, assets, version: '0.0.0' });
  const server = createServer({ render, assets, logger: false });
  const identify = identifyOn(server, ground);
  registerPages(server, [...signInPages(ground), ...triedPages()], {
    render,
    revision: () => hub.database.revision(),
    hubFor: async (request) => hubOf(hub, await identify(request)),
  });
  return server;
}

/** `/who` tells who asks; `/sign` is a page on which something is signed. */
function triedPages(): Page[] {
  const told = (body: unknown) => ({
    download: { fileName: 'a.json', mediaType: 'application/json', body: JSON.stringify(body) },
  });
  return [
    page({
      path: '/who',
      needs: 'see published',
      cached: false,
      show: ({ hub: { caller } }) =>
        told({ name: caller.name, kind: caller.kind, roles: caller.roles.map(({ code }) => code) }),
    }),
    page({
      path: '/sign',
      needs: 'be signed in',
      cached: false,
      show: ({ hub }) => {
        requireStepUp(hub.caller, hub.now());
        return told({ signing: true });
      },
    }),
  ];
}

async function addWithPassword(
  ground: SignInGround,
  email: string,
  role: { role: string; subject: string } | undefined,
): Promise<Person> {
  const hub = { ...ground, caller: systemCaller };
  const person = await addPerson(hub, { name: `Person ${email.split('@')[0]}`, email });
  if (role) await grantRole(hub, { personId: person.id, role: role.role, subjectId: role.subject });
  const hash = await keptPassword(ground, person.id, goodPassword);
  await ground.database.aside((session) =>
    storePassword(session, person.id, { hash, now: ground.now() }),
  );
  return person;
}
