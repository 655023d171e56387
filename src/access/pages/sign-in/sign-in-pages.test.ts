import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../../test/databases.ts';
import { type Desk, goodPassword, openedDesk } from '../../../../test/sign-in-desk.ts';
import { sql } from '../../../database/index.ts';
import { systemCaller } from '../../caller.ts';
import { endPerson, getPerson, withdrawRole } from '../../people/index.ts';

const stafford = { role: 'provider-manager', subject: 'stafford' };

for (const { name, skip, open } of testDatabases()) {
  describe(`Signing in on ${name}`, { skip }, () => {
    let desk: Desk;
    openedDesk(open, (opened) => {
      desk = opened;
    });

    test('Somebody signs in, is who they are with their roles, and goes on where they wanted to', async () => {
      const person = await desk.addPerson('a@hub.example', stafford);
      const { browser, answer } = await desk.signIn('A@HUB.example', { next: '/who?x=1' });
      assert.equal(answer.status, 303);
      assert.equal(answer.location, '/who?x=1');
      assert.match(
        answer.setCookies[0] ?? '',
        /^gatehouse=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      assert.deepEqual(await desk.who(browser), {
        name: person.name,
        kind: 'person',
        roles: ['provider-manager'],
      });
      assert.ok((await desk.audited('signed in')).some(({ person_id }) => person_id === person.id));
    });

    test('Whoever is signed in already is led on', async () => {
      await desk.addPerson('a2@hub.example');
      const { browser } = await desk.signIn('a2@hub.example');
      assert.equal((await browser.get('/sign-in?next=%2Fwho')).location, '/who');
    });

    test('Whose session ended by itself is told so; whoever signed out or was never there is not', async () => {
      await desk.addPerson('a4@hub.example');
      const told = /You were signed out: a session ends/;
      assert.doesNotMatch((await desk.browser().get('/sign-in')).text, told);
      const { browser } = await desk.signIn('a4@hub.example');
      desk.pass(30 * 60);
      const led = await browser.get('/account');
      assert.equal(led.location, '/sign-in?next=%2Faccount');
      assert.match((await browser.get('/sign-in?next=%2Faccount')).text, told);
      const other = (await desk.signIn('a4@hub.example')).browser;
      await other.post('/sign-out', {});
      assert.doesNotMatch((await other.get('/sign-in')).text, told);
    });

    test('A page that is not there still shows who is signed in', async () => {
      await desk.addPerson('a5@hub.example');
      const { browser } = await desk.signIn('a5@hub.example');
      const lost = await browser.get('/nowhere');
      assert.equal(lost.status, 404);
      assert.match(lost.body, /Signed in as <\/span><a [^>]*>Person a5</);
      assert.match((await desk.browser().get('/nowhere')).text, /Page not found/);
      assert.doesNotMatch((await desk.browser().get('/nowhere')).body, /Signed in as/);
    });

    test('No address of another site is gone on to', async () => {
      await desk.addPerson('a3@hub.example');
      const { answer } = await desk.signIn('a3@hub.example', { next: '//evil.example/' });
      assert.equal(answer.location, '/');
    });

    test('A wrong password and an unknown address are answered with the same words and the same status', async () => {
      await desk.addPerson('b@hub.example');
      const wrong = (await desk.signIn('b@hub.example', { password: 'not the password' })).answer;
      const unknown = (await desk.signIn('nobody@hub.example', { password: 'not the password' }))
        .answer;
      assert.equal(wrong.status, 422);
      const same = (answer: { text: string }) => answer.text;
      assert.equal(same(unknown), same(wrong));
      assert.equal(unknown.status, wrong.status);
      assert.deepEqual(unknown.setCookies, wrong.setCookies);
    });

    test('A failed attempt is audited; of an address that nobody has nothing is kept', async () => {
      const person = await desk.addPerson('c@hub.example');
      await desk.signIn('c@hub.example', { password: 'not the password' });
      await desk.signIn('nowhere-to-be-found@hub.example', { password: 'not the password' });
      const failed = (await desk.audited('sign-in failed')).slice(-2);
      assert.deepEqual(
        failed.map(({ about_id }) => about_id),
        [person.id, 'unknown'],
      );
      const whole = await desk.ground.database.rows(
        z.object({ text: z.string() }),
        sql`
        select row_to_json(audit_entry)::text as text from audit_entry
        union all select row_to_json(sign_in_wait)::text from sign_in_wait`,
      );
      assert.ok(whole.every(({ text }) => !text.includes('nowhere-to-be-found')));
    });

    test('What was typed as a password never comes back, the address does', async () => {
      const { answer } = await desk.signIn('d@hub.example', { password: 'hunter2-hunter2-x' });
      assert.ok(!answer.body.includes('hunter2-hunter2-x'));
      assert.ok(answer.body.includes('value="d@hub.example"'));
    });

    test('Missing answers are all told at once, each at its field', async () => {
      const answer = await desk.browser().post('/sign-in', {});
      assert.equal(answer.status, 422);
      assert.match(answer.body, /href="#email">Enter your e-mail address/);
      assert.match(answer.body, /href="#password">Enter your password/);
      assert.match(answer.body, /autocomplete="username"/);
      assert.match(answer.body, /autocomplete="current-password"/);
    });

    test('After wrong attempts the wait is told, for an account that exists and for one that does not', async () => {
      await desk.addPerson('e@hub.example');
      for (const email of ['e@hub.example', 'not-there@hub.example']) {
        for (let tried = 0; tried < 6; tried++) await desk.signIn(email, { password: 'wrong' });
        const { answer } = await desk.signIn(email);
        assert.equal(answer.status, 429);
        assert.match(answer.text, /too many wrong attempts\. Wait 1 second, then try again/);
      }
      desk.pass(2);
      assert.equal((await desk.signIn('e@hub.example')).answer.status, 303);
    });

    test('Signing in gives a value that the browser did not bring', async () => {
      await desk.addPerson('f@hub.example');
      const { browser } = await desk.signIn('f@hub.example');
      const first = browser.cookie('gatehouse');
      await browser.post('/sign-in', { email: 'f@hub.example', password: goodPassword });
      assert.notEqual(browser.cookie('gatehouse'), first);
    });

    test('Signing out ends the session on the server, so that a kept cookie is worth nothing', async () => {
      const person = await desk.addPerson('g@hub.example');
      const { browser } = await desk.signIn('g@hub.example');
      const thief = browser.copy();
      const answer = await browser.post('/sign-out');
      assert.equal(answer.location, '/sign-out');
      assert.equal(browser.cookie('gatehouse'), undefined);
      assert.match((await browser.get('/sign-out')).text, /You have signed out/);
      assert.equal((await desk.who(thief)).kind, 'public');
      assert.ok((await desk.audited('signed out')).some(({ about_id }) => about_id === person.id));
    });

    test('Another site’s form signs nobody out', async () => {
      await desk.addPerson('g2@hub.example');
      const { browser } = await desk.signIn('g2@hub.example');
      const response = await fetch(`${desk.origin}/sign-out`, {
        method: 'POST',
        headers: {
          cookie: `gatehouse=${browser.cookie('gatehouse')}`,
          'sec-fetch-site': 'cross-site',
        },
        redirect: 'manual',
      });
      assert.equal(response.status, 403);
      assert.equal((await desk.who(browser)).kind, 'person');
    });

    test('A role that is withdrawn holds no longer, in a session from before', async () => {
      const person = await desk.addPerson('h@hub.example', stafford);
      const { browser } = await desk.signIn('h@hub.example');
      const hub = { ...desk.ground, caller: systemCaller };
      const { grants } = await getPerson(hub, person.id);
      await withdrawRole(hub, {
        personId: person.id,
        grantId: grants[0]?.id ?? '',
        reason: 'Moved on',
      });
      assert.deepEqual((await desk.who(browser)).roles, []);
    });

    test('Somebody who was ended is out at once, and cannot come in again', async () => {
      const person = await desk.addPerson('i@hub.example');
      const { browser } = await desk.signIn('i@hub.example');
      await endPerson(
        { ...desk.ground, caller: systemCaller },
        { personId: person.id, reason: 'Left' },
      );
      assert.equal((await desk.who(browser)).kind, 'public');
      assert.equal((await desk.signIn('i@hub.example')).answer.status, 422);
    });

    test('The value changes after 15 minutes, and requests at once all go through', async () => {
      await desk.addPerson('j@hub.example');
      const { browser } = await desk.signIn('j@hub.example');
      const first = browser.cookie('gatehouse');
      desk.pass(15 * 60);
      const came = await Promise.all([desk.who(browser), desk.who(browser), desk.who(browser)]);
      assert.deepEqual(
        came.map(({ kind }) => kind),
        ['person', 'person', 'person'],
      );
      assert.notEqual(browser.cookie('gatehouse'), first);
      assert.equal((await desk.who(browser)).kind, 'person');
      desk.pass(31 * 60);
      assert.equal((await desk.who(browser)).kind, 'public');
    });

    test('No page of signing in is kept by a browser', async () => {
      const { answer, browser } = await desk.signIn('q@hub.example', { password: 'wrong' });
      assert.equal(answer.status, 422);
      const response = await fetch(`${desk.origin}/sign-in`);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal((await browser.get('/account')).location, '/sign-in?next=%2Faccount');
    });
  });
}
