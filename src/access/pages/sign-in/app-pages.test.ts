import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Browser } from '../../../../test/cookie-browser.ts';
import { testDatabases } from '../../../../test/databases.ts';
import { type Desk, goodPassword, openDesk, openedDesk } from '../../../../test/sign-in-desk.ts';

const [embedded] = testDatabases();
assert.ok(embedded);
let desk: Desk;
openedDesk(
  embedded.open,
  (opened) => {
    desk = opened;
  },
  { secret: 'x'.repeat(40) },
);

/** Adds an app to an account as a person does; gives what the app shows, and the recovery codes. */
async function withApp(email: string) {
  await desk.addPerson(email);
  const { browser } = await desk.signIn(email);
  const page = await browser.get('/account/app');
  const secret = /Key: ([A-Z2-7 ]+)/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
  const app = new TOTP({ secret });
  const shown = () => app.generate({ timestamp: desk.clock.at.getTime() });
  const added = await browser.post('/account/app', { code: shown() });
  const codes = added.text.match(/[0-9A-Z]{6}(?:-[0-9A-Z]{6}){3}/g) ?? [];
  desk.pass(60);
  return { browser, shown, codes, page, added };
}

async function signInWith(
  email: string,
  code: string,
): Promise<{ browser: Browser; status: number }> {
  const { browser } = await desk.signIn(email);
  const { status } = await browser.post('/sign-in/code', { code });
  return { browser, status };
}

test('An app is added by scanning or typing its key, and ten recovery codes are shown once', async () => {
  const { page, added, codes, browser } = await withApp('a@hub.example');
  assert.match(page.body, /<svg class="gh-qr-code"[^>]* role="img" aria-label=/);
  assert.doesNotMatch(page.body, /style=/);
  assert.equal(added.status, 200);
  assert.equal(codes.length, 10);
  assert.doesNotMatch(
    (await browser.get('/account/recovery-codes')).text,
    /[0-9A-Z]{6}-[0-9A-Z]{6}/,
  );
  assert.match((await browser.get('/account')).text, /10 of 10 recovery codes left/);
});

test('With an app, a password alone lets nobody in', async () => {
  const { shown } = await withApp('b@hub.example');
  const { browser, answer } = await desk.signIn('b@hub.example', { next: '/who' });
  assert.equal(answer.location, '/sign-in/code');
  assert.equal((await desk.who(browser)).kind, 'public');
  assert.match((await browser.get('/sign-in/code')).body, /autocomplete="one-time-code"/);
  assert.equal((await browser.post('/sign-in/code', { code: '000000' })).status, 422);
  const right = await browser.post('/sign-in/code', { code: shown() });
  assert.equal(right.location, '/who');
  assert.equal((await desk.who(browser)).kind, 'person');
});

test('A code is worth nothing in a browser in which no password was typed', async () => {
  const { shown } = await withApp('c@hub.example');
  await desk.signIn('c@hub.example');
  const other = desk.browser();
  assert.equal((await other.get('/sign-in/code')).location, '/sign-in');
  assert.notEqual((await other.post('/sign-in/code', { code: shown() })).status, 200);
  assert.equal((await desk.who(other)).kind, 'public');
});

test('A code that was used is not taken again', async () => {
  const { shown } = await withApp('d@hub.example');
  const code = shown();
  assert.equal((await signInWith('d@hub.example', code)).status, 303);
  assert.equal((await signInWith('d@hub.example', code)).status, 422);
});

test('A recovery code lets in once', async () => {
  const { codes } = await withApp('e@hub.example');
  assert.equal((await signInWith('e@hub.example', codes[3] ?? '')).status, 303);
  assert.equal((await signInWith('e@hub.example', codes[3] ?? '')).status, 422);
});

test('Guessing codes waits like guessing passwords, and a right password in between does not begin anew', async () => {
  const { shown } = await withApp('f@hub.example');
  const { browser } = await desk.signIn('f@hub.example');
  for (let tried = 0; tried < 3; tried++) await browser.post('/sign-in/code', { code: '000000' });
  const { browser: again } = await desk.signIn('f@hub.example');
  // One password, three codes, one password: the sixth attempt is counted still, the seventh waits.
  assert.equal((await again.post('/sign-in/code', { code: '000000' })).status, 422);
  assert.equal((await again.post('/sign-in/code', { code: shown() })).status, 429);
});

test('The code awaited is forgotten after ten minutes', async () => {
  const { shown } = await withApp('g@hub.example');
  const { browser } = await desk.signIn('g@hub.example');
  desk.pass(600);
  assert.equal((await browser.get('/sign-in/code')).location, '/sign-in');
  assert.notEqual((await browser.post('/sign-in/code', { code: shown() })).location, '/');
  assert.equal((await desk.who(browser)).kind, 'public');
});

test('With an app the code confirms, the password no longer does', async () => {
  const { browser, shown } = await withApp('h@hub.example');
  desk.pass(301);
  const page = await browser.get('/sign-in/confirm?next=%2Fsign');
  assert.doesNotMatch(page.body, /name="password"/);
  assert.equal((await browser.post('/sign-in/confirm', { password: goodPassword })).status, 422);
  assert.equal((await browser.post('/sign-in/confirm', { code: shown() })).status, 303);
  assert.equal((await browser.get('/sign')).status, 200);
});

test('An app is neither added nor removed without confirming first', async () => {
  const { browser, shown } = await withApp('i@hub.example');
  desk.pass(301);
  for (const path of ['/account/app', '/account/app/remove', '/account/recovery-codes']) {
    const asked = `/sign-in/confirm?next=${encodeURIComponent(path)}`;
    assert.equal((await browser.get(path)).location, asked);
    assert.equal((await browser.post(path)).location, asked);
  }
  await browser.post('/sign-in/confirm', { code: shown() });
  assert.equal((await browser.post('/account/app/remove')).location, '/account?told=app-removed');
  assert.equal((await desk.signIn('i@hub.example')).answer.location, '/');
});

test('In production without GATEHOUSE_SECRET no app is added', async () => {
  const production = await openDesk(
    desk.ground.database,
    { production: true },
    () => desk.clock.at,
  );
  try {
    await production.addPerson('j@hub.example');
    const { browser } = await production.signIn('j@hub.example');
    assert.equal((await browser.get('/account/app')).status, 503);
  } finally {
    await production.close();
  }
});
