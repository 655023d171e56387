import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { type Database, sql } from '../database/index.ts';
import type { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { type Imported, importProposal, previewImport, wasImported } from './actions.ts';
import { interfering } from './failing-database.fixture.ts';
import { longFile, manyRows, refusalOf } from './figure-file.fixture.ts';
import { type IncomingFile, readProposal } from './read-proposal.ts';
import { listBatches, listFindings, publishedFigures } from './store.ts';

type Rows = Parameters<typeof longFile>[0];

for (const engine of testDatabases()) {
  describe(`importing into ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      hub = openEmptyHub(database);
    });
    after(() => database.close());

    async function store(file: IncomingFile): Promise<Imported> {
      return importProposal(hub, await readProposal(file, hub), 'test');
    }

    const storeRows = (rows: Rows, name?: string) => store(longFile(rows, name));

    async function currentTexts(providerId: string): Promise<string[]> {
      const figures = await publishedFigures.listCurrent(database, { providerIds: [providerId] });
      return figures.map(({ metric, stated }) => `${metric} ${stated.text}`);
    }

    test('stores what a preview said, which stored nothing', async () => {
      const rows = [
        { provider: 'Stafford', metric: 'K01', value: '0' },
        { provider: 'Stafford', metric: 'K01', value: '0', kind: 'target' },
        { provider: 'Stafford', metric: 'K02', value: '0.07%' },
      ];
      const proposal = await readProposal(longFile(rows), hub);
      const preview = await previewImport(hub, proposal);
      assert.deepEqual(
        [preview.levels.added, preview.published.added, preview.published.unchanged],
        [1, 2, 0],
      );
      assert.deepEqual(await currentTexts('stafford'), []);
      const { batchId, added, revised, unchanged, compared } = await importProposal(
        hub,
        proposal,
        'test',
      );
      assert.deepEqual([added, revised, unchanged], [3, 0, 0]);
      assert.deepEqual(compared, preview);
      assert.deepEqual(await currentTexts('stafford'), ['K01 0', 'K02 0.07%']);
      const [batch] = await listBatches(database);
      assert.ok(batch);
      assert.deepEqual(
        [batch.batchId, batch.fileName, batch.layout, batch.recordedBy, batch.added],
        [batchId, 'figures.csv', 'long', 'test', 3],
      );
    });

    test('tells the audit trail of everybody whose figures a file holds', async () => {
      const figure = (provider: string, period = '2004-05') => ({
        ...{ provider, metric: 'K01', value: '0', period },
      });
      const { batchId: both } = await store(
        longFile([figure('Featherstone'), figure('Brinsford')]),
      );
      const { batchId: one } = await store(
        longFile([figure('Shrewsbury'), figure('Shrewsbury', '2003-04')]),
      );
      const told = await database.rows(
        z.object({
          about_id: z.string(),
          provider_id: z.string().nullable(),
          after: z.looseObject({}),
        }),
        sql`select about_id, provider_id, after from audit_entry
          where action = 'figures imported' and about_id in (${String(both)}, ${String(one)}) order by entry_number`,
      );
      assert.deepEqual(
        told.map(({ about_id, provider_id, after: kept }) => [
          about_id,
          provider_id,
          kept.providers,
        ]),
        [
          [String(both), null, ['brinsford', 'featherstone']],
          [String(one), 'shrewsbury', undefined],
        ],
      );
    });

    test('changes nothing the second time and leaves no trace of it', async () => {
      const rows = [{ provider: 'Drake Hall', metric: 'K01', value: '0' }];
      const file = longFile(rows);
      const proposal = await readProposal(file, hub);
      assert.equal(await wasImported(hub, proposal), false);
      await store(file);
      assert.equal(await wasImported(hub, proposal), true);
      const batches = await listBatches(database);
      for (const again of [await store(file), await storeRows(rows, 'renamed.csv')]) {
        const { batchId, added, revised, unchanged, compared } = again;
        assert.deepEqual([batchId, added, revised, unchanged], [null, 0, 0, 1]);
        assert.deepEqual(compared.published.changes, []);
      }
      assert.deepEqual(await listBatches(database), batches);
    });

    test('keeps a changed figure as a revision, with when and from which file the old one came', async () => {
      const row = { provider: 'Dovegate', metric: 'F01' };
      await storeRows(
        [
          { ...row, value: '860' },
          { ...row, metric: 'F02', value: '840' },
        ],
        'first.csv',
      );
      const proposal = await readProposal(longFile([{ ...row, value: '859' }], 'second.csv'), hub);
      const preview = await previewImport(hub, proposal);
      assert.deepEqual(
        preview.published.changes.map(({ figure, before: old }) => [old, figure.stated.text]),
        [['860', '859']],
      );
      const { added, revised } = await importProposal(hub, proposal, 'test');
      assert.deepEqual([added, revised], [0, 1]);
      assert.deepEqual(await currentTexts('dovegate'), ['F01 859', 'F02 840']);
      const query = { providerIds: ['dovegate'], metrics: ['F01'] };
      const [current] = await publishedFigures.listCurrent(database, query);
      assert.ok(current);
      const [, old] = await publishedFigures.listRevisions(database, current.revisionId);
      assert.deepEqual([old?.stated.text, old?.fileName], ['860', 'first.csv']);
      assert.ok(old);
      for (const [asAt, text] of [
        [old.recordedAt, '860'],
        [current.recordedAt, '859'],
      ] as const) {
        const [then] = await publishedFigures.listCurrent(database, { ...query, asAt });
        assert.equal(then?.stated.text, text);
      }
    });

    test('keeps the findings and notices of a file with it', async () => {
      const proposal = await readProposal(longFile([{ provider: 'Warwickshire' }]), hub);
      const finding = {
        ...{ rule: 'total', providerId: 'warwickshire', metric: null, period: '2007-08' },
        ...{ place: { sheet: null, row: 3, column: 'B' }, stated: '12', computed: '13' },
        ...{ difference: -1, explanation: 'The rows add up to 13.' },
      };
      const told = { ...proposal, findings: [finding], notices: ['A sheet is hidden.'] };
      const { batchId } = await importProposal(hub, told, 'test');
      assert.ok(batchId !== null);
      const [kept] = await listFindings(database, batchId);
      assert.deepEqual(kept, { ...finding, fileName: 'figures.csv', batchId, revisionId: null });
      assert.deepEqual((await listBatches(database))[0]?.notices, ['A sheet is hidden.']);
    });

    test('takes one of two imports at once and tells the other to wait', async () => {
      const [one, other] = [
        await readProposal(longFile([{ provider: 'West Mercia', value: '98%' }]), hub),
        await readProposal(longFile([{ provider: 'West Mercia', value: '97%' }]), hub),
      ];
      let refused: GatehouseError | undefined;
      const meanwhile = interfering(database, async ({ text }) => {
        if (text.includes('set touched_at'))
          refused = await refusalOf(importProposal(hub, other, 'test'));
      });
      await importProposal({ ...hub, database: meanwhile }, one, 'test');
      assert.deepEqual([refused?.code, refused?.status], ['IMPORT_BUSY', 409]);
      assert.deepEqual(await currentTexts('west-mercia'), ['P01 98%']);
      const { revised } = await importProposal(hub, other, 'test');
      assert.equal(revised, 1);
    });

    test('tells how far it is', async () => {
      const shares: number[] = [];
      const proposal = await readProposal(longFile(manyRows(2_500)), hub);
      await importProposal(hub, proposal, 'test', (share) => shares.push(share));
      assert.deepEqual(shares, [1_000 / 2_500, 2_000 / 2_500, 1]);
    });

    test('of any files in any order leaves current what was last stated', async () => {
      const row = fc.record({
        provider: fc.constantFrom('Shrewsbury', 'HMP Shrewsbury', 'Swinfen Hall'),
        metric: fc.constantFrom('K07', 'K10'),
        value: fc.constantFrom('1%', '1.0%', '2%', '..', ''),
      });
      const key = ({ provider, metric }: { provider: string; metric: string }) =>
        `${provider.includes('Shrewsbury') ? 'shrewsbury' : 'swinfen-hall'} ${metric}`;
      const files = fc.array(fc.uniqueArray(row, { selector: key, minLength: 1, maxLength: 4 }), {
        maxLength: 5,
      });
      let year = 1900;
      await fc.assert(
        fc.asyncProperty(files, async (batches) => {
          year += 1;
          const period = `Mar ${year}`;
          const last = new Map<string, string>();
          for (const rows of batches) {
            for (const one of rows) last.set(key(one), one.value);
            await storeRows(rows.map((one) => ({ ...one, period })));
          }
          const current = await publishedFigures.listCurrent(database, {
            providerIds: ['shrewsbury', 'swinfen-hall'],
          });
          const ofThisRun = current.filter(
            ({ period: { first } }) => Math.floor(first / 12) === year,
          );
          assert.deepEqual(
            new Map(
              ofThisRun.map(({ providerId, metric, stated }) => [
                `${providerId} ${metric}`,
                stated.text,
              ]),
            ),
            last,
          );
        }),
        { numRuns: 15 },
      );
    });

    test('leaves no unfinished batch behind', async () => {
      const rows = await database.rows(
        z.object({ unfinished: z.number() }),
        sql`select count(*) as unfinished from import_batch where committed_at is null`,
      );
      assert.deepEqual(rows, [{ unfinished: 0 }]);
    });
  });
}
