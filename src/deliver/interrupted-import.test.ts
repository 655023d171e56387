import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { beginBatch, levels } from '../commission/index.ts';
import { type Database, sql } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { clearUnfinished, importProposal } from './actions.ts';
import { failingAt, interfering } from './failing-database.fixture.ts';
import { longFile, manyRows, refusalOf } from './figure-file.fixture.ts';
import type { Proposal } from './proposal.ts';
import { readProposal } from './read-proposal.ts';
import { abandonBatch, listBatches, listUnfinished, publishedFigures } from './store.ts';

const newBatch = {
  ...{ fileName: 'stuck.csv', contentHash: 'hash', layout: 'long' as const },
  ...{ recordedBy: 'test', notices: [] },
};
const count = z.object({ rows: z.number() });

for (const engine of testDatabases()) {
  describe(`an import into ${engine.name} that does not go well`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let proposal: Proposal;
    before(async () => {
      database = await engine.open();
      hub = openEmptyHub(database);
      const target = { provider: 'Stafford', metric: 'K09', value: '0', kind: 'target' };
      proposal = await readProposal(longFile([...manyRows(2_500), target]), hub);
    });
    after(() => database.close());

    async function everythingKept(): Promise<number> {
      const rows = await database.rows(
        count,
        sql`select (select count(*) from import_batch) + (select count(*) from level)
              + (select count(*) from published_figure) + (select count(*) from quality_finding) as rows`,
      );
      return rows[0]?.rows ?? Number.NaN;
    }

    async function leavesNothing(broken: Database): Promise<void> {
      await assert.rejects(
        importProposal({ ...hub, database: broken }, proposal, 'test'),
        /the disk is full/,
      );
      assert.equal(await everythingKept(), 0);
    }

    test('leaves nothing when the second portion fails', async () => {
      await leavesNothing(failingAt(database, 'insert into "published_figure"', 2));
    });

    test('leaves nothing when its findings cannot be stored', async () => {
      await leavesNothing(failingAt(database, 'insert into quality_finding'));
    });

    test('leaves nothing when it cannot be committed', async () => {
      await leavesNothing(failingAt(database, 'set committed_at'));
    });

    test('tells its own failure when clearing away fails as well, and is cleared away by the next', async () => {
      let failed = false;
      const broken = interfering(database, ({ text }) => {
        failed ||= text.includes('insert into quality_finding');
        if (failed) throw new Error(text.includes('delete') ? 'gone' : 'the disk is full');
      });
      await assert.rejects(
        importProposal({ ...hub, database: broken }, proposal, 'test'),
        /disk is full/,
      );
      assert.ok((await everythingKept()) > 0);
      assert.deepEqual(await listBatches(database), []);
      assert.deepEqual(await publishedFigures.listCurrent(database, {}), []);
      await clearUnfinished(database, true);
      assert.equal(await everythingKept(), 0);
    });

    test('is seen by nobody before it is whole', async () => {
      let looked = 0;
      const watched = interfering(database, async ({ text }) => {
        if (!text.startsWith('update import_batch set touched_at')) return;
        looked += 1;
        assert.deepEqual(await publishedFigures.listCurrent(database, {}), []);
        assert.deepEqual(await levels.listCurrent(database, {}), []);
        assert.deepEqual(await listBatches(database), []);
      });
      const { batchId } = await importProposal({ ...hub, database: watched }, proposal, 'test');
      assert.ok(batchId !== null && looked >= 3);
      assert.equal((await publishedFigures.listCurrent(database, {})).length, 2_500);
      assert.equal((await levels.listCurrent(database, {})).length, 1);
      await database.run(sql`update import_batch set committed_at = null`);
      await clearUnfinished(database, true);
    });

    test('is refused while another one is alive', async () => {
      const batchId = await beginBatch(database, newBatch);
      assert.ok(batchId !== undefined);
      const refused = await refusalOf(importProposal(hub, proposal, 'test'));
      assert.deepEqual([refused.code, refused.status], ['IMPORT_BUSY', 409]);
      assert.match(refused.message, /Try again/);
      assert.deepEqual(await listUnfinished(database, false), []);
      await abandonBatch(database, batchId);
    });

    test('clears away one that has gone quiet, with what it had brought', async () => {
      const batchId = await beginBatch(database, newBatch);
      assert.ok(batchId !== undefined);
      await publishedFigures.add(database, batchId, proposal.published.slice(0, 10));
      await database.run(sql`update import_batch set touched_at = now() - interval '3 minutes'`);
      const { added } = await importProposal(hub, proposal, 'test');
      assert.equal(added, 2_501);
      const left = await database.rows(
        count,
        sql`select count(*) as rows from published_figure where batch_id = ${batchId}`,
      );
      assert.deepEqual(left, [{ rows: 0 }]);
    });

    test('cannot finish when another one has cleared it away', async () => {
      const other = longFile([{ provider: 'Warwickshire', value: '90%' }]);
      const changed = await readProposal(other, hub);
      // Nobody else has a part in a transaction of the embedded engine.
      const last = engine.name === 'PostgreSQL' ? ['set committed_at'] : [];
      for (const step of ['set touched_at', ...last]) {
        const kept = await everythingKept();
        const cleared = interfering(database, async ({ text }) => {
          if (!text.includes(step)) return;
          for (const batchId of await listUnfinished(database, true)) {
            // As another process does it, which has no part in our transaction.
            await database.run(sql`delete from import_batch where batch_id = ${batchId}`);
          }
        });
        const refused = await refusalOf(
          importProposal({ ...hub, database: cleared }, changed, 'test'),
        );
        assert.deepEqual([refused.code, refused.status], ['IMPORT_ABANDONED', 409]);
        assert.equal(await everythingKept(), kept);
      }
    });

    test('is not cleared away once it is committed', async () => {
      const [batch] = await listBatches(database);
      assert.ok(batch);
      const kept = await everythingKept();
      await abandonBatch(database, batch.batchId);
      assert.equal(await everythingKept(), kept);
    });
  });
}
