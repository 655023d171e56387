import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import type { Database } from '../../database/index.ts';
import { editsMade } from './edits-made.ts';
import {
  firstEdits,
  jo,
  openReturnsHub,
  type ReturnsHub,
  rashid,
  stranger,
} from './returns-hub.fixture.ts';
import { saveCells } from './save-cells.ts';

const due = 'returned-area-court-reports-due';
const staff = 'returned-area-staff';

for (const engine of testDatabases()) {
  describe(`the edits in a whole form on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: ReturnsHub;
    before(async () => {
      database = await engine.open();
      hub = await openReturnsHub(openEmptyHub(database));
    });
    after(() => database.close());

    test('are the cells that its writer changed, whatever others have saved since', async () => {
      const key = hub.another();
      await saveCells(hub.as(rashid), key, firstEdits({ [due]: '100' }));
      // Jo has opened the form with 100 and a blank; meanwhile Rashid corrects one and fills in the other.
      await saveCells(hub.as(rashid), key, [
        { address: due, text: '110', seen: 1 },
        { address: staff, text: '50', seen: 0 },
      ]);
      const untouched = [
        { address: due, text: '100', seen: 1 },
        { address: staff, text: ' ', seen: 0 },
      ];
      assert.deepEqual(await editsMade(hub.as(jo), key, untouched), []);
      const changed = { address: due, text: '105', seen: 1 };
      assert.deepEqual(await editsMade(hub.as(jo), key, [changed]), [changed]);
      const same = { address: due, text: '110', seen: 1 };
      assert.deepEqual(await editsMade(hub.as(jo), key, [same]), []);
      const cleared = { address: due, text: '', seen: 2 };
      assert.deepEqual(await editsMade(hub.as(jo), key, [cleared]), [cleared]);
    });

    test('are looked at by whoever fills the return in alone', async () => {
      await assert.rejects(editsMade(hub.as(stranger), hub.another(), []), {
        code: 'ACCESS_OUT_OF_SCOPE',
      });
    });
  });
}
