import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { type Caller, publicCaller } from '../access/index.ts';
import { monthPeriod } from '../calendar/index.ts';
import { getRecordType } from '../catalogue/index.ts';
import type { Database } from '../database/index.ts';
import { acceptReturn, reopenReturn, storeRecords } from '../deliver/index.ts';
import { listPerformance } from './actions.ts';
import { checker, type HomeHub, holder, manager, march, openHomeHub } from './home/home.fixture.ts';
import { provisionalWords } from './provisional.ts';
import { traceFigure } from './trace.ts';

const asked = { provider: 'west-mercia', metrics: ['P23'], period: monthPeriod(2008, 3) };

for (const { name, skip, open } of testDatabases()) {
  describe(`a provisional figure, on ${name}`, { skip }, () => {
    let database: Database;
    let hub: HomeHub;
    before(async () => {
      database = await open();
      hub = await openHomeHub(openEmptyHub(database));
      await hub.submit(march);
      hub.at('2008-05-20T12:00:00.000Z');
    });
    after(() => database.close());

    const rowFor = async (caller: Caller) => {
      const [row] = await listPerformance(hub.as(caller), asked);
      return [row?.outturn, row?.provisional];
    };
    const traced = async () =>
      (await traceFigure(hub.as(manager), { ...asked, metric: 'P23' })).provisional;

    test('says so until its return is accepted, and again once that is reopened', async () => {
      // 37.5 days of 50 staff in one month of twelve: 37.5 ÷ 50 × 12.
      assert.deepEqual(await rowFor(manager), [9, provisionalWords]);
      assert.equal(await traced(), provisionalWords);
      await acceptReturn(hub.as(checker), march);
      assert.deepEqual(await rowFor(manager), [9, null]);
      assert.equal(await traced(), null);
      await reopenReturn(hub.as(checker), march, { reason: 'One was counted twice.' });
      assert.deepEqual(await rowFor(manager), [9, provisionalWords]);
      assert.equal(await traced(), provisionalWords);
    });

    test('says so to everyone who sees it, and to nobody else', async () => {
      assert.deepEqual(await rowFor(holder('Nils', [], ['warwickshire'])), [9, provisionalWords]);
      assert.deepEqual(await rowFor(publicCaller), [null, null]);
    });

    test('is settled where records count in its place', async () => {
      const keeper = holder('Kay', ['see records', 'keep records'], ['west-mercia']);
      const store = (type: string, fields: Record<string, string | number>) => {
        const row = { providerId: 'west-mercia', recordKey: type, fields };
        const kind = getRecordType(hub.as(keeper).catalogue, type);
        return storeRecords(hub.as(keeper), {
          ...{ type: kind, rows: [row], fileName: `${type}.csv`, portion: 1 },
          ...{ contentHash: type, recordedBy: 'Kay' },
        });
      };
      await store('staff-in-post', { counted_on: '2008-03-31', headcount: 40 });
      // The days that were lost still are those of the return: 37.5 ÷ 40 × 12.
      assert.deepEqual(await rowFor(manager), [11.25, provisionalWords]);
      await store('sickness-absence', {
        ...{ person: 'P-1', first_day: '2008-03-04', last_day: '2008-03-05', days_lost: 2 },
      });
      // 2 ÷ 40 × 12, and nothing of it was returned.
      const [outturn, provisional] = await rowFor(manager);
      assert.equal(Number(outturn).toFixed(6), '0.600000');
      assert.equal(provisional, null);
    });
  });
}
