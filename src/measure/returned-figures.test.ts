import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { monthPeriod, type Period, rangePeriod } from '../calendar/index.ts';
import { getMetric, getRecordType } from '../catalogue/index.ts';
import type { Database } from '../database/index.ts';
import {
  type LedgerRecord,
  type ReturnKey,
  type ReturnReadings,
  saveCells,
  stateCoverage,
  storeRecords,
  submitReturn,
  syncRecordTables,
} from '../deliver/index.ts';
import { getSubject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { countHeld } from './holdings.ts';
import { keepDefinitions, keepTallies } from './keep-tallies.ts';
import { MonthByMonth } from './month-by-month.ts';
import { readCounted } from './read-counted.ts';
import { traceFigure } from './trace.ts';
import { verifyTallies } from './verify.ts';

const provider = 'west-mercia';
const template = 'probation-area-monthly';
const [january, february, march] = [1, 2, 3].map((month) => monthPeriod(2008, month).first);
const types = [
  'returned-probation-area-monthly',
  'sickness-absence',
  'staff-in-post',
  'monitoring-return',
];

/** Nothing stands beside these returns. */
const readings: ReturnReadings = {
  ...{ naturalLimits: () => undefined, misses: () => false },
  ...{ levels: async () => new Map(), counted: async () => new Map() },
};

/** Everything but sickness and monitoring is not supplied. */
const blank = [
  'court-reports-on-time',
  'court-reports-due',
  'breaches-on-time',
  'breaches-due',
  'orders-ended-well',
  'orders-ended',
  'days-stood-down',
  'days-arranged',
];
const lines = ['court-reports', 'breaches', 'orders', 'stand-downs', 'sickness', 'monitoring'];

function cells(figures: Readonly<Record<string, string>>) {
  const stated = {
    ...Object.fromEntries(blank.map((code) => [code, 'not supplied'])),
    ...{ 'monitoring-right': '140', 'monitoring-due': '150' },
    ...figures,
  };
  return [
    ...Object.entries(stated).map(([code, text]) => ({
      address: `returned-area-${code}`,
      text,
      seen: 0,
    })),
    ...lines.map((line) => ({
      address: `${line}:explanation`,
      text: 'Not counted here.',
      seen: 0,
    })),
  ];
}

for (const { name, skip, open } of testDatabases()) {
  describe(`figures of returns, on ${name}`, { skip }, () => {
    let database: Database;
    let hub: Hub;
    let instant = '2008-04-10T12:00:00.000Z';
    let beforeMarch = '';

    const submit = async (month: number | undefined, figures: Readonly<Record<string, string>>) => {
      const key: ReturnKey = { providerId: provider, template, month: month ?? 0 };
      await saveCells(hub, key, cells(figures));
      await submitReturn(hub, readings, key);
    };
    const store = (type: string, rows: LedgerRecord[]) =>
      storeRecords(hub, {
        ...{ type: getRecordType(hub.catalogue, type), rows, fileName: `${type}.csv`, portion: 1 },
        ...{ contentHash: `${type} ${rows.length}`, recordedBy: 'tests' },
      });
    const outturn = async (code: string, period: Period) => {
      const metric = getMetric(hub.catalogue, code);
      const figures = await readCounted(hub, [metric], { period, providerIds: [provider] });
      const subject = hub.estate.providers.filter(
        ({ id }) => id === getSubject(hub.estate, provider).id,
      );
      const { outturn: counted } = await traceFigure(hub, { provider, metric: code, period });
      const found = figures.find(subject, metric)?.outturn ?? null;
      assert.equal(counted, found);
      return found;
    };

    before(async () => {
      database = await open();
      const empty = openEmptyHub(database);
      const recordTypes = empty.catalogue.recordTypes.filter(({ code }) => types.includes(code));
      const tallies = empty.catalogue.tallies.filter(({ record }) => types.includes(record));
      const metrics = ['P23', 'P24'].map((code) => getMetric(empty.catalogue, code));
      const catalogue = { ...empty.catalogue, recordTypes, tallies, metrics };
      hub = { ...empty, catalogue, now: () => new Date(instant) };
      hub = { ...hub, followers: [keepTallies(hub)] };
      await database.transaction(async (session) => {
        await syncRecordTables(session, catalogue);
        await keepDefinitions(session, hub);
      });
      // January: nothing but records, which say that nobody was ill. February: records and a return. March: a return.
      await store('staff-in-post', [
        ...[january, february].map((_, index) => ({
          ...{ providerId: provider, recordKey: `staff-${index}` },
          fields: { counted_on: index === 0 ? '2008-01-31' : '2008-02-29', headcount: 40 },
        })),
      ]);
      await store(
        'sickness-absence',
        Array.from({ length: 10 }, (_, index) => ({
          ...{ providerId: provider, recordKey: `absence-${index}` },
          fields: {
            person: `P-${1000 + index}`,
            first_day: '2008-02-04',
            last_day: '2008-02-05',
            days_lost: 2,
          },
        })),
      );
      await database.transaction((session) =>
        stateCoverage(
          session,
          {
            providerId: provider,
            recordTypes: ['sickness-absence'],
            first: january ?? 0,
            months: 1,
          },
          'tests',
        ),
      );
      await submit(january, { 'sickness-days': '500', staff: '60' });
      await submit(february, { 'sickness-days': '99', staff: '60' });
      await setTimeout(5);
      beforeMarch = new Date().toISOString();
      await setTimeout(5);
      await submit(march, { 'sickness-days': '37.5', staff: '50' });
      instant = '2008-05-20T12:00:00.000Z';
    });
    after(() => database.close());
    const only = (month: number | undefined) => rangePeriod(month ?? 0, month ?? 0);

    test('count where there are no records', async () => {
      // 37.5 days of 50 staff in one month of twelve: 37.5 ÷ 50 × 12.
      assert.equal(await outturn('P23', only(march)), 9);
    });

    test('yield to records of the month, and to the word that there are none', async () => {
      // 10 absences of 2 days, 40 staff: 20 ÷ 40 × 12. The 99 days and 60 staff that were returned do not count.
      assert.equal(await outturn('P23', only(february)), 6);
      // All records of January are in, and there are none: 0 days, whatever was returned.
      assert.equal(await outturn('P23', only(january)), 0);
    });

    test('go together with records over months', async () => {
      // 20 and 37.5 days, over the mean of 40 and 50 staff, for two months of twelve: 57.5 ÷ 45 × 6.
      const over = await outturn('P23', rangePeriod(february ?? 0, march ?? 0));
      assert.equal(over?.toFixed(6), ((57.5 / 45) * 6).toFixed(6));
      const span = rangePeriod(january ?? 0, march ?? 0);
      const metric = getMetric(hub.catalogue, 'P23');
      const known = await MonthByMonth.read(hub, { providerId: provider, metrics: [metric], span });
      assert.deepEqual(known.outturnsOf(metric), [0, 6, 9]);
    });

    test('count as returned on time only by the due day: P24', async () => {
      // The return of March came on 10 April: 140 of 150. That of February was due on 15 March, so none of its 150 counts.
      assert.equal((await outturn('P24', only(march)))?.toFixed(4), ((140 / 150) * 100).toFixed(4));
      assert.equal(await outturn('P24', only(february)), 0);
    });

    test('are traced to the line and submission of the return, and to who submitted it', async () => {
      const { tallies, records } = await traceFigure(hub, {
        provider,
        metric: 'P23',
        period: only(march),
      });
      assert.deepEqual(
        tallies
          .filter(({ records: count }) => count > 0)
          .map(({ code, months }) => [code, months[0]?.amount]),
        [
          ['returned-area-sickness-days', 37.5],
          ['returned-area-staff', 50],
        ],
      );
      assert.equal(records.recordType, 'returned-probation-area-monthly');
      assert.deepEqual(
        records.rows.map(({ record, file, recordedBy, adds }) => [record, file, recordedBy, adds]),
        [
          [
            '2008-03.returned-area-sickness-days',
            'Probation area monthly return, Mar 2008, submission 1',
            'Gatehouse',
            '37.5',
          ],
        ],
      );
    });

    test('are told as at an instant as they stood then', async () => {
      const asAt = (period: Period, at: string) =>
        traceFigure(hub, { provider, metric: 'P23', period, asAt: at }).then(
          (trace) => trace.outturn,
        );
      assert.equal(await asAt(only(march), beforeMarch), null);
      assert.equal(await asAt(only(march), '2100-01-01'), 9);
      assert.equal(await asAt(only(february), '2100-01-01'), 6);
    });

    test('add up to what is kept', async () => {
      const { differences } = await verifyTallies(hub, { repair: false, onStep: () => undefined });
      assert.deepEqual(differences, []);
    });

    test('are held for the metrics that they make', async () => {
      const held = await countHeld(hub, 'metric_code', { periods: [only(march)] });
      assert.deepEqual([held.get('P23')?.counted, held.get('P24')?.counted], [1, 1]);
    });

    test('are changed by the return and not as records', async () => {
      await assert.rejects(store('returned-probation-area-monthly', []), {
        code: 'DELIVER_RETURN_ALONE',
        status: 409,
      });
    });
  });
}
