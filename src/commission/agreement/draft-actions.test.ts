import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { findAddress } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { annex, withCell } from './annex.fixture.ts';
import { cellAt } from './content.ts';
import { diffContent } from './diff-content.ts';
import { addRemark, createDraft, saveDraft } from './draft-actions.ts';
import { getFile } from './get-agreement.ts';
import {
  commissioner,
  provider,
  refusalOf,
  sound,
  TwoParties,
  wishOf,
} from './two-parties.fixture.ts';

for (const engine of testDatabases()) {
  describe(`a draft in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let parties: TwoParties;
    before(async () => {
      database = await engine.open();
      parties = new TwoParties(openEmptyHub(database));
      hub = parties.hub;
    });
    after(() => database.close());

    test('is begun only with what it needs, and never over another', async () => {
      await parties.draft('taken');
      assert.equal(
        (await refusalOf(createDraft(hub, wishOf('taken'), provider))).code,
        'COMMISSION_ID_TAKEN',
      );
      const wrong = {
        ...wishOf('Not An Id'),
        title: ' ',
        startsOn: '2014-02-30',
        parent: 'nobody',
      };
      const refusal = await refusalOf(createDraft(hub, wrong, provider));
      assert.deepEqual(
        refusal.problems.map(({ place }) => place?.path),
        ['id', 'title', 'starts', 'parent'],
      );
      const missing = await refusalOf(getFile(hub.database, 'takn'));
      assert.match(missing.message, /Did you mean taken/);
    });

    test('keeps the words of two who write at once', async () => {
      const id = 'two-writers';
      await parties.draft(id);
      const base = (await parties.seen(id)).version;
      const one = diffContent(annex, sound, withCell(sound, 'capacity/entry/cna', '740'));
      const other = diffContent(annex, sound, withCell(sound, 'programmes/tsp/starts', '81'));
      await saveDraft(hub, id, { base, changes: one, note: null }, commissioner);
      const together = await saveDraft(hub, id, { base, changes: other, note: null }, provider);
      assert.ok(together.kind === 'saved');
      assert.equal(together.mergedWith, base + 1);
      const rows = together.version.content;
      assert.equal(rows.capacity?.rows[0]?.cells.cna, '740');
      assert.equal(rows.programmes?.rows[0]?.cells.starts, '81');
      const late = diffContent(annex, sound, withCell(sound, 'capacity/entry/cna', '739'));
      const clash = await saveDraft(hub, id, { base, changes: late, note: null }, provider);
      assert.ok(clash.kind === 'conflict');
      assert.equal(clash.conflicts.length, 1);
      assert.equal((await parties.seen(id)).version, base + 2, 'Nothing was stored.');
    });

    test('refuses what cannot stand in a cell, all of it at once, and stores nothing', async () => {
      const id = 'refused';
      await parties.draft(id);
      const { version: base } = await parties.seen(id);
      const set = (address: string, after: string) => {
        const at = findAddress(address);
        assert.ok(at);
        return { kind: 'cell' as const, at, before: cellAt(sound, at) ?? '', after };
      };
      const changes = [
        set('industries/workshop-1/hours', '25:70'),
        set('industries/workshop-1/places', '-5'),
      ];
      const refusal = await refusalOf(
        saveDraft(hub, id, { base, changes, note: null }, commissioner),
      );
      assert.equal(refusal.code, 'COMMISSION_CHANGE_REFUSED');
      assert.equal(refusal.problems.length, 2);
      assert.equal((await parties.seen(id)).version, base);
      const theirs = [set('objectives/contact/words', 'Ours now.')];
      const other = await refusalOf(
        saveDraft(hub, id, { base, changes: theirs, note: null }, commissioner),
      );
      assert.match(other.problems[0]?.message ?? '', /provider writes/);
    });

    test('takes remarks of both parties at any time', async () => {
      await parties.draft('remarks');
      await addRemark(hub, 'remarks', { about: 'objectives/contact', text: 'When?' }, commissioner);
      await addRemark(hub, 'remarks', { about: 'objectives/contact', text: 'In March.' }, provider);
      const { comments } = await getFile(hub.database, 'remarks');
      assert.deepEqual(
        comments.map(({ number, actor, text }) => [number, actor.party, text]),
        [
          [1, 'commissioner', 'When?'],
          [2, 'provider', 'In March.'],
        ],
      );
      const empty = await refusalOf(
        addRemark(hub, 'remarks', { about: 'objectives', text: ' ' }, provider),
      );
      assert.equal(empty.code, 'COMMISSION_COMMENT_EMPTY');
    });
  });
}
