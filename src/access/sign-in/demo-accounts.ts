import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { audit } from '../audit/audit.ts';
import { systemCaller } from '../caller.ts';
import { addPerson, grantRole } from '../people/index.ts';
import { selectPeople } from '../people/person-store.ts';
import { type DemoPerson, demoPeople } from './demo-people.ts';
import type { SignInGround } from './ground.ts';
import { keptPassword } from './kept-password.ts';
import { storePassword } from './set-password.ts';

const fileName = 'demo-accounts.json';
const passwords = z.record(z.string(), z.string());
type Passwords = z.output<typeof passwords>;

/** A demo account with its password. */
export type DemoAccount = DemoPerson & { password: string };

/**
 * The demo accounts, one a role: added where nobody was ever added, and told again at every later start from a file in
 * the data directory that its owner alone can read. None in production.
 */
export async function demoAccounts(ground: SignInGround): Promise<DemoAccount[]> {
  if (ground.settings.production) return [];
  const people = await selectPeople(ground.database);
  const known = readPasswords(ground);
  if (people.length === 0) return addDemoAccounts(ground);
  const open = new Set(people.filter(({ ended }) => !ended).map(({ email }) => email));
  return demoPeople.flatMap((person) => {
    const password = known[person.email];
    return password !== undefined && open.has(person.email) ? [{ ...person, password }] : [];
  });
}

async function addDemoAccounts(ground: SignInGround): Promise<DemoAccount[]> {
  const accounts = demoPeople.map((person) => ({ ...person, password: newPassword() }));
  keepPasswords(ground, Object.fromEntries(accounts.map((one) => [one.email, one.password])));
  for (const account of accounts) await addAccount(ground, account);
  return accounts;
}

async function addAccount(ground: SignInGround, account: DemoAccount): Promise<void> {
  const { name, position, email, role, subject, password } = account;
  const hub = { ...ground, caller: systemCaller };
  const { id } = await addPerson(hub, { name, position, email });
  await grantRole(hub, { personId: id, role, subjectId: subject });
  const hash = await keptPassword(ground, id, password);
  await ground.database.aside(async (session) => {
    await storePassword(session, id, { hash, now: ground.now() });
    await audit(session, hub, {
      action: 'password set for a demo account',
      about: { kind: 'person', id },
    });
  });
}

/** 80 random bits in groups that can be read out and typed. */
function newPassword(): string {
  const letters = [...randomBytes(16)].map((byte) => (byte % 32).toString(32)).join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}

function fileOf({ settings }: SignInGround): string {
  return join(settings.dataDir, fileName);
}

function readPasswords(ground: SignInGround): Passwords {
  const path = fileOf(ground);
  return existsSync(path) ? passwords.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
}

function keepPasswords(ground: SignInGround, kept: Passwords): void {
  mkdirSync(ground.settings.dataDir, { recursive: true });
  writeFileSync(fileOf(ground), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
}
