import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { sql } from '../../database/index.ts';
import type { CellEdit, SavedCell } from './return.ts';
import { returnId } from './return-key.ts';
import { listCellVersions, listEvents, listSavedCells } from './return-store.ts';
import {
  analyst,
  firstEdits,
  jo,
  march,
  openedReturns,
  rashid,
  stranger,
} from './returns-hub.fixture.ts';
import { mergeEdits, saveCells } from './save-cells.ts';

const due = 'returned-area-court-reports-due';
const staff = 'returned-area-staff';
const by = { personId: null, name: 'Somebody', role: 'Manager' };
const saving = { by, at: '2008-04-10T12:00:00.000Z' };

describe('edits of cells', () => {
  const kept: SavedCell[] = [{ address: due, text: '100', version: 3, ...saving }];

  test('of the version that is kept make the next, and of an older one are conflicts with both texts', () => {
    const next = mergeEdits(kept, [{ address: due, text: '101', seen: 3 }], saving);
    assert.deepEqual(next.fresh, [{ address: due, text: '101', version: 4, ...saving }]);
    const late = mergeEdits(kept, [{ address: due, text: '99', seen: 2 }], saving);
    assert.deepEqual(late, {
      saved: [],
      fresh: [],
      conflicts: [{ address: due, yours: '99', kept: kept[0] }],
    });
  });

  test('that say what is kept change nothing, whatever version was seen', () => {
    const { fresh, saved, conflicts } = mergeEdits(
      kept,
      [{ address: due, text: ' 100 ', seen: 1 }],
      saving,
    );
    assert.deepEqual([fresh, saved, conflicts], [[], kept, []]);
  });

  test('of several people in any order lose nothing that another has not seen', () => {
    const move = fc.record({
      who: fc.constantFrom(0, 1, 2),
      address: fc.constantFrom('a', 'b', 'c'),
      text: fc.constantFrom('1', '2', '3', '4'),
      looks: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const desk = new Desk();
        for (const one of moves) desk.edit(one);
      }),
    );
  });
});

type Move = { who: number; address: string; text: string; looks: boolean };

/** People at one draft, beside a model of it: every text of a cell that was kept, in order, and how many each person saw. */
class Desk {
  private cells: SavedCell[] = [];
  private readonly texts = new Map<string, string[]>();
  private readonly seen = new Map<string, number>();

  edit({ who, address, text, looks }: Move): void {
    const texts = this.texts.get(address) ?? [''];
    const place = `${who} ${address}`;
    if (looks) this.seen.set(place, texts.length - 1);
    const seen = this.seen.get(place) ?? 0;
    const merged = mergeEdits(this.cells, [{ address, text, seen }], saving);
    const kept = texts.at(-1) === text ? 'kept already' : 'next';
    const expected = seen === texts.length - 1 || kept !== 'next' ? kept : 'conflict';
    assert.equal(merged.conflicts.length, expected === 'conflict' ? 1 : 0);
    assert.equal(merged.fresh.length, expected === 'next' ? 1 : 0);
    if (expected === 'next') texts.push(text);
    this.texts.set(address, texts);
    this.seen.set(place, texts.length - 1);
    this.cells = [
      ...this.cells.filter((cell) => merged.fresh.every((fresh) => fresh.address !== cell.address)),
      ...merged.fresh,
    ];
    const now = this.cells.find((cell) => cell.address === address);
    assert.deepEqual([now?.text ?? '', now?.version ?? 0], [texts.at(-1), texts.length - 1]);
  }
}

for (const { name, skip, open } of testDatabases()) {
  describe(`the draft of a return, on ${name}`, { skip }, () => {
    const hub = openedReturns(async () => openEmptyHub(await open()));
    const month = (offset: number) => ({ ...march, month: march.month - offset });

    test('begins with its first cell, and keeps who saved what when', async () => {
      const { saved } = await saveCells(hub.as(rashid), march, firstEdits({ [due]: '100' }));
      const actor = { personId: 'rashid-khan', name: 'Rashid Khan', role: 'Manager' };
      const cell = {
        address: due,
        text: '100',
        version: 1,
        by: actor,
        at: '2008-04-10T12:00:00.000Z',
      };
      assert.deepEqual(saved, [cell]);
      assert.deepEqual(await listSavedCells(hub.base.database, march), [cell]);
      const events = await listEvents(hub.base.database, march);
      assert.deepEqual(
        events.map(({ kind }) => kind),
        ['begun'],
      );
    });

    test('stands in the audit trail with what each cell said before and after', async () => {
      const key = month(4);
      await saveCells(hub.as(rashid), key, firstEdits({ [due]: '100' }));
      const edits = [
        { address: due, text: '101', seen: 1 },
        { address: staff, text: '50', seen: 0 },
      ];
      await saveCells(hub.as(jo), key, edits);
      await saveCells(hub.as(jo), key, [{ address: staff, text: '50', seen: 1 }]);
      const told = await hub.base.database.rows(
        z.object({ name: z.string(), before: z.unknown(), after: z.unknown() }),
        sql`select name, before, after from audit_entry where about_id = ${returnId(key)} order by entry_number`,
      );
      assert.deepEqual(
        told.map(({ name: who, before, after }) => [who, before, after]),
        [
          ['Rashid Khan', { [due]: null }, { [due]: '100' }],
          ['Jo Bell', { [due]: '100', [staff]: null }, { [due]: '101', [staff]: '50' }],
        ],
      );
    });

    test('keeps both people’s cells, and of one cell shows the second both texts', async () => {
      const key = month(1);
      await saveCells(hub.as(rashid), key, firstEdits({ [due]: '100' }));
      const jos = await saveCells(hub.as(jo), key, firstEdits({ [due]: '110', [staff]: '50' }));
      assert.deepEqual(
        jos.saved.map(({ address }) => address),
        [staff],
      );
      const [conflict] = jos.conflicts;
      assert.deepEqual(
        [conflict?.yours, conflict?.kept.text, conflict?.kept.by.name],
        ['110', '100', 'Rashid Khan'],
      );
      const again = await saveCells(hub.as(jo), key, [{ address: due, text: '110', seen: 1 }]);
      assert.equal(again.saved[0]?.version, 2);
      const versions = await listCellVersions(hub.base.database, key, due);
      assert.deepEqual(
        versions.map(({ text, by: who }) => [text, who.name]),
        [
          ['110', 'Jo Bell'],
          ['100', 'Rashid Khan'],
        ],
      );
    });

    test('saved by many at once has each cell’s versions one after the other, and one winner of each', async () => {
      const key = month(2);
      const edits = (text: string): CellEdit[] => [
        { address: due, text, seen: 0 },
        { address: `${staff}`, text, seen: 0 },
      ];
      const people = [rashid, jo, rashid, jo, rashid, jo];
      const told = await Promise.all(
        people.map((caller, index) => saveCells(hub.as(caller), key, edits(String(index)))),
      );
      assert.deepEqual(told.map(({ saved }) => saved.length).toSorted(), [0, 0, 0, 0, 0, 2]);
      const cells = await listSavedCells(hub.base.database, key);
      assert.deepEqual(
        cells.map(({ version }) => version),
        [1, 1],
      );
      assert.equal(new Set(cells.map(({ text }) => text)).size, 1);
      const events = await listEvents(hub.base.database, key);
      assert.deepEqual(
        events.map(({ kind }) => kind),
        ['begun'],
      );
    });

    test('refuses cells that the form does not have, and texts that cannot be kept, all of them', async () => {
      const edits = firstEdits({
        [`${due}s`]: '1',
        [staff]: '5'.repeat(101),
        'staff:explanation': 'a',
        'sickness:recovery': '\0',
      });
      await assert.rejects(saveCells(hub.as(rashid), month(3), edits), (error: unknown) => {
        assert.ok(error instanceof Error && 'code' in error && 'problems' in error);
        assert.equal(error.code, 'DELIVER_RETURN_CELL');
        const { problems } = error;
        assert.ok(Array.isArray(problems));
        assert.deepEqual(
          problems.map(({ place }) => place.path),
          [`${due}s`, staff, 'staff:explanation', 'sickness:recovery'],
        );
        assert.match(problems[0].message, new RegExp(`Did you mean ${due}\\?`));
        return true;
      });
      assert.deepEqual(await listSavedCells(hub.base.database, month(3)), []);
    });

    test('is open to those who fill in returns of the provider alone', async () => {
      const edits = firstEdits({ [due]: '1' });
      await assert.rejects(saveCells(hub.as(stranger), month(4), edits), {
        code: 'ACCESS_OUT_OF_SCOPE',
      });
      await assert.rejects(saveCells(hub.as(analyst), month(4), edits), { code: 'ACCESS_DENIED' });
      // The database shows nothing either, were the action to forget.
      assert.equal((await listSavedCells(hub.as(rashid).database, march)).length, 1);
      assert.deepEqual(await listSavedCells(hub.as(stranger).database, march), []);
    });

    test('is of a return that is owed', async () => {
      const edits = firstEdits({ [due]: '1' });
      for (const key of [
        { ...march, providerId: 'stafford' },
        { ...march, month: march.month - 12 },
        { ...march, month: march.month + 2 },
      ]) {
        await assert.rejects(saveCells(hub.as(rashid), key, edits), {
          code: 'DELIVER_RETURN_NOT_OWED',
        });
      }
    });
  });
}
