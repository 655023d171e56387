import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { sql } from '../../database/index.ts';
import type { ReturnKey } from './return.ts';
import {
  acceptReturn,
  answerQuery,
  lockReturn,
  queryReturn,
  readReturn,
  reopenReturn,
  saveCells,
  submitReturn,
} from './return-actions.ts';
import {
  analyst,
  fillIn,
  jo,
  march,
  openedReturns,
  rashid,
  readings,
  stranger,
} from './returns-hub.fixture.ts';

const due = 'returned-area-court-reports-due';
const plain = readings();

const entry = z.object({
  action: z.string(),
  name: z.string(),
  provider_id: z.string().nullable(),
});

for (const { name, skip, open } of testDatabases()) {
  describe(`the steps of a return, on ${name}`, { skip }, () => {
    const hub = openedReturns(async () => openEmptyHub(await open()));
    const another = () => hub.another();
    const stateOf = async (key: ReturnKey) => (await readReturn(hub.as(analyst), plain, key)).state;

    test('goes its way from the draft to the lock and back, and the audit trail has each step', async () => {
      await fillIn(hub.as(rashid));
      const first = await submitReturn(hub.as(rashid), plain, march);
      assert.deepEqual([first.number, first.inTime], [1, true]);
      assert.equal(await stateOf(march), 'submitted');
      await queryReturn(hub.as(analyst), march, { cell: due, question: 'Is it 100?' });
      await answerQuery(hub.as(rashid), march, { query: 3, words: 'It is 110.' });
      await saveCells(hub.as(jo), march, [{ address: due, text: '110', seen: 1 }]);
      const second = await submitReturn(hub.as(jo), plain, march);
      assert.equal(second.number, 2);
      await acceptReturn(hub.as(analyst), march);
      await lockReturn(hub.as(analyst), march);
      assert.equal(await stateOf(march), 'locked');
      await reopenReturn(hub.as(analyst), march, { reason: 'Two reports were late.' });
      const view = await readReturn(hub.as(rashid), plain, march);
      assert.deepEqual([view.state, view.provisional], ['reopened', true]);
      assert.deepEqual(
        view.submissions.map(({ cells }) => cells.get(due)),
        ['100', '110'],
      );
      assert.deepEqual(
        view.events.map(({ kind, by }) => `${kind} by ${by.name}`),
        [
          'begun by Rashid Khan',
          'submitted by Rashid Khan',
          'queried by Ana List',
          'answered by Rashid Khan',
          'submitted by Jo Bell',
          'accepted by Ana List',
          'locked by Ana List',
          'reopened by Ana List',
        ],
      );
      const trail = await hub.base.database.rows(
        entry,
        sql`select action, name, provider_id from audit_entry
            where about_kind = 'return' and about_id = 'probation-area-monthly/west-mercia/2008-03' order by entry_number`,
      );
      assert.deepEqual(
        trail.map(({ action }) => action),
        [
          'return cells saved',
          'return submitted',
          'return queried',
          'return answered',
          'return cells saved',
          'return submitted',
          'return accepted',
          'return locked',
          'return reopened',
        ],
      );
      assert.ok(trail.every(({ provider_id }) => provider_id === 'west-mercia'));
    });

    test('is filled in and checked by those who may, for the provider alone', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      await assert.rejects(submitReturn(hub.as(analyst), plain, key), { code: 'ACCESS_DENIED' });
      await assert.rejects(submitReturn(hub.as(stranger), plain, key), {
        code: 'ACCESS_OUT_OF_SCOPE',
      });
      await assert.rejects(readReturn(hub.as(stranger), plain, key), {
        code: 'ACCESS_OUT_OF_SCOPE',
      });
      await submitReturn(hub.as(rashid), plain, key);
      await assert.rejects(acceptReturn(hub.as(rashid), key), { code: 'ACCESS_DENIED' });
      assert.deepEqual((await readReturn(hub.as(rashid), plain, key)).may, []);
      assert.deepEqual((await readReturn(hub.as(analyst), plain, key)).may, [
        'query',
        'accept',
        'reopen',
      ]);
    });

    test('is queried at a cell that there is, and answered once', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      await submitReturn(hub.as(rashid), plain, key);
      const ask = (cell: string | null, question: string) =>
        queryReturn(hub.as(analyst), key, { cell, question });
      await assert.rejects(ask('staff', 'How many?'), { code: 'DELIVER_RETURN_CELL' });
      await assert.rejects(ask(due, '  '), { code: 'DELIVER_RETURN_WORDS' });
      await ask(due, 'How many?');
      await ask(null, 'Who filled it in?');
      const answer = (query: number, words: string) =>
        answerQuery(hub.as(rashid), key, { query, words });
      await assert.rejects(answer(99, 'Yes.'), { code: 'DELIVER_RETURN_NO_QUERY' });
      await answer(3, 'One hundred.');
      await assert.rejects(answer(3, 'No: ninety.'), { code: 'DELIVER_RETURN_NO_QUERY' });
      await assert.rejects(
        acceptReturn(hub.as(analyst), key),
        /One question waits for an answer\./,
      );
      await answer(4, 'I did.');
      await acceptReturn(hub.as(analyst), key);
      assert.equal(await stateOf(key), 'accepted');
    });

    test('that is reopened begins again from what was submitted, and only with a reason', async () => {
      const key = another();
      await fillIn(hub.as(rashid), key);
      await submitReturn(hub.as(rashid), plain, key);
      await queryReturn(hub.as(analyst), key, { cell: due, question: 'How many?' });
      // An edit that was not submitted is not what was submitted.
      await saveCells(hub.as(rashid), key, [{ address: due, text: '120', seen: 1 }]);
      await assert.rejects(reopenReturn(hub.as(analyst), key, { reason: ' ' }), {
        code: 'DELIVER_REASON_MISSING',
      });
      await reopenReturn(hub.as(analyst), key, { reason: 'Asked of the wrong month.' });
      const view = await readReturn(hub.as(rashid), plain, key);
      const cell = view.lines.flatMap(({ cells }) => cells).find(({ address }) => address === due);
      assert.deepEqual([cell?.text, cell?.version, cell?.submitted], ['100', 3, '100']);
      // The question of before does not stand in the way.
      await submitReturn(hub.as(rashid), plain, key);
    });
  });
}
