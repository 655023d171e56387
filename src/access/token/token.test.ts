import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { operatorCaller, reachOf } from '../caller.ts';
import { hubOf } from '../hub-of.ts';
import { type Desk, openDesk, type Somebody } from '../pages/people/desk.fixture.ts';
import { endPerson } from '../people/end-person.ts';
import { withdrawRole } from '../people/withdraw-role.ts';
import { findTokenCaller } from './find-token-caller.ts';
import { lastTokenDay, newTokenText, tokenHash } from './token.ts';
import { createToken, listTokens, revokeToken } from './token-actions.ts';

describe('a token', () => {
  test('is told by its beginning and holds 256 random bits', () => {
    const texts = Array.from({ length: 50 }, newTokenText);
    assert.equal(new Set(texts).size, 50);
    for (const text of texts) {
      assert.match(text, /^gh_[A-Za-z0-9_-]{43}$/);
      assert.equal(Buffer.from(text.slice(3), 'base64url').length, 32);
    }
  });

  // SHA-256 of the text, by sha256sum.
  test('is kept as its SHA-256, and what cannot be one has none', () => {
    assert.equal(
      tokenHash(`gh_${'A'.repeat(43)}`),
      '4187ffb0b23483cbf6cdcfa8a36ba2065ad3a67aba690e880ce294cdd481c482',
    );
    for (const text of ['', 'gh_', `gh_${'A'.repeat(44)}`, `GH_${'A'.repeat(43)}`]) {
      assert.equal(tokenHash(text), undefined);
    }
  });

  test('ends a year later at the latest', () => {
    assert.equal(lastTokenDay('2026-11-02'), '2027-11-02');
    assert.ok(
      '2029-02-28' <= lastTokenDay('2028-02-29') && lastTokenDay('2028-02-29') < '2029-03-01',
    );
  });
});

for (const { name, skip, open } of testDatabases()) {
  describe(`tokens in ${name}`, { skip }, () => {
    let database: Database;
    let desk: Desk;
    let root: Somebody;
    let analyst: Somebody;
    let count = 0;
    const asked = { name: 'Nightly import', permissions: ['keep records'], until: '2027-11-02' };
    before(async () => {
      database = await open();
      desk = openDesk(openEmptyHub(database));
      root = await desk.add('Root', ['administrator', 'national']);
    });
    after(() => database.close());
    beforeEach(async () => {
      count += 1;
      desk.clock.at = new Date('2026-11-02T09:00:00.000Z');
      analyst = await desk.add(`Analyst ${count}`, ['analyst', 'stafford']);
    });
    const make = (permissions = asked.permissions) =>
      createToken(analyst.hub, analyst.person.id, { ...asked, permissions });
    const callerBy = (text: string) => findTokenCaller(desk.base, text);

    test('let a program do what they name, as far as the person may, and nothing else', async () => {
      const { text, token } = await make();
      const caller = await callerBy(text);
      assert.equal(caller?.personId, analyst.person.id);
      assert.deepEqual(caller && [...caller.reaches], [
        ['see published', 'everywhere'],
        ['keep records', ['stafford']],
      ]);
      assert.equal(caller?.session, undefined);
      assert.ok(!JSON.stringify(await listTokens(analyst.hub, analyst.person.id)).includes(text));
      assert.equal((await listTokens(analyst.hub, analyst.person.id))[0]?.id, token.id);
    });

    test('are not taken once they are revoked, have expired, or are another', async () => {
      const { text, token } = await make();
      assert.equal(await callerBy(newTokenText()), undefined);
      assert.equal(await callerBy(`${text.slice(0, -1)}!`), undefined);
      desk.clock.at = new Date('2027-11-01T23:59:59.999Z');
      assert.ok(await callerBy(text));
      desk.clock.at = new Date('2027-11-02T00:00:00.000Z');
      assert.equal(await callerBy(text), undefined);
      desk.clock.at = new Date('2026-11-02T09:00:00.000Z');
      const mine = { personId: analyst.person.id, tokenId: token.id };
      await revokeToken(analyst.hub, mine);
      assert.equal(await callerBy(text), undefined);
      await assert.rejects(revokeToken(analyst.hub, mine), { code: 'ACCESS_UNKNOWN_TOKEN' });
    });

    test('lose what the person loses', async () => {
      const { text } = await make();
      const grantId = analyst.grants[0]?.id ?? '';
      await withdrawRole(root.hub, { personId: analyst.person.id, grantId, reason: 'x' });
      const caller = await callerBy(text);
      assert.deepEqual(caller && [...caller.reaches.keys()], ['see published']);
      await endPerson(root.hub, { personId: analyst.person.id, reason: 'x' });
      assert.equal(await callerBy(text), undefined);
    });

    test('cannot hold what the person may not, a signature, or longer than a year', async () => {
      const given = { name: '', permissions: ['see audit', 'fly', 'sign agreements'] };
      await assert.rejects(
        createToken(analyst.hub, analyst.person.id, { ...given, until: '2027-11-03' }),
        (error) => {
          assert.ok(error instanceof GatehouseError);
          assert.deepEqual(
            error.problems.map(({ place }) => place?.path),
            ['name', 'permission', 'permission', 'permission', 'until'],
          );
          return true;
        },
      );
      for (const until of ['2026-11-02', '2026-11-01', 'soon']) {
        await assert.rejects(createToken(analyst.hub, analyst.person.id, { ...asked, until }), {
          code: 'ACCESS_TOKEN_UNREADABLE',
        });
      }
      await assert.rejects(make([]), { code: 'ACCESS_TOKEN_UNREADABLE' });
    });

    test('are made by the person alone, signed in, or by the operator', async () => {
      const { id } = analyst.person;
      await assert.rejects(createToken(root.hub, id, asked), { code: 'ACCESS_TOKEN_NOT_YOURS' });
      const { text } = await make(['keep records', 'be signed in']);
      const byToken = await callerBy(text);
      assert.ok(byToken);
      await assert.rejects(createToken(hubOf(desk.base, byToken), id, asked), {
        code: 'ACCESS_TOKEN_BY_TOKEN',
      });
      const [steppedUpUntil, { caller }] = [desk.clock.at, analyst.hub];
      const late = { ...caller, session: { id: 's1', steppedUpUntil } };
      await assert.rejects(createToken(hubOf(desk.base, late), id, asked), {
        code: 'ACCESS_STEP_UP',
      });
      const operator = hubOf(desk.base, operatorCaller('root'));
      assert.ok(await callerBy((await createToken(operator, id, asked)).text));
      await assert.rejects(createToken(operator, 'nobody', asked), {
        code: 'ACCESS_UNKNOWN_PERSON',
      });
    });

    test('are seen and revoked by the person and by whoever manages them, and nobody else', async () => {
      const { token } = await make();
      const theirs = { personId: analyst.person.id, tokenId: token.id };
      const other = await desk.add(`Other ${count}`, ['analyst', 'stafford']);
      await assert.rejects(listTokens(other.hub, theirs.personId), { code: 'ACCESS_DENIED' });
      await assert.rejects(revokeToken(other.hub, theirs), { code: 'ACCESS_DENIED' });
      const own = { personId: other.person.id, tokenId: token.id };
      await assert.rejects(revokeToken(other.hub, own), { code: 'ACCESS_UNKNOWN_TOKEN' });
      const east = await desk.add(`East ${count}`, ['administrator', 'east']);
      await assert.rejects(revokeToken(east.hub, theirs), { code: 'ACCESS_OUT_OF_SCOPE' });
      await revokeToken(root.hub, theirs);
      assert.equal((await listTokens(root.hub, theirs.personId))[0]?.revoked?.by, 'Root');
    });

    test('remember their last use to the minute, without making anything out of date', async () => {
      const { text } = await make();
      const lastUse = async () =>
        (await listTokens(analyst.hub, analyst.person.id))[0]?.lastUsedAt?.toISOString();
      assert.equal(await lastUse(), undefined);
      const revision = await database.revision();
      await callerBy(text);
      assert.equal(await lastUse(), '2026-11-02T09:00:00.000Z');
      desk.clock.at = new Date('2026-11-02T09:00:59.999Z');
      await callerBy(text);
      assert.equal(await lastUse(), '2026-11-02T09:00:00.000Z');
      desk.clock.at = new Date('2026-11-02T09:01:00.000Z');
      await callerBy(text);
      assert.equal(await lastUse(), '2026-11-02T09:01:00.000Z');
      assert.equal(await database.revision(), revision);
    });

    test('of a reach are no more than the person’s own', async () => {
      const caller = await callerBy((await make(['see records', 'see performance'])).text);
      assert.deepEqual(caller && reachOf(caller, 'see records'), ['stafford']);
      assert.equal(caller && reachOf(caller, 'see performance'), 'everywhere');
    });
  });
}
