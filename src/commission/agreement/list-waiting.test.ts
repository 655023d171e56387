import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { type Caller, hubOf, type Permission } from '../../access/index.ts';
import type { Party } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import { stafford } from './annex.fixture.ts';
import { listAgreementsWaiting } from './list-waiting.ts';
import { acceptFindings, agree, offer, sign } from './signing-actions.ts';
import { commissioner, provider, TwoParties } from './two-parties.fixture.ts';

const permissions: readonly Permission[] = [
  'see agreements',
  'write agreements',
  'sign agreements',
];

function acting(party: Party, over: readonly string[], may = permissions): Caller {
  return {
    ...{ kind: 'person', personId: party, name: party, door: 'web' },
    roles: [{ code: party, title: party, party, over }],
    reaches: new Map(may.map((permission) => [permission, over])),
  };
}

const governor = acting('provider', ['stafford']);
const region = acting('commissioner', ['west-midlands', 'stafford']);

for (const { name, skip, open } of testDatabases()) {
  describe(`what waits in agreements, on ${name}`, { skip }, () => {
    let database: Database;
    let parties: TwoParties;
    before(async () => {
      database = await open();
      parties = new TwoParties(openEmptyHub(database));
    });
    after(() => database.close());

    const waitsFor = async (caller: Caller, id: string) =>
      (await listAgreementsWaiting(hubOf(parties.hub, caller)))
        .filter(({ agreement }) => agreement.id === id)
        .map(({ what }) => what);

    test('passes from one party to the other, as far as signing', async () => {
      await parties.draft('passed');
      for (const actor of [commissioner, provider]) {
        await acceptFindings(parties.hub, 'passed', { keys: 'all', reason: 'As printed.' }, actor);
      }
      assert.deepEqual(await waitsFor(governor, 'passed'), []);
      await offer(parties.hub, 'passed', await parties.seen('passed'), commissioner);
      assert.deepEqual(await waitsFor(governor, 'passed'), ['agree']);
      assert.deepEqual(await waitsFor(region, 'passed'), []);
      await agree(parties.hub, 'passed', await parties.seen('passed'), provider);
      assert.deepEqual(await waitsFor(governor, 'passed'), ['sign']);
      assert.deepEqual(await waitsFor(region, 'passed'), ['sign']);
      await sign(parties.hub, 'passed', await parties.seen('passed'), provider);
      assert.deepEqual(await waitsFor(governor, 'passed'), []);
      assert.deepEqual(await waitsFor(region, 'passed'), ['sign']);
    });

    test('are findings until the party has accepted each', async () => {
      await parties.draft('found', stafford);
      assert.deepEqual(await waitsFor(governor, 'found'), ['findings']);
      await acceptFindings(parties.hub, 'found', { keys: 'all', reason: 'As printed.' }, provider);
      assert.deepEqual(await waitsFor(governor, 'found'), []);
      assert.deepEqual(await waitsFor(region, 'found'), ['findings']);
    });

    test('waits for nobody else: another prison, or a role that does not act', async () => {
      assert.deepEqual(await waitsFor(acting('provider', ['dovegate']), 'found'), []);
      const reader = acting('commissioner', ['west-midlands'], ['see agreements']);
      assert.deepEqual(await waitsFor(reader, 'found'), []);
    });
  });
}
