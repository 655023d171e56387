import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { nowhereHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import { type Caller, systemCaller } from '../caller.ts';
import { audit, auditView } from './audit.ts';
import { getTrailEntry, searchTrail, trailOfThings } from './read-trail.ts';
import type { TrailQuery } from './trail-query.ts';
import { settleTrail } from './trail-question.ts';
import { verifyTrail } from './verify-trail.ts';

const auditor = (reach: 'everywhere' | string[]): Caller => ({
  ...{ kind: 'person', personId: 'p-eve', name: 'Eve Auditor', door: 'web', roles: [] },
  reaches: new Map([['see audit', reach]]),
});
const person = (id: string, name: string): Caller => ({
  ...systemCaller,
  ...{ kind: 'person', personId: id, name, requestId: `r-${id}` },
});

for (const { name, skip, open } of testDatabases()) {
  describe(`reading the audit trail on ${name}`, { skip }, () => {
    let database: Database;
    const all = { caller: auditor('everywhere'), now: () => new Date('2026-11-02T12:00:00Z') };
    const numbers = async (query: TrailQuery, caller = all.caller, limit = 10) =>
      (await searchTrail({ ...all, database, caller }, query, limit)).entries.map(
        ({ number }) => number,
      );

    before(async () => {
      database = await open();
      await database.transaction(async (session) => {
        const add = (caller: Caller, at: string, event: Parameters<typeof audit>[2]) =>
          audit(session, { caller, now: () => new Date(at) }, event);
        const [ann, bob] = [person('p-ann', 'Ann Example'), person('p-bob', 'Bob 100% O’Neill')];
        const record = { kind: 'record', id: 'drug-test/stafford/T:1' };
        // 23:30 UTC is half past midnight of the next day in an English summer.
        await add(ann, '2026-06-30T23:30:00Z', {
          action: 'record seen',
          about: record,
          providerId: 'stafford',
        });
        await add(bob, '2026-07-01T22:59:59Z', {
          action: 'record seen',
          about: record,
          providerId: 'stafford',
        });
        await add(bob, '2026-07-01T23:00:00Z', {
          action: 'record corrected',
          about: record,
          providerId: 'stafford',
        });
        await add(ann, '2026-07-03T10:00:00Z', {
          action: 'agreement signed',
          about: { kind: 'agreement', id: 'b-1' },
          providerId: 'bedford',
        });
        await add(ann, '2026-07-04T10:00:00Z', {
          action: 'role given',
          about: { kind: 'person', id: 'p-bob' },
        });
      });
    });
    after(() => database.close());

    test('finds a look at a record also where it stood in a list behind a figure', async () => {
      const other = await open();
      const ann = { ...all, caller: person('p-ann', 'Ann Example') };
      const listed = (id: string, records: string[]) =>
        auditView(
          { ...ann, database: other },
          {
            ...{ action: 'records seen behind a figure', about: { kind: 'figure', id } },
            ...{ providerId: 'stafford', after: { tally: 'drug-tests', records } },
          },
        );
      await listed('K05/stafford/2007-08', ['drug-test/stafford/T-1', 'drug-test/stafford/T-2']);
      await listed('K05/stafford/2008-09', ['drug-test/stafford/T-10']);
      const seen = await searchTrail(
        { ...all, database: other },
        { aboutKind: 'record', aboutId: 'drug-test/stafford/T-1' },
        10,
      );
      assert.deepEqual(
        seen.entries.map(({ aboutId }) => aboutId),
        ['K05/stafford/2007-08'],
      );
      const elsewhere = { ...all, caller: auditor(['bedford']), database: other };
      const asked = { aboutKind: 'record', aboutId: 'drug-test/stafford/T-1' };
      assert.deepEqual((await searchTrail(elsewhere, asked, 10)).entries, []);
      await other.close();
    });

    test('finds by who, what, about, provider, days and request', async () => {
      assert.deepEqual(await numbers({ who: 'example' }), [5, 4, 1]);
      assert.deepEqual(await numbers({ who: 'p-bob' }), [3, 2]);
      assert.deepEqual(await numbers({ who: '%' }), [3, 2]);
      assert.deepEqual(await numbers({ action: 'SEEN', to: '2026-07-31' }), [2, 1]);
      assert.deepEqual(await numbers({ aboutKind: 'record' }), [3, 2, 1]);
      assert.deepEqual(
        await numbers({ aboutKind: 'record', aboutId: 'drug-test/stafford/T:1' }),
        [3, 2, 1],
      );
      assert.deepEqual(await numbers({ aboutKind: 'record', aboutId: 'other' }), []);
      assert.deepEqual(await numbers({ providerId: 'bedford' }), [4]);
      assert.deepEqual(await numbers({ from: '2026-07-01', to: '2026-07-01' }), [2, 1]);
      assert.deepEqual(await numbers({ from: '2026-07-02', to: '2026-07-03' }), [4, 3]);
      assert.deepEqual(await numbers({ requestId: 'r-p-ann', action: 'role' }), [5]);
    });

    test('shows an auditor of one provider its entries alone', async () => {
      const eve = auditor(['stafford']);
      assert.deepEqual(await numbers({ to: '2026-07-31' }, eve), [3, 2, 1]);
      assert.deepEqual(await numbers({ providerId: 'bedford' }, eve), []);
      assert.deepEqual(await numbers({}, auditor([])), []);
      const hub = { ...all, database, caller: eve };
      assert.equal((await getTrailEntry(hub, 3)).action, 'record corrected');
      for (const number of [4, 5, 1_000_000]) {
        await assert.rejects(getTrailEntry(hub, number), { code: 'ACCESS_UNKNOWN_ENTRY' });
      }
      const things = [
        { kind: 'agreement', id: 'b-1' },
        { kind: 'record', id: 'drug-test/stafford/T:1' },
      ];
      const asked = { about: { kind: 'figure', id: 'x' } };
      const about = await trailOfThings(hub, things, asked);
      assert.deepEqual(
        about.map(({ number }) => number),
        [1, 2, 3],
      );
    });

    test('shows what concerns several providers to whoever may see it of all of them', async () => {
      const other = await open();
      const ann = { ...all, caller: person('p-ann', 'Ann Example'), database: other };
      const stored = (providerIds: string[]) =>
        auditView(ann, {
          ...{ action: 'records stored', about: { kind: 'record batch', id: '7' } },
          ...{ providerIds, after: { records: 2 } },
        });
      await stored(['stafford', 'bedford', 'stafford']);
      await stored(['bedford', 'bedford']);
      const seenBy = async (reach: Parameters<typeof auditor>[0], query: TrailQuery = {}) =>
        (
          await searchTrail(
            { ...all, database: other, caller: auditor(reach) },
            { ...query, action: 'stored' },
            10,
          )
        ).entries.map(({ number, providerId, after }) => [number, providerId, after]);
      const both = [1, null, { records: 2, providers: ['bedford', 'stafford'] }];
      const one = [2, 'bedford', { records: 2 }];
      assert.deepEqual(await seenBy('everywhere'), [one, both]);
      assert.deepEqual(await seenBy('everywhere', { providerId: 'stafford' }), [both]);
      assert.deepEqual(await seenBy(['bedford', 'dovegate', 'stafford']), [one, both]);
      assert.deepEqual(await seenBy(['bedford']), [one]);
      assert.deepEqual(await seenBy(['stafford']), []);
      await other.close();
    });

    test('goes through a long list in both directions without losing an entry', async () => {
      const query = { to: '2026-07-31' };
      const step = async (more: TrailQuery) => {
        const portion = await searchTrail({ ...all, database }, { ...query, ...more }, 2);
        return [portion.entries.map(({ number }) => number), portion.newerThan, portion.olderThan];
      };
      assert.deepEqual(await step({}), [[5, 4], undefined, 4]);
      assert.deepEqual(await step({ before: 4 }), [[3, 2], 3, 2]);
      assert.deepEqual(await step({ before: 2 }), [[1], 1, undefined]);
      assert.deepEqual(await step({ after: 1 }), [[3, 2], 3, 2]);
      assert.deepEqual(await step({ after: 3 }), [[5, 4], undefined, 4]);
    });

    test('is itself kept, with what was asked', async () => {
      await searchTrail({ ...all, database }, { who: 'somebody', providerId: 'bedford' }, 10);
      const { entries } = await searchTrail({ ...all, database }, {}, 1);
      const [last] = entries;
      assert.deepEqual(
        [last?.name, last?.action, last?.providerId, last?.after],
        [
          'Eve Auditor',
          'audit trail searched',
          'bedford',
          { who: 'somebody', providerId: 'bedford' },
        ],
      );
      assert.equal((await verifyTrail({ ...all, database })).broken, null);
    });
  });
}

describe('what is asked of the trail', () => {
  const { estate } = nowhereHub();
  test('splits what it is about at the first colon', () => {
    const { aboutKind, aboutId } = settleTrail(estate, { about: 'record:drug-test/T:1' });
    assert.deepEqual([aboutKind, aboutId], ['record', 'drug-test/T:1']);
    assert.deepEqual(settleTrail(estate, { about: 'record' }).aboutId, undefined);
  });

  test('names every part that cannot be read', () => {
    assert.throws(
      () => settleTrail(estate, { provider: 'Atlantis', from: '2026-02-30', to: 'soon' }),
      (error: { code: string; problems: Array<{ place: { path: string } }> }) => {
        assert.equal(error.code, 'ACCESS_SEARCH_UNREADABLE');
        assert.deepEqual(error.problems.map(({ place }) => place.path).toSorted(), [
          'from',
          'provider',
          'to',
        ]);
        return true;
      },
    );
    assert.throws(() => settleTrail(estate, { from: '2026-02-02', to: '2026-02-01' }));
  });
});
