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
import { evidenceOf } from './evidence.fixture.ts';
import { getFile } from './get-agreement.ts';
import { answerNotice, proposeNotice } from './notice-actions.ts';
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

    test('is begun under an id that pages can have, between two parties, in a year that can be named', async () => {
      const refusedPaths = async (given: Partial<ReturnType<typeof wishOf>>) => {
        const refusal = await refusalOf(createDraft(hub, { ...wishOf('odd'), ...given }, provider));
        assert.equal(refusal.code, 'COMMISSION_DRAFT_INVALID');
        return refusal.problems.map(({ place }) => place?.path);
      };
      assert.deepEqual(await refusedPaths({ id: 'new' }), ['id']);
      assert.deepEqual(await refusedPaths({ id: 'a1'.repeat(2000) }), ['id']);
      assert.deepEqual(await refusedPaths({ commissioner: 'Stafford' }), ['commissioner']);
      // It closed on 31 October 2011.
      assert.deepEqual(await refusedPaths({ provider: 'Acklington' }), ['provider']);
      // Its financial year would begin in April 1899.
      assert.deepEqual(await refusedPaths({ startsOn: '1900-01-01' }), ['starts']);
    });

    test('names the region as commissioner, and the provider that bore the name when it began', async () => {
      const parties = async (id: string, given: Partial<ReturnType<typeof wishOf>>) => {
        await createDraft(hub, { ...wishOf(id), ...given }, commissioner);
        const { providerId, commissionerId } = (await getFile(hub.database, id)).agreement;
        return [providerId, commissionerId];
      };
      assert.deepEqual(await parties('named', {}), ['stafford', 'west-midlands']);
      const days = { startsOn: '2007-04-01', endsOn: '2008-03-31' };
      // The probation area of that name closed on 1 April 2010.
      assert.deepEqual(await parties('area', { ...days, provider: 'West Midlands' }), [
        ...['west-midlands-area', 'west-midlands'],
      ]);
      assert.deepEqual(
        await parties('region', { provider: 'west-midlands', commissioner: 'National' }),
        [...['west-midlands', 'national']],
      );
    });

    test('is begun with the words of another as that stands at its end, notices included', async () => {
      await parties.sign('last-year');
      const change = {
        ...{ kind: 'cell' as const, before: '741', after: '700' },
        at: { table: 'capacity', row: 'entry', column: 'cna' },
      };
      const notice = { title: 'Cells', reason: 'Works.', evidence: null, changes: [change] };
      // December 2014.
      const wish = { ...notice, effective: 2014 * 12 + 11 };
      const evidence = evidenceOf();
      const number = await proposeNotice(hub, evidence, { id: 'last-year', wish }, provider);
      const answer = { kind: 'agreed' as const, reason: '', after: null };
      await answerNotice(hub, evidence, { id: 'last-year', number, answer }, commissioner);
      const begun = { ...wishOf('next-year'), startsOn: '2015-04-01', endsOn: '2016-03-31' };
      const { content } = await createDraft(hub, { ...begun, like: 'last-year' }, provider);
      assert.equal(content.capacity?.rows[0]?.cells.cna, '700');
    });

    test('refuses words that no document can hold, and stores nothing', async () => {
      const title = await refusalOf(
        createDraft(hub, { ...wishOf('nul'), title: 'HMP\u0000' }, provider),
      );
      assert.equal(title.code, 'COMMISSION_TEXT_UNSTORABLE');
      assert.deepEqual(title.problems[0]?.place, { path: 'title' });
      const id = 'unstorable';
      await parties.draft(id);
      const { version: base } = await parties.seen(id);
      const changes = ['a\u0000b', 'half \ud800'].map((after, index) => ({
        ...{ kind: 'cell' as const, after },
        at: { table: 'industries', row: `workshop-${index + 1}`, column: 'name' },
        before: ['Workshop 1', 'Workshop 2 Light Assembly'][index] ?? '',
      }));
      const cells = await refusalOf(
        saveDraft(hub, id, { base, changes, note: null }, commissioner),
      );
      assert.deepEqual(
        cells.problems.map(({ place }) => place?.path),
        ['industries/workshop-1/name', 'industries/workshop-2/name'],
      );
      const about = { about: 'industries', text: '\u0007' };
      const remark = await refusalOf(addRemark(hub, id, about, provider));
      assert.equal(remark.code, 'COMMISSION_TEXT_UNSTORABLE');
      assert.equal((await parties.seen(id)).version, base);
      const lost = await refusalOf(getFile(hub.database, 'a\u0000b'));
      assert.equal(lost.code, 'COMMISSION_UNKNOWN_AGREEMENT');
      const nowhere = await refusalOf(addRemark(hub, 'a\u0000b', about, provider));
      assert.equal(nowhere.code, 'COMMISSION_UNKNOWN_AGREEMENT');
    });

    test('keeps every row of many who save at the same moment', async () => {
      const id = 'many-writers';
      await parties.draft(id);
      const { version: base } = await parties.seen(id);
      const rows = Array.from({ length: 12 }, (_, index) => `new-${index}`);
      const saved = await Promise.all(
        rows.map((row) => {
          const change = { kind: 'row added' as const, table: 'industries', row, below: null };
          const changes = [{ ...change, cells: { name: `Workshop ${row}` } }];
          return saveDraft(hub, id, { base, changes, note: null }, commissioner);
        }),
      );
      assert.ok(saved.every(({ kind }) => kind === 'saved'));
      const { versions } = await getFile(hub.database, id);
      assert.equal(versions.length, base + rows.length);
      const there = versions.at(-1)?.content.industries?.rows.map(({ row }) => row) ?? [];
      assert.deepEqual(there.filter((row) => row.startsWith('new-')).sort(), rows.sort());
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
      for (const about of ['objectivs/contact', '', 'objectives/contact/words/more']) {
        const nowhere = await refusalOf(addRemark(hub, 'remarks', { about, text: 'x' }, provider));
        assert.equal(nowhere.code, 'COMMISSION_UNKNOWN_TABLE', about);
      }
    });
  });
}
