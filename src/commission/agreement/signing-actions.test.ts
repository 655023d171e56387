import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { type Database, sql } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { beginBatch } from '../batch-store.ts';
import { annex, stafford, withCell } from './annex.fixture.ts';
import { diffContent } from './diff-content.ts';
import { saveDraft } from './draft-actions.ts';
import { getFile, viewAgreement } from './get-agreement.ts';
import { acceptFindings, agree, giveBack, offer, openFindings, sign } from './signing-actions.ts';
import { commissioner, provider, refusalOf, sound, TwoParties } from './two-parties.fixture.ts';

for (const engine of testDatabases()) {
  describe(`an agreement on its way to two signatures in ${engine.name}`, {
    skip: engine.skip,
  }, () => {
    let database: Database;
    let hub: Hub;
    let parties: TwoParties;
    before(async () => {
      database = await engine.open();
      parties = new TwoParties(openEmptyHub(database));
      hub = parties.hub;
    });
    after(() => database.close());

    test('goes from a draft to two signatures, and then its levels are in force', async () => {
      await parties.draft('whole-life');
      assert.equal((await parties.levels('CU019')).size, 0);
      await offer(hub, 'whole-life', await parties.seen('whole-life'), commissioner);
      await agree(hub, 'whole-life', await parties.seen('whole-life'), provider);
      await sign(hub, 'whole-life', await parties.seen('whole-life'), provider);
      assert.equal((await parties.levels('CU019')).size, 0);
      await sign(hub, 'whole-life', await parties.seen('whole-life'), commissioner);
      assert.deepEqual(
        await parties.levels('CU019'),
        new Map([
          ['2014-15', '34'],
          ['Mar 2015', '34'],
        ]),
      );
      const { stage } = await viewAgreement(hub, 'whole-life', { on: '2014-12-01' });
      assert.deepEqual([stage.stage, stage.version, stage.signedBy.length], ['in force', 3, 2]);
      const { file } = await viewAgreement(hub, 'whole-life');
      const hashes = new Set(file.events.slice(1).map(({ contentHash }) => contentHash));
      assert.equal(hashes.size, 1, 'Everything after the first draft is about one version.');
    });

    test('is signed only when each finding was mended or accepted by that party', async () => {
      const id = 'with-findings';
      await parties.draft(id, stafford);
      await offer(hub, id, await parties.seen(id), provider);
      await agree(hub, id, await parties.seen(id), commissioner);
      const refusal = await refusalOf(sign(hub, id, await parties.seen(id), provider));
      assert.equal(refusal.code, 'COMMISSION_FINDINGS_OPEN');
      // 117 places and 84:45 hours against the 269 and 254:15 that are stated.
      const keys = refusal.problems.map(({ place }) => place?.path);
      assert.deepEqual(keys.sort(), [
        'total industries/total/hours',
        'total industries/total/places',
      ]);
      await acceptFindings(
        hub,
        id,
        { keys: ['total industries/total/places'], reason: 'Known.' },
        provider,
      );
      const file = await getFile(hub.database, id);
      assert.equal(openFindings(hub, file, 'provider').length, 1);
      assert.equal(openFindings(hub, file, 'commissioner').length, 2);
      const unknown = await refusalOf(
        acceptFindings(hub, id, { keys: ['nothing'], reason: 'x' }, provider),
      );
      assert.equal(unknown.code, 'COMMISSION_UNKNOWN_FINDING');
      const silent = await refusalOf(
        acceptFindings(hub, id, { keys: 'all', reason: ' ' }, provider),
      );
      assert.equal(silent.code, 'COMMISSION_REASON_MISSING');
      await acceptFindings(hub, id, { keys: 'all', reason: 'Known.' }, provider);
      await sign(hub, id, await parties.seen(id), provider);
    });

    test('takes an acceptance anew when the figures of a finding are others', async () => {
      const id = 'figures-changed';
      await parties.draft(id, stafford);
      await offer(hub, id, await parties.seen(id), provider);
      await agree(hub, id, await parties.seen(id), commissioner);
      const all = { keys: 'all' as const, reason: 'Known.' };
      assert.equal(await acceptFindings(hub, id, all, provider), 2);
      assert.equal(await acceptFindings(hub, id, all, provider), 0);
      // As if the form had worked out another sum when they were accepted.
      await database.run(
        sql`update agreement_acceptance set computed = '118' where agreement_id = ${id} and computed = '117'`,
      );
      const refusal = await refusalOf(sign(hub, id, await parties.seen(id), provider));
      assert.equal(refusal.problems.length, 1);
      assert.equal(await acceptFindings(hub, id, all, provider), 1);
      await sign(hub, id, await parties.seen(id), provider);
    });

    test('accepts no findings of another version than the one that was seen', async () => {
      const id = 'findings-seen';
      await parties.draft(id, stafford);
      const seen = await parties.seen(id);
      const change = diffContent(annex, stafford, withCell(stafford, 'capacity/entry/cna', '740'));
      await saveDraft(hub, id, { base: seen.version, changes: change, note: null }, commissioner);
      const all = { keys: 'all' as const, reason: 'Known.', seen };
      const refusal = await refusalOf(acceptFindings(hub, id, all, provider));
      assert.equal(refusal.code, 'COMMISSION_STALE');
      assert.equal(openFindings(hub, await getFile(hub.database, id), 'provider').length, 2);
    });

    test('is signed or saved, not both, by two who act at the same moment', async () => {
      for (let round = 1; round <= 4; round += 1) {
        const id = `race-${round}`;
        await parties.draft(id);
        await offer(hub, id, await parties.seen(id), commissioner);
        await agree(hub, id, await parties.seen(id), provider);
        const seen = await parties.seen(id);
        await sign(hub, id, seen, commissioner);
        const changes = diffContent(annex, sound, withCell(sound, 'capacity/entry/cna', '740'));
        const saving = { base: seen.version, changes, note: null };
        const [signing, saved] = await Promise.allSettled([
          sign(hub, id, seen, provider),
          saveDraft(hub, id, saving, commissioner),
        ]);
        const { stage, file } = await viewAgreement(hub, id);
        assert.notEqual(signing.status, saved.status);
        const isSigned = signing.status === 'fulfilled';
        assert.deepEqual(
          [stage.stage, file.versions.length],
          isSigned ? ['in force', seen.version] : ['draft', seen.version + 1],
        );
      }
    });

    test('is not signed while an import runs, and nothing of the signature is kept', async () => {
      const id = 'import-running';
      await parties.draft(id, withCell(sound, 'levels/CU019.level/mar', '33'));
      await offer(hub, id, await parties.seen(id), commissioner);
      await agree(hub, id, await parties.seen(id), provider);
      await sign(hub, id, await parties.seen(id), commissioner);
      const batch = { fileName: 'a.csv', contentHash: 'h', layout: 'long', recordedBy: 'somebody' };
      const batchId = await beginBatch(database, { ...batch, notices: [] });
      const refusal = await refusalOf(sign(hub, id, await parties.seen(id), provider));
      assert.equal(refusal.code, 'COMMISSION_IMPORT_RUNNING');
      assert.deepEqual((await viewAgreement(hub, id)).stage.signedBy, ['commissioner']);
      await database.run(sql`delete from import_batch where batch_id = ${batchId ?? 0}`);
      await sign(hub, id, await parties.seen(id), provider);
      assert.equal((await parties.levels('CU019')).get('Mar 2015'), '33');
    });

    test('is not signed or agreed in other words than those read', async () => {
      const id = 'stale';
      await parties.draft(id);
      const read = await parties.seen(id);
      await offer(hub, id, read, commissioner);
      const change = diffContent(annex, sound, withCell(sound, 'capacity/entry/cna', '740'));
      await saveDraft(hub, id, { base: read.version, changes: change, note: null }, commissioner);
      await offer(hub, id, await parties.seen(id), commissioner);
      const refusal = await refusalOf(agree(hub, id, read, provider));
      assert.equal(refusal.code, 'COMMISSION_STALE');
      const forged = await refusalOf(
        agree(hub, id, { ...(await parties.seen(id)), contentHash: 'x' }, provider),
      );
      assert.equal(forged.code, 'COMMISSION_STALE');
    });

    test('comes back with a reason, and is worked on', async () => {
      const id = 'returned';
      await parties.draft(id);
      await offer(hub, id, await parties.seen(id), commissioner);
      const silent = await refusalOf(
        giveBack(hub, id, { ...(await parties.seen(id)), reason: '' }, provider),
      );
      assert.equal(silent.code, 'COMMISSION_REASON_MISSING');
      await giveBack(hub, id, { ...(await parties.seen(id)), reason: 'Too few places.' }, provider);
      assert.equal((await viewAgreement(hub, id)).stage.stage, 'draft');
    });
  });
}
