import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub, openSampleHub } from '../../test/hubs.ts';
import { parsePeriod } from '../calendar/index.ts';
import { type KeptFigure, levels } from '../commission/index.ts';
import type { Database } from '../database/index.ts';
import type { Hub } from '../hub.ts';
import { importProposal } from './actions.ts';
import { longFile } from './figure-file.fixture.ts';
import { rowsOf, visit } from './pages/page-text.fixture.ts';
import { deliverPages } from './pages.ts';
import { readProposal } from './read-proposal.ts';
import { listBatches, publishedFigures } from './store.ts';

for (const engine of testDatabases()) {
  describe(`the pages of sources and figures on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let server: FastifyInstance;
    before(async () => {
      database = await engine.open();
      hub = openEmptyHub(database);
      server = sampleServer(deliverPages(), { hub, revision: () => database.revision() });
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const see = (url: string) => visit(server, url);

    async function store(rows: Parameters<typeof longFile>[0], name: string): Promise<number> {
      const proposal = await readProposal(longFile(rows, name), hub);
      const { batchId } = await importProposal(hub, proposal, 'test');
      assert.ok(batchId !== null);
      return batchId;
    }

    /** The current outturns of a metric in 2007-08, and where they are stated once more. */
    async function statedOf(providerId: string, metric: string): Promise<KeptFigure[]> {
      const periods = [parsePeriod('2007-08')];
      return publishedFigures.listCurrent(database, {
        ...{ providerIds: [providerId], metrics: [metric], periods },
      });
    }

    test('say so where nothing has been imported', async () => {
      const { status, text } = await see('/sources');
      assert.equal(status, 200);
      assert.match(text, /Nothing has been imported yet\. Import a file of figures/);
      assert.match((await see('/sources/findings')).text, /No source has been found to disagree/);
    });

    test('list the files, at once when they are stored', async () => {
      await openSampleHub(database);
      const page = await see('/sources');
      const rows = rowsOf(page, 'files');
      assert.equal(rows.length, (await listBatches(database)).length);
      const prisons = rows.find(([file]) => file?.includes('prisons.csv'));
      assert.equal(
        prisons?.[0],
        'data/west-midlands-2007-08/prisons.csv Wide: providers down, metrics across',
      );
      assert.match(prisons?.[1] ?? '', /^\d+ \w+ \d{4} at \d\d:\d\d by shipped data$/);
      assert.deepEqual(prisons?.slice(2), ['600', '0', '0', '0']);
      assert.match(page.text, /Stated otherwise elsewhere .* 9/);
    });

    test('find files by name and layout', async () => {
      const wide = rowsOf(await see('/sources?layout=wide'), 'files').map(([file]) => file);
      assert.equal(wide.length, 2);
      const named = rowsOf(await see('/sources?q=PRISONS+csv'), 'files');
      assert.equal(named.length, 1);
      assert.match((await see('/sources?q=zzz')).text, /No file fits\. Show every file/);
    });

    test('give both figures, the difference and the reason of every finding', async () => {
      const page = await see('/sources/findings');
      const rows = rowsOf(page, 'findings-1');
      assert.equal(rows.length, 9);
      const [provider, metric, period, stated, against, difference, explanation, source] =
        rows.find(([name]) => name === 'Dovegate') ?? [];
      assert.deepEqual(
        [provider, metric, period, stated, against, difference],
        ['Dovegate', 'F05 Cost per prisoner', '2007-08', '£31,595', '£31,585', '+10'],
      );
      assert.match(explanation ?? '', /£31,595 is stated here: Appendix A, TOTAL row/);
      assert.match(source ?? '', /dovegate-costs\.csv Row 11, column E/);
      assert.match(page.text, /Stated otherwise elsewhere The same source states the figure/);
    });

    test('narrow the findings by check, provider and source', async () => {
      const counted = async (query: string) =>
        rowsOf(await see(`/sources/findings?${query}`), 'findings-1').length;
      assert.equal(await counted('provider=west-mercia'), 3);
      assert.equal(await counted('rule=stated+otherwise+elsewhere'), 9);
      const batch = (await listBatches(database)).find(({ fileName }) => /dove/.test(fileName));
      assert.equal(await counted(`source=${batch?.batchId}`), 1);
      assert.match((await see('/sources/findings?rule=total')).text, /No finding fits/);
    });

    test('show one import with its figures by pages', async () => {
      const batch = (await listBatches(database)).find(({ fileName }) => /prisons/.test(fileName));
      const first = await see(`/sources/${batch?.batchId}`);
      assert.match(first.text, /600 figures: 1 to 100 of 600/);
      assert.deepEqual(rowsOf(first, 'figures')[0]?.slice(1, 5), [
        ...['K01 Category A escapes', '2007-08', 'Level', '0'],
      ]);
      const last = await see(`/sources/${batch?.batchId}?page=6`);
      assert.match(last.text, /501 to 600 of 600/);
      assert.equal(rowsOf(last, 'figures').at(-1)?.[3], 'Outturn');
      assert.match((await see(`/sources/${batch?.batchId}?page=99`)).text, /501 to 600/);
      const middle = rowsOf(await see(`/sources/${batch?.batchId}?page=3`), 'figures');
      assert.equal(middle.length, 100);
    });

    test('show what an import replaced, and its notices and findings', async () => {
      const batchId = await store(
        [{ metric: 'P11', value: '92%' }, { period: '2006-07' }],
        'return.csv',
      );
      const page = await see(`/sources/${batchId}`);
      assert.match(page.text, /Brought 1 new figure and 1 changed figure/);
      const [changed, added] = rowsOf(page, 'figures');
      assert.deepEqual(changed?.slice(4), ['92%', '93%', 'Row 2, column E']);
      assert.deepEqual(added?.slice(4), ['95%', '', 'Row 3, column E']);
      assert.match(page.text, /Nothing was found/);
      assert.ok(!page.text.includes('Success'));
      assert.match(
        (await see(`/sources/${batchId}?stored=yes`)).text,
        /Success return\.csv was imported/,
      );
    });

    test('show a figure with where it came from and every revision', async () => {
      const [current] = await statedOf('staffordshire', 'P11');
      assert.ok(current && current.mentionedIn === '');
      const page = await see(`/figures/published/${current.revisionId}`);
      assert.match(page.text, /Outturn: Staffordshire, P11 Victims contacted, 2007-08 92%/);
      assert.match(page.text, /File return\.csv Place Row 2, column E Recorded .*, by test/);
      assert.match(page.text, /Level 85%/);
      const [newer, older] = rowsOf(page, 'revisions');
      assert.deepEqual(newer?.slice(0, 2), ['2 Current, shown here', '92%']);
      assert.deepEqual(older?.slice(0, 2), ['1 Superseded', '93%']);
      assert.match(older?.[3] ?? '', /probation-areas\.csv Row 2, column N/);
      const [, old] = await publishedFigures.listRevisions(database, current.revisionId);
      const earlier = await see(`/figures/published/${old?.revisionId}`);
      assert.match(earlier.text, /93% This is an earlier revision/);
    });

    test('tell where a figure is stated once more, and whether that agrees', async () => {
      const stated = await statedOf('west-mercia', 'P11');
      const outturn = stated.find(({ mentionedIn }) => mentionedIn === '');
      const mention = stated.find(({ mentionedIn }) => mentionedIn !== '');
      const page = await see(`/figures/published/${outturn?.revisionId}`);
      const [row] = rowsOf(page, 'mentions');
      assert.match(row?.[0] ?? '', /^West Mercia section, offender management paragraph/);
      assert.deepEqual(row?.slice(1), ['94%', 'No: −4']);
      const other = await see(`/figures/published/${mention?.revisionId}`);
      assert.match(other.text, /Outturn, stated once more: West Mercia/);
      assert.match(other.text, /The figure itself 98% Agrees: No: −4/);
    });

    test('say which kind of nothing there is', async () => {
      const batchId = await store(
        [
          { period: '2005-06', value: '*' },
          { period: '2005-06', kind: 'target', value: '' },
        ],
        'n.csv',
      );
      const [withheld] = await publishedFigures.listBatch(database, batchId);
      const page = await see(`/figures/published/${withheld?.revisionId}`);
      assert.match(
        page.text,
        /\* \(suppressed\) There is no value: suppressed\. The figure is withheld/,
      );
      const [unset] = await levels.listBatch(database, batchId);
      const level = await see(`/figures/level/${unset?.revisionId}`);
      assert.match(level.text, /Level: Staffordshire, .* no target set/);
      assert.match(level.text, /Outturn \* \(suppressed\)/);
    });

    test('answer 404 for what is not there', async () => {
      for (const url of [
        ...['/sources/999999', '/sources/0', '/sources/abc', `/sources/${'9'.repeat(30)}`],
        ...['/figures/published/999999', '/figures/level/x', '/figures/other/1'],
      ]) {
        const { status, text } = await see(url);
        assert.equal(status, 404, url);
        assert.match(text, /There is no (import|figure) with this number/);
      }
    });

    test('show names and notes as text, whatever they hold', async () => {
      const source = '<script>alert(1)</script>';
      const batchId = await store([{ period: '2004-05', source }], '<img src=x>.csv');
      const [figure] = await publishedFigures.listBatch(database, batchId);
      for (const url of [
        '/sources',
        `/sources/${batchId}`,
        `/figures/published/${figure?.revisionId}`,
      ]) {
        const { body } = await see(url);
        assert.ok(body.includes('&lt;img src=x&gt;.csv'), url);
        assert.ok(!body.includes('<img src=x>') && !body.includes(source), url);
      }
    });
  });
}
