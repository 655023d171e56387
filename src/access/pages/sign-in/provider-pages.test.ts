import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabases } from '../../../../test/databases.ts';
import { type Desk, openDesk } from '../../../../test/sign-in-desk.ts';
import type { Database } from '../../../database/index.ts';
import type { Message } from '../../../mail/index.ts';
import { operatorCaller } from '../../caller.ts';
import { endPerson, listPeople } from '../../people/index.ts';
import { inviteByLink } from '../../sign-in/links.ts';
import {
  openSignInProvider,
  type SignInProvider,
} from '../../sign-in/provider/sign-in-provider.fixture.ts';
import { clientId, clientSecret } from '../../sign-in/provider/wrong-provider.fixture.ts';
import type { ProviderSettings } from '../../sign-in/settings.ts';

const operator = operatorCaller('tester');
let database: Database;
let desk: Desk;
let there: SignInProvider;

before(async () => {
  const [embedded] = testDatabases();
  assert.ok(embedded);
  database = await embedded.open();
  const settings: ProviderSettings = {
    ...{
      issuer: '',
      clientId,
      clientSecret,
      name: 'the county',
      rolesClaim: 'groups',
      publicUrl: '',
    },
    groupRoles: [
      { group: 'governors', role: 'provider-manager', subject: 'stafford' },
      { group: 'wm', role: 'commissioner', subject: 'west-midlands' },
    ],
  };
  // Each has to know where the other listens. The provider’s clock is the machine’s.
  desk = await openDesk(database, { provider: settings }, () => new Date());
  there = await openSignInProvider(desk.origin);
  settings.issuer = there.issuer;
  settings.publicUrl = desk.origin;
});
after(async () => {
  await desk.close();
  await there.close();
  await database.close();
});

function arrives(id: string, groups: string[]): void {
  there.accounts.set(id, {
    name: `Name ${id}`,
    email: `${id}@county.example`,
    email_verified: true,
    groups,
  });
  there.present = id;
}

async function signInThere(next = '/who') {
  const browser = desk.browser();
  const answer = await browser.open(`/sign-in/provider?next=${encodeURIComponent(next)}`);
  return { browser, answer };
}

const grantsOf = async (email: string) => {
  const people = await listPeople({ ...desk.ground, caller: operator });
  return people.find(({ person }) => person.email === email)?.grants ?? [];
};

test('Somebody who comes for the first time is added with the roles of their groups, and goes on', async () => {
  arrives('ann', ['governors', 'staff']);
  const { browser, answer } = await signInThere('/who?a=b');
  assert.equal(answer.url, `${desk.origin}/who?a=b`);
  const asked = await desk.who(browser);
  assert.deepEqual(asked, { name: 'Name ann', kind: 'person', roles: ['provider-manager'] });
  const [grant] = await grantsOf('ann@county.example');
  assert.equal(grant?.subjectId, 'stafford');
  assert.equal(grant?.grantedBy.name, 'Sign-in provider');
});

test('Roles follow the groups at each sign-in', async () => {
  arrives('bea', ['governors']);
  await signInThere();
  arrives('bea', ['wm']);
  const { browser } = await signInThere();
  assert.deepEqual((await desk.who(browser)).roles, ['commissioner']);
  arrives('bea', []);
  const { browser: later } = await signInThere();
  assert.deepEqual((await desk.who(later)).roles, []);
  assert.deepEqual((await desk.who(browser)).roles, []);
});

test('Somebody whose groups bring no role is not added', async () => {
  arrives('cat', ['staff']);
  const { browser, answer } = await signInThere();
  assert.equal(answer.status, 403);
  assert.match(answer.text, /none of your groups brings one/);
  assert.equal((await desk.who(browser)).kind, 'public');
});

test('Nobody becomes somebody else here by having their e-mail address there', async () => {
  await desk.addPerson('dan@county.example', { role: 'auditor', subject: 'national' });
  arrives('dan', ['wm']);
  const { browser, answer } = await signInThere();
  assert.equal(answer.status, 422);
  assert.equal((await desk.who(browser)).kind, 'public');
});

test('By a link somebody who is known here binds their account there, once', async () => {
  const person = await desk.addPerson('eve@hub.example', {
    role: 'analyst',
    subject: 'west-midlands',
  });
  const link = await inviteByLink(desk.ground, operator, person.id);
  arrives('eve', []);
  const browser = desk.browser();
  const code = link.split('/').at(-1) ?? '';
  assert.match((await browser.get(link)).body, new RegExp(`/sign-in/provider\\?link=${code}`));
  const letters: Message[] = [];
  const mail = { send: async (letter: Message) => void letters.push(letter) };
  desk.ground.mailing = { name: 'Gatehouse', publicUrl: undefined, mail };
  await browser.open(`/sign-in/provider?link=${code}`);
  assert.deepEqual(
    letters.map(({ to, text }) => [to.address, /sign-in provider now opens yours/.test(text)]),
    [['eve@hub.example', true]],
  );
  assert.deepEqual(await desk.who(browser), {
    name: 'Person eve',
    kind: 'person',
    roles: ['analyst'],
  });
  const { browser: again } = await signInThere();
  assert.equal((await desk.who(again)).name, 'Person eve');
  arrives('mallory', []);
  await desk.browser().open(`/sign-in/provider?link=${code}`);
  assert.deepEqual(await grantsOf('mallory@county.example'), []);
});

test('Somebody who was ended is not let in, nor given roles', async () => {
  arrives('fay', ['wm']);
  await signInThere();
  const people = await listPeople({ ...desk.ground, caller: operator });
  const id = people.find(({ person }) => person.email === 'fay@county.example')?.person.id ?? '';
  await endPerson({ ...desk.ground, caller: operator }, { personId: id, reason: 'Left' });
  const { browser, answer } = await signInThere();
  assert.match(answer.text, /has been closed/);
  assert.equal((await desk.who(browser)).kind, 'public');
});

/** The address with which the provider sends a browser back, not yet opened. */
async function wayBack() {
  const browser = desk.browser();
  let at = new URL('/sign-in/provider?next=%2Fwho', desk.origin).href;
  for (
    let steps = 0;
    steps < 10 && !at.startsWith(`${desk.origin}/sign-in/provider/return`);
    steps++
  ) {
    at = new URL((await browser.get(at)).location ?? '', at).href;
  }
  return { browser, address: at };
}

test('An answer of the provider is taken once', async () => {
  arrives('gus', ['wm']);
  const { browser, address } = await wayBack();
  const replayed = browser.copy();
  assert.equal((await browser.get(address)).location, '/who');
  assert.equal((await replayed.get(address)).status, 422);
  assert.equal((await desk.who(replayed)).kind, 'public');
});

test('An answer that was meant for another browser signs nobody in', async () => {
  arrives('hal', ['wm']);
  const { address } = await wayBack();
  const victim = desk.browser();
  assert.equal((await victim.get(address)).status, 422);
  const { browser: other } = await wayBack();
  assert.equal((await other.get(address)).status, 422);
  assert.equal((await desk.who(other)).kind, 'public');
});

test('A page on which one signs sends them to the provider, which asks anew, and back', async () => {
  arrives('ida', ['wm']);
  const { browser } = await signInThere();
  const page = await browser.open('/sign');
  assert.match(page.url, /\/sign-in\/confirm\?next=%2Fsign$/);
  assert.match(page.text, /Confirm by the county/);
  const before = there.asked;
  const done = await browser.open('/sign-in/provider/confirm?next=%2Fsign');
  assert.equal(done.url, `${desk.origin}/sign`);
  assert.equal(done.status, 200);
  assert.equal(there.asked, before + 1);
});

test('Confirming as somebody else there lets nobody sign', async () => {
  arrives('kim', ['wm']);
  await signInThere();
  arrives('jon', ['wm']);
  const { browser } = await signInThere();
  browser.forget(there.issuer);
  there.present = 'kim';
  const answer = await browser.open('/sign-in/provider/confirm?next=%2Fsign');
  assert.equal(answer.status, 422);
  assert.equal((await browser.get('/sign')).status, 303);
});

test('A password of nobody confirms for somebody who has none', async () => {
  arrives('lea', ['wm']);
  const { browser } = await signInThere();
  assert.equal((await browser.post('/sign-in/confirm', { password: 'x' })).status, 422);
  assert.equal((await browser.get('/sign')).status, 303);
});

test('After signing out there is a way to sign out at the provider, without anything of the person in it', async () => {
  arrives('mia', ['wm']);
  const { browser } = await signInThere();
  const out = await browser.post('/sign-out');
  assert.equal(out.location, '/sign-out?from=provider');
  const page = await browser.get(out.location ?? '');
  const href =
    /href="([^"]+)"[^>]*>\s*Sign out at the county/
      .exec(page.body)?.[1]
      ?.replaceAll('&amp;', '&') ?? '';
  const address = new URL(href);
  assert.equal(address.origin, there.issuer);
  assert.equal(address.searchParams.get('client_id'), clientId);
  assert.equal(address.searchParams.get('post_logout_redirect_uri'), `${desk.origin}/`);
  assert.equal(address.searchParams.get('id_token_hint'), null);
  assert.equal((await browser.get(href)).status, 200);
});

test('A refusal by the provider is told, and the way on leads to the sign-in page', async () => {
  const { browser, address } = await wayBack();
  const state = new URL(address).searchParams.get('state') ?? '';
  const refused = new URL('/sign-in/provider/return', desk.origin);
  refused.search = new URLSearchParams({
    error: 'access_denied',
    state,
    iss: there.issuer,
  }).toString();
  const answer = await browser.get(refused.href);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /You were not signed in by the county/);
});
