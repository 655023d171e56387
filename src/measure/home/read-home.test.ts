import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { publicCaller } from '../../access/index.ts';
import { getRecordType } from '../../catalogue/index.ts';
import { type Database, sql } from '../../database/index.ts';
import { queryReturn, storeRecords } from '../../deliver/index.ts';
import {
  checker,
  type HomeHub,
  holder,
  manager,
  march,
  neighbour,
  openHomeHub,
} from './home.fixture.ts';
import { readHome } from './read-home.ts';
import { timelinessAt } from './waiting-returns.ts';

for (const { name, skip, open } of testDatabases()) {
  describe(`home, on ${name}`, { skip }, () => {
    let database: Database;
    let hub: HomeHub;
    before(async () => {
      database = await open();
      hub = await openHomeHub(openEmptyHub(database));
    });
    after(() => database.close());

    const waitingOf = async (caller: typeof manager) =>
      (await readHome(hub.as(caller))).waiting.lines.map(
        ({ title, todo, provider, when, overdue }) => [...[title, todo, provider, when], overdue],
      );

    test('tells many returns that are owed as one line, as urgent as the first', async () => {
      // Owed since April 2007: twelve months that have ended. The first was due on 15 May 2007, which is
      // 230 days before 31 December 2007; 20 April 2008 is 111 days after it (31 + 29 + 31 + 20).
      assert.deepEqual(await waitingOf(manager), [
        [
          ...['Probation area monthly return: 12', 'Fill in and submit', 'West Mercia'],
          'the first was due 15 May 2007, 341 days overdue',
          true,
        ],
      ]);
    });

    test('tells whoever checks what was submitted, and whoever fills in what was asked', async () => {
      await hub.submit(march);
      // Whoever checks has nothing to fill in, and so nothing else waits.
      assert.deepEqual(await waitingOf(checker), [
        [
          ...['Probation area monthly return, Mar 2008', 'Check it', 'West Mercia'],
          'submitted 20 April 2008',
          false,
        ],
      ]);
      await queryReturn(hub.as(checker), march, { cell: null, question: 'All of them?' });
      assert.deepEqual(await waitingOf(checker), []);
      const [all, asked] = await waitingOf(manager);
      assert.equal(all?.[0], 'Probation area monthly return: 11');
      assert.deepEqual(asked, [
        ...['Probation area monthly return, Mar 2008', 'Answer a question', 'West Mercia'],
        ...['was due 15 April 2008, 5 days overdue', true],
      ]);
    });

    test('tells what was done, by whom, to whom it concerns and to nobody else', async () => {
      const told = async (caller: typeof manager) =>
        (await readHome(hub.as(caller))).happenings.map(({ what, about, provider, name: by }) => [
          ...[what, about, provider, by],
        ]);
      const expected = [
        ['Return queried', 'Probation area monthly return, Mar 2008', 'West Mercia', 'Chen'],
        ['Return submitted', 'Probation area monthly return, Mar 2008', 'West Mercia', 'Mona'],
      ];
      assert.deepEqual((await told(manager)).sort(), expected);
      assert.deepEqual((await told(checker)).sort(), expected);
      assert.deepEqual(await told(neighbour), []);
      assert.deepEqual(await told(publicCaller), []);
      // Over West Mercia too, but with no permission that reaches its returns.
      assert.deepEqual(await told(holder('Ola', [], ['west-mercia'])), []);
    });

    test('tells of records that were stored whoever sees records of the provider', async () => {
      const keeper = holder('Kay', ['see records', 'keep records'], ['west-mercia']);
      const row = { providerId: 'west-mercia', recordKey: 'staff' };
      await storeRecords(hub.as(keeper), {
        type: getRecordType(hub.as(keeper).catalogue, 'staff-in-post'),
        rows: [{ ...row, fields: { counted_on: '2008-02-29', headcount: 40 } }],
        ...{ fileName: 'staff.csv', portion: 1, contentHash: 'staff', recordedBy: 'Kay' },
      });
      const told = async (caller: typeof manager) =>
        (await readHome(hub.as(caller))).happenings
          .filter(({ what }) => what === 'Records stored')
          .map(({ about, name: by }) => [about, by]);
      assert.deepEqual(await told(keeper), [['staff.csv', 'Kay']]);
      assert.deepEqual(await told(manager), []);
      assert.deepEqual(await told(holder('Lee', ['see records'], ['warwickshire'])), []);
    });

    test('tells of a moderated rating whoever has the provider in scope, though everyone sees performance', async () => {
      await database.transaction((session) =>
        session.run(sql`
          insert into rating_moderation (provider_id, scheme, scheme_version, period, moderation_number, kind, band,
            computed_band, scheme_hash, reason, actor_name, actor_role, recorded_at)
          values ('west-mercia', 'areas', 1, '2007-08', 1, 'moderated', 'Good', 'Fair', 'h', 'Late figures.', 'Max',
            'Head', '2008-04-19T12:00:00Z')`),
      );
      const told = async (caller: typeof manager) =>
        (await readHome(hub.as(caller))).happenings
          .filter(({ what }) => what === 'Rating moderated')
          .map(({ name: by, role, href }) => [by, role, href]);
      const line = ['Max', 'Head', '/ratings/areas/west-mercia?period=2007-08'];
      assert.deepEqual(await told(manager), [line]);
      assert.deepEqual(await told(neighbour), []);
    });

    test('shows nothing of another provider, whatever waits there', async () => {
      const { waiting, happenings, checked } = await readHome(hub.as(neighbour));
      assert.deepEqual(
        [...new Set([...waiting.lines, ...happenings].map(({ providerId }) => providerId))],
        ['warwickshire'],
      );
      assert.equal(checked, undefined);
      assert.deepEqual(await waitingOf(publicCaller), []);
    });

    test('counts what came late, and what is missing, for whoever checks', async () => {
      // Of 2 areas 12 months each fell due, and one return came, five days after it was due.
      const { checked } = await readHome(hub.as(checker));
      const expected = { due: 24, inTime: 0, late: 1, missing: 23, revised: 0, percentInTime: 0 };
      assert.deepEqual(checked, expected);
      assert.deepEqual(await timelinessAt(hub.as(neighbour), 'west-mercia'), undefined);
      const own = { ...expected, due: 12, missing: 11 };
      assert.deepEqual(await timelinessAt(hub.as(manager), 'west-mercia'), own);
    });

    test('has nothing of a month that still runs, and nothing for whoever only reads', async () => {
      hub.at('2008-04-30T12:00:00.000Z');
      const running = (await readHome(hub.as(manager))).waiting;
      assert.ok(running.lines.every(({ on }) => on <= '2008-04-15'));
      hub.at('2008-04-20T12:00:00.000Z');
      const idle = holder('Ivo', ['see returns'], ['west-mercia']);
      assert.deepEqual((await readHome(hub.as(idle))).waiting.lines, []);
    });
  });
}
