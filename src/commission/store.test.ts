import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../test/databases.ts';
import { StatedBatches } from '../../test/stated-batches.ts';
import { parsePeriod, printPeriod } from '../calendar/index.ts';
import type { Database } from '../database/index.ts';
import { percent, statedFigure } from './stated-figure.fixture.ts';
import type { KeptFigure } from './stated-figure.ts';
import { levels, statedTable } from './store.ts';

const published = statedTable('published_figure');

for (const engine of testDatabases()) {
  describe(`stated figures in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let batches: StatedBatches;
    before(async () => {
      database = await engine.open();
      batches = new StatedBatches(database);
    });
    after(() => database.close());

    const texts = (figures: readonly KeptFigure[]) => figures.map(({ stated }) => stated.text);

    test('come back as they were stated, with their file, row and instant', async () => {
      const given = [
        statedFigure({
          providerId: 'kept',
          note: '=cmd() “§”',
          place: { sheet: 'Sheet 1', row: 7, column: 'AB' },
        }),
        statedFigure({
          providerId: 'kept',
          metric: 'R01',
          stated: { value: null, text: 'good', choice: 'Good' },
        }),
        statedFigure({
          providerId: 'kept',
          metric: 'P02',
          stated: { value: null, text: '..', nothing: 'not supplied' },
        }),
        statedFigure({
          providerId: 'kept',
          metric: 'P03',
          stated: { value: 0.07, text: '0.07%', decimals: 2 },
        }),
        statedFigure({
          providerId: 'kept',
          metric: 'P04',
          stated: { value: 1e308, text: 'large' },
        }),
        statedFigure({
          providerId: 'kept',
          metric: 'P05',
          stated: { value: -12.5, text: '(12.5)', decimals: 1 },
        }),
        statedFigure({ providerId: 'kept', metric: 'P06', period: 'Jun 2007 to Mar 2008' }),
        statedFigure({ providerId: 'kept', mentionedIn: 'headlines' }),
      ];
      const { batchId, tally } = await batches.keep(published, given, 'kept.ods');
      assert.deepEqual(tally, { added: 8, revised: 0 });
      const kept = await published.listBatch(database, batchId);
      for (const [index, figure] of kept.entries()) {
        const { revisionId, batchId: of, fileName, recordedBy, recordedAt, ...same } = figure;
        assert.deepEqual(same, given[index]);
        assert.ok(revisionId > 0);
        assert.deepEqual([of, fileName, recordedBy], [batchId, 'kept.ods', 'test']);
        assert.match(recordedAt, /^\d{4}-\d\d-\d\dT.*Z$/);
      }
    });

    test('are listed by portions, and counted', async () => {
      const figures = ['P01', 'P02', 'P03', 'P04', 'P05'].map((metric) =>
        statedFigure({ providerId: 'portions', metric }),
      );
      const { batchId } = await batches.keep(published, figures);
      const portion = await published.listBatch(database, batchId, { offset: 3, limit: 5 });
      assert.deepEqual(
        portion.map(({ metric }) => metric),
        ['P04', 'P05'],
      );
      assert.equal(await published.countBatch(database, batchId), 5);
      assert.equal(await levels.countBatch(database, batchId), 0);
    });

    test('are not seen before their batch is committed, and then all at once', async () => {
      const query = { providerIds: ['unseen'] };
      const { batchId } = await batches.begin(published, [
        statedFigure({ providerId: 'unseen' }),
        statedFigure({ providerId: 'unseen', metric: 'P02' }),
      ]);
      assert.deepEqual(await published.listCurrent(database, query), []);
      assert.deepEqual(await published.listBatch(database, batchId), []);
      assert.equal(await published.countBatch(database, batchId), 0);
      await batches.commit(batchId);
      assert.equal((await published.listCurrent(database, query)).length, 2);
    });

    test('change nothing when they are stated again as they stand', async () => {
      const figures = [
        statedFigure({ providerId: 'again' }),
        statedFigure({
          providerId: 'again',
          metric: 'P02',
          stated: { value: null, text: '', nothing: 'not supplied' },
        }),
      ];
      await batches.keep(published, figures);
      const compared = await published.compare(database, figures, 10);
      assert.deepEqual(compared, { added: 0, revised: 0, unchanged: 2, changes: [] });
      const elsewhere = figures.map((figure) => ({
        ...figure,
        note: 'other',
        place: { sheet: 'B', row: 9, column: 'C' },
      }));
      const { tally } = await batches.keep(published, elsewhere, 'b.csv');
      assert.deepEqual(tally, { added: 0, revised: 0 });
      assert.equal(
        (await published.listCurrent(database, { providerIds: ['again'] }))[0]?.fileName,
        'a.csv',
      );
    });

    test('are revised when they are stated otherwise, and the old one stays', async () => {
      const figure = (value: number) =>
        statedFigure({ providerId: 'revised', stated: percent(value) });
      await batches.keep(published, [figure(95)], 'first.csv');
      const compared = await published.compare(database, [figure(94)], 10);
      assert.deepEqual(compared, {
        ...{ added: 0, revised: 1, unchanged: 0 },
        changes: [{ figure: figure(94), before: '95%' }],
      });
      const { tally } = await batches.keep(published, [figure(94)], 'second.csv');
      assert.deepEqual(tally, { added: 0, revised: 1 });
      const [current] = await published.listCurrent(database, { providerIds: ['revised'] });
      assert.ok(current);
      assert.equal(current.stated.text, '94%');
      const revisions = await published.listRevisions(database, current.revisionId);
      assert.deepEqual(
        revisions.map(({ stated, fileName }) => [stated.text, fileName]),
        [
          ['94%', 'second.csv'],
          ['95%', 'first.csv'],
        ],
      );
      const first = revisions[1];
      assert.ok(first && first.recordedAt <= current.recordedAt);
      assert.deepEqual(await published.listRevisions(database, first.revisionId), revisions);
    });

    test('that are revised come first in a comparison, and tell what they superseded', async () => {
      const figure = (metric: string, value: number) =>
        statedFigure({ providerId: 'superseded', metric, stated: percent(value) });
      await batches.keep(published, [figure('P02', 90)]);
      const next = [figure('P01', 95), figure('P02', 91)];
      const { changes } = await published.compare(database, next, 1);
      assert.deepEqual(changes, [{ figure: next[1], before: '90%' }]);
      const { batchId } = await batches.keep(published, next);
      const [first, second] = await published.listBatch(database, batchId);
      assert.ok(first && second);
      const superseded = await published.listSuperseded(database, [
        first.revisionId,
        second.revisionId,
      ]);
      assert.deepEqual([...superseded], [[second.revisionId, '90%']]);
      assert.deepEqual(await published.listSuperseded(database, []), new Map());
    });

    test('are revised by another print of the same number, and by another kind of nothing', async () => {
      const stated = [
        percent(95),
        { value: 95, text: '95.0%', decimals: 1, nothing: null },
        { value: null, text: '', decimals: 0, nothing: 'not supplied' },
        { value: null, text: '', decimals: 0, nothing: 'suppressed' },
        { value: null, text: '', decimals: 0, nothing: null, choice: 'Good' },
      ] as const;
      for (const one of stated.slice(1)) {
        await batches.keep(published, [
          statedFigure({ providerId: 'reprinted', stated: stated[0] }),
        ]);
        const { tally } = await batches.keep(published, [
          statedFigure({ providerId: 'reprinted', stated: one }),
        ]);
        assert.deepEqual(tally, { added: 0, revised: 1 }, one.text);
      }
    });

    test('are known as they stood at an instant', async () => {
      const [morning, noon] = ['2026-01-05T09:00:00.001Z', '2026-01-05T12:00:00.000Z'];
      for (const [value, at] of [
        [95, morning],
        [94, noon],
      ] as const) {
        const figure = statedFigure({ providerId: 'as at', stated: percent(value) });
        await batches.commit((await batches.begin(published, [figure])).batchId, at);
      }
      const query = { providerIds: ['as at'] };
      const at = async (asAt: string) =>
        texts(await published.listCurrent(database, { ...query, asAt }));
      assert.deepEqual(await at('2026-01-05T09:00:00.000Z'), []);
      assert.deepEqual(await at(morning), ['95%']);
      assert.deepEqual(await at('2026-01-05T11:59:59.999Z'), ['95%']);
      assert.deepEqual(await at(noon), ['94%']);
      assert.deepEqual(texts(await published.listCurrent(database, query)), ['94%']);
    });

    test('are narrowed by provider, metric and period, and by being stated once more', async () => {
      const figures = [
        statedFigure({ providerId: 'narrow', metric: 'P01' }),
        statedFigure({ providerId: 'narrow', metric: 'P02', period: '2007-08 Q4' }),
        statedFigure({ providerId: 'narrow', metric: 'P01', mentionedIn: 'headlines' }),
      ];
      await batches.keep(published, figures);
      const list = async (query: object) =>
        (await published.listCurrent(database, { providerIds: ['narrow'], ...query })).map(
          ({ metric, period, mentionedIn }) =>
            `${metric} ${printPeriod(period)} ${mentionedIn}`.trim(),
        );
      assert.equal((await list({})).length, 3);
      assert.deepEqual(await list({ metrics: ['P02'] }), ['P02 2007-08 Q4']);
      assert.deepEqual(await list({ periods: [parsePeriod('2007-08 Q4')] }), ['P02 2007-08 Q4']);
      assert.deepEqual(await list({ onlyMentions: true }), ['P01 2007-08 headlines']);
      assert.deepEqual(await list({ providerIds: [] }), []);
    });

    test('of levels and of published figures are kept apart', async () => {
      await batches.keep(levels, [statedFigure({ providerId: 'apart', stated: percent(90) })]);
      await batches.keep(published, [statedFigure({ providerId: 'apart' })]);
      const query = { providerIds: ['apart'] };
      assert.deepEqual(texts(await levels.listCurrent(database, query)), ['90%']);
      assert.deepEqual(texts(await published.listCurrent(database, query)), ['95%']);
    });
  });
}
