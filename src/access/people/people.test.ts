import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { type Database, sql } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { mayDo, mayDoFor, reachOf } from '../caller.ts';
import { type Desk, openDesk, type Somebody } from '../pages/people/desk.fixture.ts';
import { addPerson } from './add-person.ts';
import { endPerson } from './end-person.ts';
import { findCaller } from './find-caller.ts';
import { grantRole } from './grant-role.ts';
import { findPersonByEmail } from './person-store.ts';
import { getNamed, getPerson, listPeople } from './read-people.ts';
import { keepSignInRoles } from './sign-in-roles.ts';
import { withdrawRole } from './withdraw-role.ts';

const paths = (error: unknown) => {
  assert.ok(error instanceof GatehouseError, String(error));
  return error.problems.map(({ place }) => place?.path);
};
/** Without what is undefined, instants as text. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const entry = z.object({
  name: z.string(),
  action: z.string(),
  about_id: z.string(),
  provider_id: z.string().nullable(),
});

for (const { name, skip, open } of testDatabases()) {
  describe(`people in ${name}`, { skip }, () => {
    let database: Database;
    let desk: Desk;
    let root: Somebody;
    let regional: Somebody;
    let analyst: Somebody;
    let count = 0;
    before(async () => {
      database = await open();
      desk = openDesk(openEmptyHub(database));
      root = await desk.add('Root', ['administrator', 'national']);
      regional = await desk.add('Regional', ['administrator', 'west-midlands']);
    });
    after(() => database.close());
    beforeEach(async () => {
      count += 1;
      analyst = await desk.add(`Analyst ${count}`, ['analyst', 'stafford']);
    });
    const now = async ({ person }: Somebody) => findCaller(desk.base, person.id);
    const lastEntry = async () => {
      const [last] = await database.rows(
        entry,
        sql`select name, action, about_id, provider_id from audit_entry order by entry_number desc limit 1`,
      );
      return last;
    };

    test('a person is added, found whatever the case of the address, and said to have been added', async () => {
      const added = await addPerson(root.hub, { name: ' Zoe Ng ', email: 'Zoe.Ng@example.org' });
      assert.equal(added.name, 'Zoe Ng');
      assert.deepEqual(added.addedBy, { id: root.person.id, name: 'Root' });
      assert.deepEqual(
        plain(await findPersonByEmail(database, 'zoe.ng@EXAMPLE.org')),
        plain(added),
      );
      assert.deepEqual(await lastEntry(), {
        ...{ name: 'Root', action: 'person added', about_id: added.id, provider_id: null },
      });
    });

    test('everything that is wrong with a new person is said at once', async () => {
      const given = { name: ' ', position: 'x'.repeat(201), email: 'nobody' };
      await assert.rejects(addPerson(root.hub, given), (error) => {
        assert.deepEqual(paths(error), ['name', 'position', 'email']);
        return true;
      });
    });

    test('an address is one person’s until they are ended', async () => {
      const { email } = analyst.person;
      const again = { name: 'Other', email: email.toUpperCase() };
      await assert.rejects(addPerson(root.hub, again), { code: 'ACCESS_EMAIL_TAKEN' });
      await endPerson(root.hub, { personId: analyst.person.id, reason: 'Left' });
      const back = await addPerson(root.hub, again);
      assert.equal((await findPersonByEmail(database, email))?.id, back.id);
    });

    test('a role holds from the moment it is given to the moment it is withdrawn', async () => {
      const someone = await desk.add(`Someone ${count}`);
      assert.ok(!mayDo(someone.hub.caller, 'see records'));
      const given = { personId: someone.person.id, role: 'auditor', subjectId: 'stafford' };
      const grant = await grantRole(root.hub, given);
      assert.deepEqual(await lastEntry(), {
        ...{ name: 'Root', action: 'role granted', about_id: someone.person.id },
        provider_id: 'stafford',
      });
      const held = await now(someone);
      assert.deepEqual(held && reachOf(held, 'see records'), ['stafford']);
      const asked = { personId: someone.person.id, grantId: grant.id, reason: 'Moved on' };
      await withdrawRole(root.hub, asked);
      assert.equal((await lastEntry())?.action, 'role withdrawn');
      const left = await now(someone);
      assert.ok(left && !mayDo(left, 'see records'));
      await assert.rejects(withdrawRole(root.hub, asked), { code: 'ACCESS_ROLE_WITHDRAWN' });
      const { grants } = await getPerson(root.hub, someone.person.id);
      assert.deepEqual(grants[0]?.withdrawn, {
        ...{ at: desk.clock.at, by: { id: root.person.id, name: 'Root' }, reason: 'Moved on' },
      });
    });

    test('a role may begin later and end by itself', async () => {
      const someone = await desk.add(`Dated ${count}`);
      const days = { from: '2026-12-01', until: '2027-01-01' };
      const given = { personId: someone.person.id, role: 'auditor', subjectId: 'stafford' };
      await grantRole(root.hub, { ...given, ...days });
      const heldOn = async (day: string) => {
        const ground = { ...desk.base, now: () => new Date(`${day}T23:59:00.000Z`) };
        const caller = await findCaller(ground, someone.person.id);
        return caller !== undefined && mayDo(caller, 'see records');
      };
      assert.deepEqual(
        await Promise.all(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map(heldOn)),
        [false, true, true, false],
      );
    });

    test('everything that is wrong with a role is said at once, and nothing is given', async () => {
      const given = { personId: analyst.person.id, role: 'warden', subjectId: 'male-local' };
      const days = { from: '2026-11-01', until: '2026-10-01' };
      await assert.rejects(grantRole(root.hub, { ...given, ...days }), (error) => {
        assert.deepEqual(paths(error), ['role', 'subject', 'from', 'until']);
        return true;
      });
      const unread = { ...given, role: 'public-reader', from: 'today', until: '2026-02-30' };
      await assert.rejects(grantRole(root.hub, unread), (error) => {
        assert.deepEqual(paths(error), ['role', 'subject', 'from', 'until']);
        return true;
      });
      assert.equal((await getPerson(root.hub, analyst.person.id)).grants.length, 1);
    });

    test('a role is not given twice for the same days', async () => {
      const given = { personId: analyst.person.id, role: 'analyst', subjectId: 'stafford' };
      await assert.rejects(grantRole(root.hub, given), { code: 'ACCESS_ROLE_HELD' });
      await assert.rejects(grantRole(root.hub, { ...given, from: '2027-01-01' }), {
        code: 'ACCESS_ROLE_HELD',
      });
    });

    test('nobody gives a role to themselves or ends themselves', async () => {
      const personId = root.person.id;
      const given = { personId, role: 'analyst', subjectId: 'stafford' };
      await assert.rejects(grantRole(root.hub, given), { code: 'ACCESS_OWN_ROLE' });
      await assert.rejects(endPerson(root.hub, { personId, reason: 'x' }), {
        code: 'ACCESS_OWN_END',
      });
    });

    test('nobody gives, withdraws or ends more than the part that they manage', async () => {
      const personId = analyst.person.id;
      const over = (subjectId: string) => ({ personId, role: 'auditor', subjectId });
      for (const subjectId of ['national', 'east', 'altcourse']) {
        await assert.rejects(grantRole(regional.hub, over(subjectId)), {
          code: 'ACCESS_OUT_OF_SCOPE',
        });
      }
      const there = await grantRole(root.hub, over('altcourse'));
      const asked = { personId, grantId: there.id, reason: 'x' };
      await assert.rejects(withdrawRole(regional.hub, asked), { code: 'ACCESS_OUT_OF_SCOPE' });
      await assert.rejects(endPerson(regional.hub, { personId, reason: 'x' }), {
        code: 'ACCESS_OUT_OF_SCOPE',
      });
      await withdrawRole(root.hub, asked);
      await grantRole(regional.hub, over('west-midlands'));
      await endPerson(regional.hub, { personId, reason: 'Left' });
    });

    test('a role of the national team given by a region reaches no further than the region', async () => {
      const personId = analyst.person.id;
      await grantRole(regional.hub, {
        personId,
        role: 'national-team',
        subjectId: 'west-midlands',
      });
      const caller = await now(analyst);
      assert.ok(caller && mayDoFor(caller, 'moderate ratings', 'stafford'));
      assert.ok(!mayDoFor(caller, 'moderate ratings', 'altcourse'));
    });

    test('somebody who was ended is nobody, and is given nothing any more', async () => {
      const personId = analyst.person.id;
      await endPerson(root.hub, { personId, reason: 'Left' });
      assert.equal(await now(analyst), undefined);
      assert.equal(await findPersonByEmail(database, analyst.person.email), undefined);
      const given = { personId, role: 'auditor', subjectId: 'stafford' };
      await assert.rejects(grantRole(root.hub, given), { code: 'ACCESS_PERSON_ENDED' });
      const again = { personId, reason: 'Left' };
      await assert.rejects(endPerson(root.hub, again), { code: 'ACCESS_PERSON_ENDED' });
    });

    test('what has no reason or is not there is refused', async () => {
      const { id: personId } = analyst.person;
      const grantId = analyst.grants[0]?.id ?? '';
      await assert.rejects(withdrawRole(root.hub, { personId, grantId, reason: ' ' }), {
        code: 'ACCESS_REASON_MISSING',
      });
      const others = { personId: root.person.id, grantId, reason: 'x' };
      await assert.rejects(withdrawRole(root.hub, others), { code: 'ACCESS_UNKNOWN_ROLE_GRANT' });
      for (const work of [
        () => grantRole(root.hub, { personId: 'nobody', role: 'auditor', subjectId: 'stafford' }),
        () => endPerson(root.hub, { personId: 'nobody', reason: 'x' }),
        () => getNamed(root.hub, 'nobody@example.org'),
      ]) {
        await assert.rejects(work, { code: 'ACCESS_UNKNOWN_PERSON' });
      }
    });

    test('whoever manages nobody is refused everything', async () => {
      const { hub, person } = analyst;
      const reason = 'x';
      for (const work of [
        () => listPeople(hub),
        () => getPerson(hub, person.id),
        () => addPerson(hub, { name: 'x', email: 'x@example.org' }),
        () => grantRole(hub, { personId: person.id, role: 'auditor', subjectId: 'stafford' }),
        () =>
          withdrawRole(hub, { personId: person.id, grantId: analyst.grants[0]?.id ?? '', reason }),
        () => endPerson(hub, { personId: person.id, reason }),
      ]) {
        await assert.rejects(work, { code: 'ACCESS_DENIED' });
      }
    });

    test('one administrator of everything always remains', async () => {
      const second = await desk.add(`Second ${count}`, ['administrator', 'national']);
      const hold = async ({ person, grants: [grant] }: Somebody) => ({
        ...{ personId: person.id, grantId: grant?.id ?? '', reason: 'x' },
      });
      await withdrawRole(root.hub, await hold(second));
      await assert.rejects(withdrawRole(root.hub, await hold(root)), {
        code: 'ACCESS_LAST_ADMINISTRATOR',
      });
      const third = await desk.add(`Third ${count}`, ['administrator', 'national']);
      const results = await Promise.allSettled([
        withdrawRole(root.hub, await hold(third)),
        withdrawRole(third.hub, await hold(root)),
      ]);
      const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      assert.equal(refused.length, 1);
      assert.equal(refused[0].code, 'ACCESS_LAST_ADMINISTRATOR');
      root = await desk.add(`Root ${count}`, ['administrator', 'national']);
    });

    test('roles of groups come and go with them, and those that people gave stay', async () => {
      const { person } = analyst;
      const wanted = [
        { role: 'auditor', subject: 'stafford' },
        { role: 'warden', subject: 'stafford' },
        { role: 'auditor', subject: 'nowhere' },
      ];
      await keepSignInRoles(desk.base, person.id, wanted);
      const entries = await lastEntry();
      assert.equal(entries?.name, 'Sign-in provider');
      const held = async () =>
        (await now(analyst))?.roles.map(({ code, givenOver }) => `${code} ${givenOver}`);
      assert.deepEqual(await held(), ['analyst stafford', 'auditor stafford']);
      await keepSignInRoles(desk.base, person.id, wanted);
      assert.equal((await getPerson(root.hub, person.id)).grants.length, 2);
      await keepSignInRoles(desk.base, person.id, []);
      assert.deepEqual(await held(), ['analyst stafford']);
    });

    test('the list holds everyone once, with what was not withdrawn', async () => {
      const listed = await listPeople(root.hub);
      assert.equal(new Set(listed.map(({ person }) => person.id)).size, listed.length);
      const one = listed.find(({ person }) => person.id === analyst.person.id);
      assert.deepEqual(plain(one?.grants), plain(analyst.grants));
      const found = await getNamed(root.hub, analyst.person.email.toUpperCase());
      assert.deepEqual(plain(found), plain({ person: analyst.person, grants: analyst.grants }));
    });
  });
}
