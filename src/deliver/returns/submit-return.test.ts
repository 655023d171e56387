import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { printPeriod } from '../../calendar/index.ts';
import { sql } from '../../database/index.ts';
import { GatehouseError } from '../../errors.ts';
import { lockMonth } from '../ledger/month-locks.ts';
import { monthPeriodOf } from './due.ts';
import type { ReturnKey } from './return.ts';
import {
  acceptReturn,
  lockReturn,
  readReturn,
  reopenReturn,
  saveCells,
  submitReturn,
} from './return-actions.ts';
import { recordPrefix } from './return-records.ts';
import {
  analyst,
  fillIn,
  firstEdits,
  jo,
  march,
  openedReturns,
  rashid,
  readings,
  sound,
} from './returns-hub.fixture.ts';

const due = 'returned-area-court-reports-due';
const white = 'returned-area-staff.white';
const plain = readings();

const kept = z.object({
  record_key: z.string(),
  revision: z.number(),
  value: z.number(),
  ethnicity: z.string().nullable(),
  submitted_on: z.string(),
});

for (const { name, skip, open } of testDatabases()) {
  describe(`submitting a return, on ${name}`, { skip }, () => {
    const hub = openedReturns(async () => openEmptyHub(await open()));
    const another = () => hub.another();
    const stateOf = async (key: ReturnKey) => (await readReturn(hub.as(analyst), plain, key)).state;
    const records = (key: ReturnKey) =>
      hub.base.database.rows(
        kept,
        sql`select record_key, revision, value, ethnicity, submitted_on from record_returned_probation_area_monthly
            where starts_with(record_key, ${recordPrefix(key)}) and superseded_in is null and not retracted
            order by record_key`,
      );

    test('keeps its figures as records: of what is broken down the groups, else the whole', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      await submitReturn(hub.as(rashid), plain, key);
      const rows = await records(key);
      // 18 cells: all but the whole of staff, which is its groups.
      assert.equal(rows.length, 17);
      const staff = rows.filter(({ record_key }) => record_key.includes('returned-area-staff'));
      assert.deepEqual(
        staff.map(({ value, ethnicity }) => [ethnicity, value]).toSorted(),
        [
          ['asian', 4],
          ['black', 0],
          ['chinese-or-other', 0],
          ['mixed', 0],
          ['white', 45],
          [null, 1],
        ].toSorted(),
      );
      assert.ok(
        rows.every(
          ({ submitted_on }) => submitted_on === hub.base.now().toISOString().slice(0, 10),
        ),
      );
    });

    test('takes back what a later submission no longer states, and keeps the day of the first', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      await submitReturn(hub.as(rashid), plain, key);
      await reopenReturn(hub.as(analyst), key, { reason: 'Staff were counted twice.' });
      const day = hub.base.now().toISOString().slice(0, 10);
      hub.at(day.replace(/10$/, '20T12:00:00.000Z'));
      const groups = Object.keys(sound).filter((address) =>
        address.startsWith('returned-area-staff.'),
      );
      await saveCells(hub.as(rashid), key, [
        ...groups.map((address) => ({ address, text: '', seen: 1 })),
        { address: 'returned-area-staff', text: '40', seen: 1 },
        { address: 'sickness:explanation', text: 'Groups are not known yet.', seen: 0 },
      ]);
      const again = await submitReturn(hub.as(rashid), plain, key);
      assert.equal(again.inTime, true);
      const rows = await records(key);
      const staff = rows.filter(({ record_key }) => record_key.includes('returned-area-staff'));
      assert.deepEqual(
        staff.map(({ value, ethnicity, submitted_on }) => [value, ethnicity, submitted_on]),
        [[40, null, day]],
      );
    });

    test('with anything in the way is not submitted, and every cell is named', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key, { [due]: '80', [white]: 'most' });
      const levels = readings({ levels: async () => new Map([['P03', 95]]) });
      await assert.rejects(submitReturn(hub.as(rashid), levels, key), (error: unknown) => {
        assert.ok(error instanceof GatehouseError);
        assert.equal(error.code, 'DELIVER_RETURN_REFUSED');
        assert.equal(error.status, 422);
        assert.deepEqual(
          error.problems.map(({ place }) => place?.path),
          // 90 on time of 80 due; 8 of 10 breaches is 80% and the level 95%; and a word for a number.
          ['returned-area-court-reports-on-time', 'returned-area-breaches-on-time', white],
        );
        return true;
      });
      assert.equal(await stateOf(key), 'draft');
      assert.deepEqual(await records(key), []);
    });

    test('that misses its level is submitted with an explanation and a recovery step', async () => {
      const key = another();
      const levels = readings({ levels: async () => new Map([['P03', 95]]) });
      await fillIn(hub.as(rashid), key, { 'breaches:explanation': 'Two officers were ill.' });
      await assert.rejects(submitReturn(hub.as(rashid), levels, key), {
        code: 'DELIVER_RETURN_REFUSED',
      });
      await saveCells(hub.as(rashid), key, firstEdits({ 'breaches:recovery': 'Both are back.' }));
      const { cells } = await submitReturn(hub.as(rashid), levels, key);
      assert.equal(cells.get('breaches:recovery'), 'Both are back.');
    });

    test('submitted twice is refused with who did it when', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      await submitReturn(hub.as(rashid), plain, key);
      await assert.rejects(submitReturn(hub.as(jo), plain, key), {
        code: 'DELIVER_RETURN_STEP',
        status: 409,
        message: /Rashid Khan submitted it on 10 \w+ 20\d\d at 1[23]:00\./,
      });
      await acceptReturn(hub.as(analyst), key);
      await lockReturn(hub.as(analyst), key);
      await assert.rejects(submitReturn(hub.as(jo), plain, key), /Ana List locked it on 10 /);
      await assert.rejects(
        saveCells(hub.as(jo), key, firstEdits({ [due]: '1' })),
        /Ana List locked it/,
      );
    });

    test('submitted by two people at once is submitted by one of them', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      const told = await Promise.allSettled(
        [rashid, jo, rashid, jo].map((caller) => submitReturn(hub.as(caller), plain, key)),
      );
      assert.equal(told.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const one of told) {
        if (one.status === 'rejected') assert.match(String(one.reason), /submitted it on/);
      }
      assert.equal((await readReturn(hub.as(rashid), plain, key)).submissions.length, 1);
    });

    test('is late from the day after its due day on', async () => {
      const key = another();
      hub.at(hub.base.now().toISOString().replace('-10T', '-18T'));
      await fillIn(hub.as(rashid), key);
      assert.equal((await submitReturn(hub.as(rashid), plain, key)).inTime, false);
      assert.equal((await readReturn(hub.as(rashid), plain, key)).daysLate, 3);
    });

    test('of a month that still runs is filled in but not submitted', async () => {
      const running = { ...march, month: march.month + 1 };
      hub.at('2008-04-30T12:00:00.000Z');
      await fillIn(hub.as(rashid), running);
      await assert.rejects(submitReturn(hub.as(rashid), plain, running), {
        code: 'DELIVER_RETURN_MONTH_RUNS',
      });
      assert.deepEqual((await readReturn(hub.as(rashid), plain, running)).may, ['save']);
      hub.at('2008-05-01T00:00:00.000Z');
      await submitReturn(hub.as(rashid), plain, running);
    });

    test('of a month that is locked in the ledger changes nothing at all', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      await lockMonth(hub.base, {
        month: printPeriod(monthPeriodOf(key.month)),
        reason: 'The year is settled.',
        by: 'Ana List',
      });
      await assert.rejects(submitReturn(hub.as(rashid), plain, key), {
        code: 'DELIVER_MONTH_LOCKED',
      });
      assert.equal(await stateOf(key), 'draft');
      assert.deepEqual((await readReturn(hub.as(rashid), plain, key)).submissions, []);
    });

    test('shows the months before, and asks about what is outside their limits', async () => {
      const [first, second, key] = [another(), another(), another()];
      for (const [before, text] of [
        [first, '110'],
        [second, '100'],
      ] as const) {
        await fillIn(hub.as(rashid), before, { [due]: text });
        await submitReturn(hub.as(rashid), plain, before);
      }
      await fillIn(hub.as(rashid), key);
      const seen: number[] = [];
      const limited = readings({
        naturalLimits: (values) => {
          seen.push(values.length);
          return { lower: 0, upper: 99 };
        },
      });
      const view = await readReturn(hub.as(rashid), limited, key);
      const before = view.lines[0]?.before.filter(({ tally }) => tally === due) ?? [];
      assert.deepEqual(before.slice(-2), [
        { tally: due, month: printPeriod(monthPeriodOf(first.month)), value: 110 },
        { tally: due, month: printPeriod(monthPeriodOf(second.month)), value: 100 },
      ]);
      assert.ok(seen.length > 0 && seen.every((months) => months === 12));
      assert.deepEqual(
        view.findings
          .filter(({ cell }) => cell === due)
          .map(({ check, asks, answered }) => [check, asks, answered]),
        [['out-of-the-ordinary', ['explanation'], false]],
      );
    });
  });
}
