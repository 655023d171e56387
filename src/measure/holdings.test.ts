import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub, openSampleHub } from '../../test/hubs.ts';
import { parsePeriod, printPeriod } from '../calendar/index.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { countHeld, latestHeld, listPeriodsHeld } from './holdings.ts';
import { openDrugTestHub } from './sample-drug-tests.fixture.ts';

for (const { name, skip, open } of testDatabases()) {
  describe(`what is held, on ${name}`, { skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await open();
      hub = await openSampleHub(database);
    });
    after(() => database.close());

    test('the cells that the appendices print are counted, the blank ones are not', async () => {
      const metrics = hub.catalogue.metrics
        .map(({ code }) => code)
        .filter((code) => /^[PK]\d\d$/.test(code));
      const held = await countHeld(hub, 'period', { metrics, periods: [parsePeriod('2007-08')] });
      const national = await countHeld(hub, 'provider_id', { metrics, providerIds: ['national'] });
      const { outturns = 0, levels = 0 } = held.get('2007-08') ?? {};
      // Appendices B and C print 673 figures; the rest are the levels of Appendix D.
      assert.equal(outturns + levels - (national.get('national')?.levels ?? 0), 673);
    });

    test('a figure that is stated again elsewhere counts once', async () => {
      const held = await countHeld(hub, 'metric_code', {
        metrics: ['P11'],
        providerIds: ['staffordshire'],
      });
      assert.deepEqual(held.get('P11'), { outturns: 1, levels: 1, counted: 0 });
    });

    test('a cell that says not applicable is no figure', async () => {
      const held = await countHeld(hub, 'provider_id', { metrics: ['K04'] });
      assert.deepEqual([...held], [['hewell-grange', { outturns: 1, levels: 1, counted: 0 }]]);
    });

    test('periods come the last to end first, the longest of those that end together', async () => {
      const held = await listPeriodsHeld(hub, { metrics: ['W01', 'A04', 'R05'] });
      assert.deepEqual(
        held.map(({ period }) => printPeriod(period)),
        [
          'Jul 2008',
          '2007-08',
          '2007-08 Q4',
          'Mar 2008',
          '2007-08 Q3',
          '2007-08 Q2',
          '2007-08 Q1',
          '2006-07 Q4',
        ],
      );
    });

    test('a level for a later month is not what is shown unasked', async () => {
      const held = await listPeriodsHeld(hub, { metrics: ['A04'] });
      const latest = latestHeld(held);
      assert.equal(latest && printPeriod(latest), 'Mar 2008');
    });
  });
}

for (const { name, skip, open } of testDatabases()) {
  describe(`what is held of records, on ${name}`, { skip }, () => {
    let hub: Hub;
    before(async () => {
      hub = await openDrugTestHub(openEmptyHub(await open()));
    });
    after(() => hub.database.close());

    test('is offered by quarter and financial year, the longest first', async () => {
      const held = await listPeriodsHeld(hub, { providerIds: ['stafford'], metrics: ['K05'] });
      assert.deepEqual(
        held.map(({ period, counted }) => [printPeriod(period), counted]),
        [
          ['2007-08', 1],
          ['2007-08 Q1', 1],
        ],
      );
    });

    test('counts real providers, with those who say that they had nothing', async () => {
      const held = await countHeld(hub, 'provider_id', { metrics: ['K05'] });
      const none = { outturns: 0, levels: 0 };
      assert.deepEqual(
        held,
        new Map([
          ['birmingham', { ...none, counted: 1 }],
          ['stafford', { ...none, counted: 1 }],
        ]),
      );
      const twins = await countHeld(hub, 'metric_code', { providerIds: ['simulated-stafford'] });
      assert.equal(twins.get('K05')?.counted, 1);
    });

    test('does not hold a period that still runs, nor a metric of which a part is missing', async () => {
      const early = { ...hub, now: () => new Date('2007-12-01T00:00:00Z') };
      const held = await listPeriodsHeld(early, { metrics: ['K05'] });
      // Stafford has tests of the first quarter; Birmingham says that it had none in any month.
      assert.deepEqual(
        held.map(({ period }) => printPeriod(period)),
        ['2007-08 Q2', '2007-08 Q1'],
      );
      // K02 takes the population beside the escapes.
      assert.equal((await countHeld(hub, 'metric_code', { metrics: ['K02'] })).size, 0);
    });
  });
}

test('an empty hub has no latest period', async () => {
  const [embedded] = testDatabases();
  const database = await embedded?.open();
  assert.ok(database);
  try {
    assert.equal(latestHeld(await listPeriodsHeld(openEmptyHub(database))), undefined);
  } finally {
    await database.close();
  }
});

describe('the period to show where none was asked for', () => {
  const held = (period: string, outturns: number, counted: number, levels = 0) => ({
    ...{ period: parsePeriod(period), outturns, counted, levels },
  });

  test('is the latest with an outturn, but not one into which only deadlines run on', () => {
    const periods = [held('2008-09', 0, 3), held('2007-08', 0, 900), held('2006-07', 0, 800)];
    assert.deepEqual(latestHeld(periods), parsePeriod('2007-08'));
    assert.deepEqual(latestHeld([held('2008-09', 2, 0), ...periods]), parsePeriod('2008-09'));
  });

  test('is the latest with a level where there is no outturn', () => {
    const periods = [held('2008-09', 0, 0, 1), held('2007-08', 0, 0, 9)];
    assert.deepEqual(latestHeld(periods), parsePeriod('2008-09'));
    assert.equal(latestHeld([]), undefined);
  });
});
