import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openSampleHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import type { Database } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { rateOne } from '../actions.ts';
import { listModerations, moderate, withdrawModeration } from './moderate.ts';
import { addStep, listSteps } from './moderation-store.ts';

const period = parsePeriod('2007-08');
const panel = { by: 'P. Anel', role: 'Chair of the panel', reason: 'A new wing opened in May.' };
const scheme = 'prison-rating-2009';
/** Rated 71.1 and so Meeting most targets; from 85 it would be Exceptional, below 60 Concern. */
const birmingham = { scheme, provider: 'Birmingham', period };

async function problemsOf(work: Promise<unknown>): Promise<Array<string | undefined>> {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof GatehouseError);
  assert.equal(error.code, 'RATE_MODERATION_REFUSED');
  return error.problems.map(({ place }) => place?.path);
}

for (const engine of testDatabases()) {
  describe(`moderation in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = await openSampleHub(database);
    });
    after(() => database.close());

    test('stands beside the computed rating, which stays what it is', async () => {
      const before = (await rateOne(hub, birmingham)).row;
      const kept = await moderate(hub, birmingham, { ...panel, band: 'concern' });
      assert.equal(kept.band, 'Concern');
      assert.equal(kept.computed, before.band?.label);
      const { row } = await rateOne(hub, birmingham);
      assert.deepEqual(row.moderation, kept);
      assert.deepEqual({ ...row, moderation: null }, before);
    });

    test('is of one version, provider and period', async () => {
      const { row } = await rateOne(hub, { ...birmingham, provider: 'Stoke Heath' });
      assert.equal(row.moderation, null);
    });

    test('is replaced by a later one, and withdrawn with a reason; all of it stays on record', async () => {
      await moderate(hub, birmingham, { ...panel, band: 'Exceptional', reason: 'Heard again.' });
      const { row } = await rateOne(hub, birmingham);
      assert.equal(row.moderation?.band, 'Exceptional');
      await withdrawModeration(hub, birmingham, { ...panel, reason: 'An appeal.' });
      assert.equal((await rateOne(hub, birmingham)).row.moderation, null);
      const records = await listModerations(hub, { provider: 'Birmingham', period, scheme });
      assert.deepEqual(
        records.map(({ number, band, withdrawn }) => [number, band, withdrawn?.reason]),
        [
          [2, 'Exceptional', 'An appeal.'],
          [1, 'Concern', undefined],
        ],
      );
      assert.deepEqual(await problemsOf(withdrawModeration(hub, birmingham, panel)), ['provider']);
    });

    test('is listed for whoever it is asked of', async () => {
      assert.equal((await listModerations(hub, {})).length, 2);
      assert.equal((await listModerations(hub, { scheme: `${scheme}@2` })).length, 0);
      assert.equal((await listModerations(hub, { provider: 'Stafford' })).length, 0);
    });

    test('is not looked for by what can be the name of no scheme', async () => {
      for (const name of ['@', 'no', '1.5', '99999999999', '-1'].map((end) => `${scheme}@${end}`)) {
        const listing = listModerations(hub, { scheme: name });
        await assert.rejects(listing, { code: 'CATALOGUE_UNKNOWN_SCHEME' }, name);
      }
      const listing = listModerations(hub, { scheme: 'a\u0000b' });
      await assert.rejects(listing, { code: 'CATALOGUE_UNKNOWN_SCHEME' });
      // One that ships no more may have been moderated once.
      assert.deepEqual(await listModerations(hub, { scheme: 'no-such@3' }), []);
    });

    test('refuses with all that is wrong at once', async () => {
      const empty = { by: ' ', role: '', reason: '' };
      const wish = { ...empty, band: 'Splendid' };
      assert.deepEqual(await problemsOf(moderate(hub, birmingham, wish)), [
        ...['band', 'reason', 'by', 'role'],
      ]);
      const nul = { ...panel, reason: 'a\u0000b', band: 'Concern' };
      assert.deepEqual(await problemsOf(moderate(hub, birmingham, nul)), ['reason']);
      const long = { ...panel, reason: 'a'.repeat(2001), band: 'Concern' };
      assert.deepEqual(await problemsOf(moderate(hub, birmingham, long)), ['reason']);
    });

    test('refuses more bands away than the scheme allows, and the computed band', async () => {
      const far = moderate(hub, birmingham, { ...panel, band: 'Serious concern' });
      assert.deepEqual(await problemsOf(far), ['band']);
      const same = moderate(hub, birmingham, { ...panel, band: 'Meeting most targets' });
      assert.deepEqual(await problemsOf(same), ['band']);
    });

    test('refuses a scheme without moderation, and a prison that is not rated', async () => {
      const ippf = { scheme: 'ippf-2007', provider: 'Staffordshire', period };
      assert.deepEqual(await problemsOf(moderate(hub, ippf, { ...panel, band: 'Good' })), [
        ...['scheme'],
      ]);
      const unrated = { ...birmingham, provider: 'Manchester' };
      assert.deepEqual(await problemsOf(moderate(hub, unrated, { ...panel, band: 'Concern' })), [
        ...['provider'],
      ]);
    });

    test('of two at the same moment keeps one', async () => {
      const [last] = (await listSteps(database, { providerId: 'birmingham' })).slice(-1);
      assert.ok(last);
      const both = await Promise.all([1, 2].map(() => addStep(database, last, last.number)));
      assert.equal(both.filter((step) => step !== undefined).length, 1);
    });
  });
}
