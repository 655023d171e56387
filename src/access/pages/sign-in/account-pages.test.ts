import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabases } from '../../../../test/databases.ts';
import { type Desk, goodPassword, openedDesk } from '../../../../test/sign-in-desk.ts';
import { operatorCaller } from '../../caller.ts';
import { createToken } from '../../token/index.ts';

const stafford = { role: 'provider-manager', subject: 'stafford' };

for (const { name, skip, open } of testDatabases()) {
  describe(`Accounts on ${name}`, { skip }, () => {
    let desk: Desk;
    openedDesk(open, (opened) => {
      desk = opened;
    });

    test('A page on which one signs asks to confirm five minutes after signing in, and goes on', async () => {
      const person = await desk.addPerson('k@hub.example');
      const { browser } = await desk.signIn('k@hub.example');
      assert.equal((await browser.get('/sign')).status, 200);
      desk.pass(301);
      const asked = await browser.get('/sign');
      assert.equal(asked.location, '/sign-in/confirm?next=%2Fsign');
      assert.match((await browser.get(asked.location ?? '')).text, /You are signed in as Person k/);
      const before = browser.cookie('gatehouse');
      const wrong = await browser.post(asked.location ?? '', { password: 'wrong' });
      assert.equal(wrong.status, 422);
      assert.equal((await browser.get('/sign')).status, 303);
      const right = await browser.post(asked.location ?? '', { password: goodPassword });
      assert.equal(right.location, '/sign');
      assert.notEqual(browser.cookie('gatehouse'), before);
      assert.equal((await browser.get('/sign')).status, 200);
      assert.ok(
        (await desk.audited('identity confirmed')).some(({ about_id }) => about_id === person.id),
      );
    });

    test('Wrong passwords at confirming count with those at signing in', async () => {
      await desk.addPerson('l@hub.example');
      const { browser } = await desk.signIn('l@hub.example');
      for (let tried = 0; tried < 6; tried++)
        await browser.post('/sign-in/confirm', { password: 'wrong' });
      assert.equal((await desk.signIn('l@hub.example')).answer.status, 429);
    });

    test('Nobody confirms without being signed in, and is led to sign in first', async () => {
      const answer = await desk.browser().get('/sign-in/confirm?next=%2Fsign');
      assert.equal(
        answer.location,
        `/sign-in?next=${encodeURIComponent('/sign-in/confirm?next=%2Fsign')}`,
      );
    });

    test('The account page lists sessions in words, and any of one’s own can be ended', async () => {
      const person = await desk.addPerson('m@hub.example');
      const { browser } = await desk.signIn('m@hub.example');
      const other = desk.browser(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
      );
      await other.post('/sign-in', { email: 'm@hub.example', password: goodPassword });
      const account = await browser.get('/account');
      assert.match(account.text, /Firefox on Windows Password 2 November 2026/);
      assert.match(account.text, /Safari on an iPhone/);
      const id = /name="end" value="([\w-]{36})"/.exec(account.body)?.[1] ?? '';
      const stranger = await desk.signIn((await desk.addPerson('n@hub.example')).email);
      await stranger.browser.post('/account', { end: id });
      assert.equal((await desk.who(other)).kind, 'person');
      await browser.post('/account', { end: id });
      assert.equal((await desk.who(other)).kind, 'public');
      assert.equal((await desk.who(browser)).kind, 'person');
      assert.ok(
        (await desk.audited('session ended')).some(({ about_id }) => about_id === person.id),
      );
    });

    test('A changed password is asked from then on, and ends the other sessions', async () => {
      const person = await desk.addPerson('o@hub.example');
      const { browser } = await desk.signIn('o@hub.example');
      const { browser: other } = await desk.signIn('o@hub.example');
      const change = (password: string, newPassword: string) =>
        browser.post('/account/password', { password, newPassword });
      const refused = await change(goodPassword, 'password password');
      assert.equal(refused.status, 422);
      assert.match(refused.text, /made up of what is guessed first/);
      assert.equal((await change('wrong', 'orbit-lantern-mosaic')).status, 422);
      assert.equal(
        (await change(goodPassword, 'orbit-lantern-mosaic')).location,
        '/account?told=password',
      );
      assert.equal((await desk.who(browser)).kind, 'person');
      assert.equal((await desk.who(other)).kind, 'public');
      assert.equal((await desk.signIn('o@hub.example')).answer.status, 422);
      assert.equal(
        (await desk.signIn('o@hub.example', { password: 'orbit-lantern-mosaic' })).answer.status,
        303,
      );
      assert.ok(
        (await desk.audited('password changed')).some(({ about_id }) => about_id === person.id),
      );
    });

    test('A token is its person, an unknown one is refused, and neither signs', async () => {
      const person = await desk.addPerson('p@hub.example', stafford);
      const made = await createToken(
        { ...desk.ground, caller: operatorCaller('tester') },
        person.id,
        { name: 'T', permissions: ['be signed in'], until: '2026-12-01' },
      );
      const ask = (path: string, token: string) =>
        fetch(`${desk.origin}${path}`, {
          headers: { authorization: `Bearer ${token}` },
          redirect: 'manual',
        });
      assert.match(await (await ask('/who', made.text)).text(), /Person p/);
      assert.equal((await ask('/who', 'gh_wrong')).status, 401);
      assert.equal((await ask('/sign', made.text)).status, 303);
    });
  });
}
