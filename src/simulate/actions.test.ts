import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { sampleOrder } from '../../test/simulations.ts';
import { storeCalendars, yearPeriod } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import type { Database } from '../database/index.ts';
import { listCoverage, syncRecordTables } from '../deliver/index.ts';
import { listLedgerBatches } from '../deliver/ledger/batch-store.ts';
import { isSimulated, loadEstate, nameOf, storeEstate } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { keepTallies, listPerformance } from '../measure/index.ts';
import { simulate, withdrawSimulation } from './actions.ts';
import { readOrder } from './order.ts';
import { showSimulated } from './show-simulated.ts';

const types = ['order-or-licence', 'unpaid-work-requirement', 'unpaid-work-day', 'drug-test'];
const quietly = () => undefined;

/** A hub with few record types, so that a test has few batches, and with the tallies kept. */
async function openHub(database: Database): Promise<Hub> {
  const whole = openEmptyHub(database);
  const recordTypes = whole.catalogue.recordTypes.filter(({ code }) => types.includes(code));
  const tallies = whole.catalogue.tallies.filter(({ record }) => types.includes(record));
  const hub = { ...whole, catalogue: { ...whole.catalogue, recordTypes, tallies } };
  await database.transaction(async (session) => {
    await storeCalendars(session, hub.calendars);
    await storeEstate(session, hub.estate);
    await syncRecordTables(session, hub.catalogue);
  });
  return { ...hub, followers: [keepTallies(hub)] };
}

for (const { name, skip, open } of testDatabases()) {
  describe(`a simulation in ${name}`, { skip }, () => {
    async function opened(t: TestContext): Promise<Hub> {
      const database = await open();
      t.after(() => database.close());
      return openHub(database);
    }
    const ordered = (hub: Hub, seed = '1') =>
      readOrder(hub, sampleOrder({ seed, providers: 'west-midlands', records: '1000' }));

    test('is stored in marked batches, once', async (t) => {
      const hub = await opened(t);
      const shares: number[] = [];
      const first = await simulate(hub, ordered(hub), (share) => shares.push(share));
      assert.ok(Math.abs(first.added - 1000) <= 20, String(first.added));
      assert.ok(first.revised > 0);
      assert.ok(shares.length > 1 && shares.every((share) => share > 0 && share <= 1));
      const batches = await listLedgerBatches(hub.database);
      assert.ok(
        batches.every(({ simulated, recordedBy }) => simulated && recordedBy === 'simulate'),
      );
      const again = await simulate(hub, ordered(hub), quietly);
      assert.deepEqual(again, { added: 0, revised: 0, retracted: 0, unchanged: 0, batches: 0 });
      assert.equal((await listLedgerBatches(hub.database)).length, batches.length);
    });

    test('says of every twin and month that its records are in', async (t) => {
      const hub = await opened(t);
      await simulate(hub, ordered(hub), quietly);
      const { first, months } = yearPeriod(2007);
      const covered = await listCoverage(hub.database, { first, months });
      // 4 areas with three of the types each, 12 prisons with one.
      assert.equal(covered.length, 4 * 3 + 12);
      assert.ok(covered.every((one) => isSimulated(one.provider_id) && one.months === 12));
    });

    test('is refused beside another one, until that is withdrawn', async (t) => {
      const hub = await opened(t);
      await simulate(hub, ordered(hub), quietly);
      await assert.rejects(simulate(hub, ordered(hub, '2'), quietly), {
        code: 'SIMULATE_OTHER_HELD',
        message: /--seed 1 --providers .*simulate --withdraw/,
      });
      assert.ok((await withdrawSimulation(hub, quietly)) > 0);
      const { first, months } = yearPeriod(2007);
      assert.deepEqual(await listCoverage(hub.database, { first, months }), []);
      assert.ok((await simulate(hub, ordered(hub, '2'), quietly)).added > 0);
    });

    test('shows its twins in the estate from the next start on, and changes nothing real', async (t) => {
      const hub = await opened(t);
      const query = {
        region: 'west-midlands',
        period: yearPeriod(2007),
        metrics: ['P04', 'P09', 'P10', 'K05'],
      };
      const before = await listPerformance(hub, query);
      const fresh = { ...hub, estate: loadEstate(packageRoot) };
      await showSimulated(fresh);
      assert.ok(!('simulatedNation' in fresh.estate));
      await simulate(hub, ordered(hub), quietly);
      await showSimulated(fresh);
      assert.equal(nameOf(fresh.estate, 'simulated-national'), 'National (simulated)');
      assert.deepEqual(await listPerformance(fresh, query), before);
      const twins = await listPerformance(fresh, { ...query, region: 'simulated-west-midlands' });
      assert.ok(twins.some(({ outturn }) => outturn !== null));
    });
  });
}
