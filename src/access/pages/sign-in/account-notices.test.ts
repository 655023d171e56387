import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { TOTP } from 'otpauth';
import { testDatabases } from '../../../../test/databases.ts';
import { type Desk, goodPassword, openedDesk } from '../../../../test/sign-in-desk.ts';
import { openMail } from '../../../mail/index.ts';
import { type MailServer, openMailServer } from '../../../mail/mail-server.fixture.ts';
import { operatorCaller } from '../../caller.ts';
import { inviteByLink } from '../../sign-in/links.ts';

const [embedded] = testDatabases();
assert.ok(embedded);
let desk: Desk;
let server: MailServer;
openedDesk(
  embedded.open,
  (opened) => {
    desk = opened;
  },
  { secret: 'x'.repeat(40) },
);
before(async () => {
  server = await openMailServer();
});
beforeEach(() => {
  server.taken.length = 0;
  const publicUrl = 'https://hub.example';
  desk.ground.mailing = { name: 'Gatehouse', publicUrl, mail: openMail(server.settings) };
});
after(() => server.close());

const newPassword = 'orbit-lantern-mosaic';

/** The mails that were taken, each its reader and its lines; what a mail program would put together again. */
function letters(): Array<{ to: string; text: string }> {
  return server.taken.map(({ to, content }) => ({
    to: to.join(),
    text: content.replace(/=\r\n/g, '').replace(/=3D/g, '='),
  }));
}

async function changePassword(email: string, password = newPassword) {
  await desk.addPerson(email);
  const { browser } = await desk.signIn(email);
  return browser.post('/account/password', { password: goodPassword, newPassword: password });
}

test('Somebody whose password was changed is told so, when, and what to do if it was not them', async () => {
  await changePassword('a@hub.example');
  const [letter, ...others] = letters();
  assert.equal(others.length, 0);
  assert.equal(letter?.to, 'a@hub.example');
  assert.match(letter?.text ?? '', /^Subject: Your account at Gatehouse was changed\r$/m);
  assert.match(letter?.text ?? '', /Your password was changed\./);
  assert.match(letter?.text ?? '', /When: 2 November 2026 at 09:\d\d, by the clock in England/);
  assert.match(letter?.text ?? '', /change your password on https:\/\/hub\.example\/account\./);
  assert.doesNotMatch(letter?.text ?? '', new RegExp(`${newPassword}|sign-in/link`));
});

test('A password that was refused tells nobody', async () => {
  assert.equal((await changePassword('b@hub.example', 'short')).status, 422);
  assert.deepEqual(letters(), []);
});

test('A password set by a link is told to whoever the account belongs to', async () => {
  const person = await desk.addPerson('c@hub.example');
  const link = await inviteByLink(desk.ground, operatorCaller('tester'), person.id);
  await desk.browser().post(link, { newPassword });
  assert.deepEqual(
    letters().map(({ to, text }) => [to, /set by a one-time link/.test(text)]),
    [['c@hub.example', true]],
  );
});

test('An app that was added, new recovery codes and an app that was removed are each told', async () => {
  await desk.addPerson('d@hub.example');
  const { browser } = await desk.signIn('d@hub.example');
  const page = await browser.get('/account/app');
  const secret = /Key: ([A-Z2-7 ]+)/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
  const code = new TOTP({ secret }).generate({ timestamp: desk.clock.at.getTime() });
  await browser.post('/account/app', { code });
  await browser.post('/account/recovery-codes', {});
  await browser.post('/account/app/remove', {});
  const told = letters().map(
    ({ text }) =>
      /An authenticator app was added|recovery codes were replaced|app was removed/.exec(text)?.[0],
  );
  assert.deepEqual(told, [
    'An authenticator app was added',
    'recovery codes were replaced',
    'app was removed',
  ]);
  assert.ok(letters().every(({ text }) => !text.includes(secret)));
});

test('A mail that cannot be sent changes nothing else, and stands in the audit trail', async () => {
  const closed = await openMailServer();
  await closed.close();
  desk.ground.mailing = {
    ...{ name: 'Gatehouse', publicUrl: undefined, mail: openMail(closed.settings) },
  };
  assert.equal((await changePassword('e@hub.example')).location, '/account?told=password');
  assert.equal((await desk.audited('account notice not sent')).length, 1);
  const { answer } = await desk.signIn('e@hub.example', { password: newPassword });
  assert.equal(answer.status, 303);
});

test('Where the hub sends no mail the change is made, and no notice stands in the trail', async () => {
  const before = await desk.audited('account notice sent');
  desk.ground.mailing = { name: 'Gatehouse', publicUrl: undefined, mail: undefined };
  assert.equal((await changePassword('f@hub.example')).location, '/account?told=password');
  assert.deepEqual(await desk.audited('account notice sent'), before);
});
