import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { testDatabases } from '../../../../test/databases.ts';
import { type Desk, goodPassword, openDesk, openedDesk } from '../../../../test/sign-in-desk.ts';
import { operatorCaller } from '../../caller.ts';
import { endPerson, grantRole, listPeople } from '../../people/index.ts';
import { inviteByLink } from '../../sign-in/links.ts';
import { startNotes } from '../../sign-in/start-notes.ts';

const newPassword = 'orbit-lantern-mosaic';
const me = { name: 'Ada First', email: 'ada@hub.example', newPassword };
const operator = operatorCaller('tester');

for (const { name, skip, open } of testDatabases()) {
  describe(`One-time links on ${name}`, { skip }, () => {
    let desk: Desk;
    openedDesk(
      open,
      (opened) => {
        desk = opened;
      },
      { production: true, publicUrl: 'https://hub.example' },
    );

    const printed = async () => {
      const [line = ''] = await startNotes(desk.ground, 'http://localhost:3000');
      return /https:\/\/hub\.example(\/sign-in\/link\/[\w-]{43})$/.exec(line)?.[1] ?? line;
    };

    test('A production start prints a link, another each time, and no demo account', async () => {
      const notes = await startNotes(desk.ground, 'http://localhost:3000');
      assert.equal(notes.length, 1);
      assert.doesNotMatch(notes.join(), /demo/i);
      assert.notEqual(await printed(), await printed());
      assert.deepEqual(await listPeople({ ...desk.ground, caller: operator }), []);
    });

    test('A link that was made before the last one no longer works', async () => {
      const [older, newer] = [await printed(), await printed()];
      assert.equal((await desk.browser().get(older)).status, 410);
      assert.equal((await desk.browser().get(newer)).status, 200);
    });

    test('The link works for an hour', async () => {
      const link = await printed();
      desk.pass(3599);
      assert.equal((await desk.browser().get(link)).status, 200);
      desk.pass(1);
      const { status, text } = await desk.browser().get(link);
      assert.equal(status, 410);
      assert.match(text, /This can no longer be used/);
      assert.doesNotMatch(text, /Page not found|Go back, put it right/);
    });

    test('The first administrator is asked for name, address and a good password, all mistakes at once', async () => {
      const link = await printed();
      const empty = await desk.browser().post(link, {});
      assert.equal(empty.status, 422);
      for (const field of ['name', 'email', 'newPassword'])
        assert.match(empty.body, new RegExp(`href="#${field}"`));
      const weak = await desk.browser().post(link, { ...me, newPassword: 'Ada First Ada First' });
      assert.match(weak.text, /made up of what is guessed first/);
      assert.match(weak.body, /value="ada@hub.example"/);
    });

    test('The link makes one administrator over the whole estate, once, even when it is sent twice at once', async () => {
      const link = await printed();
      const [one, other] = [desk.browser(), desk.browser()];
      const came = await Promise.all([
        one.post(link, me),
        other.post(link, { ...me, email: 'eve@hub.example' }),
      ]);
      const statuses = came.map(({ status }) => status).toSorted();
      assert.deepEqual(statuses, [303, 410]);
      const winner = came[0]?.status === 303 ? one : other;
      assert.deepEqual((await desk.who(winner)).roles, ['administrator']);
      const people = await listPeople({ ...desk.ground, caller: operator });
      const administrators = people.filter(({ grants }) =>
        grants.some(({ role }) => role === 'administrator'),
      );
      assert.equal(administrators.length, 1);
      assert.equal((await desk.browser().get(link)).status, 410);
    });

    test('Once it was used, no start makes another', async () => {
      assert.deepEqual(await startNotes(desk.ground, 'http://localhost:3000'), []);
    });

    test('By an invitation somebody sets a password, which ends their sessions and their waits', async () => {
      const person = await desk.addPerson('b@hub.example');
      const { browser } = await desk.signIn('b@hub.example');
      for (let tried = 0; tried < 6; tried++)
        await desk.signIn('b@hub.example', { password: 'wrong' });
      const link = await inviteByLink(desk.ground, operator, person.id);
      const shown = await desk.browser().get(link);
      assert.match(shown.text, /This link is for Person b, who signs in as b@hub.example/);
      const fresh = desk.browser();
      assert.equal((await fresh.post(link, { newPassword })).status, 303);
      assert.equal((await desk.who(fresh)).name, 'Person b');
      assert.equal((await desk.who(browser)).kind, 'public');
      assert.equal(
        (await desk.signIn('b@hub.example', { password: goodPassword })).answer.status,
        422,
      );
      assert.equal(
        (await desk.signIn('b@hub.example', { password: newPassword })).answer.status,
        303,
      );
      assert.equal((await desk.browser().post(link, { newPassword })).status, 410);
    });

    test('Opening a link does not use it up, as a mail program does that looks at it first', async () => {
      const person = await desk.addPerson('c@hub.example');
      const link = await inviteByLink(desk.ground, operator, person.id);
      await desk.browser().get(link);
      assert.equal((await desk.browser().post(link, { newPassword })).status, 303);
    });

    test('An invitation of somebody who was ended opens nothing', async () => {
      const person = await desk.addPerson('d@hub.example');
      const link = await inviteByLink(desk.ground, operator, person.id);
      await endPerson(
        { ...desk.ground, caller: operator },
        { personId: person.id, reason: 'Left' },
      );
      assert.notEqual((await desk.browser().get(link)).status, 200);
      assert.notEqual((await desk.browser().post(link, { newPassword })).status, 303);
    });

    test('An invitation made before a role was given opens nothing: whoever kept it need not manage that role', async () => {
      const person = await desk.addPerson('g@hub.example');
      const link = await inviteByLink(desk.ground, operator, person.id);
      desk.pass(1);
      await grantRole(
        { ...desk.ground, caller: operator },
        { personId: person.id, role: 'analyst', subjectId: 'west-midlands' },
      );
      const shown = await desk.browser().get(link);
      assert.equal(shown.status, 410);
      assert.match(shown.text, /a role was given since it was made\. Ask for a new one\./);
      assert.equal((await desk.browser().post(link, { newPassword })).status, 410);
      desk.pass(1);
      const anew = await inviteByLink(desk.ground, operator, person.id);
      assert.equal((await desk.browser().post(anew, { newPassword })).status, 303);
    });

    test('A made-up link is answered like one that is over', async () => {
      assert.equal((await desk.browser().get(`/sign-in/link/${'a'.repeat(43)}`)).status, 410);
    });

    test('Whoever manages people makes a link and ends sessions, after confirming that it is them', async () => {
      const person = await desk.addPerson('e@hub.example', {
        role: 'practitioner',
        subject: 'stafford',
      });
      await desk.addPerson('boss@hub.example', { role: 'administrator', subject: 'west-midlands' });
      const { browser } = await desk.signIn('boss@hub.example');
      const { browser: theirs } = await desk.signIn('e@hub.example');
      const page = `/people/${person.id}/sign-in`;
      assert.match((await browser.get(page)).text, /Person e is signed in once/);
      const made = await browser.post(page, { do: 'link' });
      const link = /https:\/\/hub\.example(\/sign-in\/link\/[\w-]+)/.exec(made.text)?.[1] ?? '';
      assert.equal((await desk.browser().get(link)).status, 200);
      await browser.post(page, { do: 'end' });
      assert.equal((await desk.who(theirs)).kind, 'public');
      desk.pass(301);
      assert.equal(
        (await browser.get(page)).location,
        `/sign-in/confirm?next=${encodeURIComponent(page)}`,
      );
      const asked = await browser.post(page, { do: 'link' });
      assert.equal(asked.location, `/sign-in/confirm?next=${encodeURIComponent(page)}`);
    });

    test('A link for somebody who holds more than one manages is refused, or it would be a way to their roles', async () => {
      const person = await desk.addPerson('f@hub.example', {
        role: 'auditor',
        subject: 'national',
      });
      const { browser } = await desk.signIn('boss@hub.example');
      const refused = await browser.post(`/people/${person.id}/sign-in`, { do: 'link' });
      assert.equal(refused.status, 403);
      const { browser: other } = await desk.signIn('e@hub.example');
      assert.equal((await other.get(`/people/${person.id}/sign-in`)).status, 403);
    });
  });

  describe(`Demo accounts on ${name}`, { skip }, () => {
    let desk: Desk;
    openedDesk(open, (opened) => {
      desk = opened;
    });

    test('The first start prints an account for each role, with which one signs in, and later starts the same', async () => {
      const notes = await startNotes(desk.ground, 'http://localhost:3000');
      const accounts = notes.slice(1).map((line) => line.trim().split(/\s+/));
      const roles = desk.ground.catalogue.roles.map(({ code }) => code);
      assert.deepEqual(
        accounts.map(([email]) => email?.split('@')[0]).toSorted(),
        roles.filter((role) => role !== 'public-reader').toSorted(),
      );
      for (const [email = '', password = ''] of accounts) {
        const { browser } = await desk.signIn(email, { password });
        assert.deepEqual((await desk.who(browser)).roles, [email.split('@')[0]]);
      }
      assert.deepEqual(await startNotes(desk.ground, 'http://localhost:3000'), notes);
    });

    test('Their passwords are in a file that its owner alone can read', async () => {
      const path = join(desk.ground.settings.dataDir, 'demo-accounts.json');
      assert.equal(statSync(path).mode & 0o777, 0o600);
      assert.match(readFileSync(path, 'utf8'), /commissioner@demo\.example/);
    });

    test('One that was ended is not made again', async () => {
      const people = await listPeople({ ...desk.ground, caller: operator });
      const auditor = people.find(({ person }) => person.email.startsWith('auditor'));
      await endPerson(
        { ...desk.ground, caller: operator },
        { personId: auditor?.person.id ?? '', reason: 'Done' },
      );
      const notes = await startNotes(desk.ground, 'http://localhost:3000');
      assert.doesNotMatch(notes.join('\n'), /auditor@/);
    });

    test('In production none of them is let in, though the data has them', async () => {
      const production = await openDesk(
        desk.ground.database,
        { production: true },
        () => desk.clock.at,
      );
      const [, first = ''] = await startNotes(desk.ground, 'http://localhost:3000');
      const [email = '', password = ''] = first.trim().split(/\s+/);
      assert.equal((await desk.signIn(email, { password })).answer.status, 303);
      assert.equal((await production.signIn(email, { password })).answer.status, 422);
      await production.close();
    });
  });

  describe(`A hub that has people on ${name}`, { skip }, () => {
    test('gets no demo accounts', async () => {
      const database = await open();
      const desk = await openDesk(database);
      await desk.addPerson('a@hub.example');
      assert.deepEqual(await startNotes(desk.ground, 'http://localhost:3000'), []);
      await desk.close();
      await database.close();
    });
  });
}
