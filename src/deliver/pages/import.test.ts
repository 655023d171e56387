import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../../test/browser/sample/server.ts';
import { testDatabases } from '../../../test/databases.ts';
import { openSampleHub } from '../../../test/hubs.ts';
import { beginBatch } from '../../commission/index.ts';
import { packageRoot } from '../../config.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { importProposal } from '../actions.ts';
import { csvFile, longFile } from '../figure-file.fixture.ts';
import { deliverPages } from '../pages.ts';
import { readProposal } from '../read-proposal.ts';
import { abandonBatch, listBatches, publishedFigures } from '../store.ts';
import { follow, hiddenField, post, rowsOf, upload, visit } from './page-text.fixture.ts';
import { plainFileName } from './upload.ts';

const bulletin = join(
  packageRoot,
  '../shared/data/population-bulletins/10004C44pop_bull_jan_11.txt',
);

for (const engine of testDatabases()) {
  describe(`the upload page on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let server: FastifyInstance;
    let now = new Date('2026-11-02T12:00:00Z');
    before(async () => {
      database = await engine.open();
      hub = { ...(await openSampleHub(database)), now: () => now };
      server = sampleServer(
        deliverPages(() => hub.now().getTime()),
        { hub, revision: () => database.revision() },
      );
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    /** Uploads a file and returns the page that shows what it would change, and its address. */
    async function preview(file: { name: string; bytes: Uint8Array }, period = '') {
      const sent = await upload(server, file, { period });
      const page = await follow(server, sent);
      assert.equal(page.status, 200, page.text);
      return { url: sent.location ?? '', page };
    }

    async function confirm(seen: Awaited<ReturnType<typeof preview>>, action = 'store') {
      return post(server, seen.url, { action, shown: hiddenField(seen.page, 'shown') });
    }

    test('asks for a file and a readable period, both at once', async () => {
      const { status, text, body } = await upload(
        server,
        { name: '', bytes: new Uint8Array() },
        { period: 'lately' },
      );
      assert.equal(status, 422);
      assert.match(text, /There is a problem Choose a file to import Enter a period such as/);
      assert.match(body, /<a href="#file">Choose a file to import<\/a>/);
      assert.match(body, /value="lately"/);
      assert.match(body, /<title>Error: /);
    });

    test('lists every problem with its place and stores nothing', async () => {
      const batches = await listBatches(database);
      const file = longFile([
        { provider: 'Stafordshire' },
        { metric: 'P02', value: '=cmd()' },
        { value: '', kind: '' },
      ]);
      const page = await upload(server, file);
      assert.equal(page.status, 422);
      assert.match(page.text, /figures\.csv was not imported: 3 problems\. Nothing was stored\./);
      assert.match(page.body, /<a href="#problems">/);
      assert.deepEqual(rowsOf(page, 'problem-table'), [
        [
          ...['Row 2, column A', 'Stafordshire'],
          'No provider has this name. Expected: a name of the estate, such as Staffordshire, Standford Hill, Stafford',
        ],
        [
          ...['Row 3, column E', '=cmd()'],
          'P02 (Court reports on time): “=cmd()” is a formula; give the value it comes to. Expected: a percentage such as 95% or 15.3%, from 0 to 100',
        ],
        [
          'Row 4, column D',
          'blank',
          'No kind of figure is named. Expected: actual, target or mention',
        ],
      ]);
      assert.deepEqual(await listBatches(database), batches);
    });

    test('lists the first hundred of many problems and counts all', async () => {
      const rows = Array.from({ length: 10_000 }, (_, index) => ({ provider: `Nowhere ${index}` }));
      const page = await upload(server, longFile(rows));
      assert.match(page.text, /10,000 problems\. The first 100 are listed/);
      assert.equal(rowsOf(page, 'problem-table').length, 100);
    });

    test('says at the field what is wrong with a file as a whole', async () => {
      for (const [file, reason] of [
        [csvFile([], 'empty.csv'), /empty\.csv has nothing in it/],
        [csvFile([['Dear all']]), /No row of headings was found/],
        [{ name: 'a.pdf', bytes: Buffer.from('%PDF-1.4') }, /This is a PDF/],
        [{ name: 'old.xls', bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]) }, /Excel 97/],
      ] as const) {
        const { status, text, body } = await upload(server, file);
        assert.ok(status >= 400 && status < 500, text);
        assert.match(text, reason);
        assert.match(body, /id="file-error"/);
      }
    });

    test('shows what would change with old and new value, then stores it', async () => {
      const file = longFile(
        [
          { metric: 'P11', value: '92%', source: 'Return' },
          { period: '2008-09', value: '0.96' },
          {},
        ],
        'return.csv',
      );
      const seen = await preview(file);
      assert.match(seen.page.text, /New 1 Changed 1 Known as they stand 1 Nothing is stored yet/);
      assert.deepEqual(rowsOf(seen.page, 'changed'), [
        [
          'Staffordshire',
          'P11 Victims contacted',
          '2007-08',
          'Outturn',
          '93%',
          '92%',
          'Row 2, column E',
        ],
      ]);
      assert.equal(rowsOf(seen.page, 'new')[0]?.[4], '0.96');
      assert.match(seen.page.text, /One percentage is 1 or less .* Check that 96% is not meant/);
      const stored = await follow(server, await confirm(seen));
      assert.match(
        stored.text,
        /Success return\.csv was imported 1 new figure and 1 changed figure/,
      );
      assert.match(stored.text, /by upload page/);
      const again = await follow(server, await confirm(seen));
      assert.match(again.text, /Success return\.csv was imported/);
      assert.match((await visit(server, '/sources')).text, /return\.csv/);
    });

    test('says so when a file changes nothing, and offers nothing to store', async () => {
      const { page } = await preview(longFile([{}, { kind: 'target', value: '90%' }]));
      assert.match(page.text, /This file changes nothing/);
      assert.ok(!page.text.includes('Store these figures'));
    });

    test('takes the period of the form where a file states none', async () => {
      const rows = [
        ['', '', 'P01', 'P02'],
        ['Staffordshire', 'Actual', '96%', '99%'],
        ['', 'Target', '91%', ''],
      ];
      const { page } = await preview(csvFile(rows), '2009/10');
      assert.deepEqual(
        rowsOf(page, 'new').map((cells) => cells.slice(2, 5)),
        [
          ['2009-10', 'Level', '91%'],
          ['2009-10', 'Level', 'no target set'],
          ['2009-10', 'Outturn', '96%'],
          ['2009-10', 'Outturn', '99%'],
        ],
      );
    });

    test('stores nothing that was not shown: what has changed meanwhile is shown anew', async () => {
      const file = longFile([{ metric: 'P03', value: '94%' }], 'slow.csv');
      const seen = await preview(file);
      const other = await readProposal(
        longFile([{ metric: 'P03', value: '90%' }], 'quick.csv'),
        hub,
      );
      await importProposal(hub, other, 'test');
      const outdated = await confirm(seen);
      assert.equal(outdated.status, 409);
      assert.match(outdated.text, /figures of the hub have changed since you looked/);
      assert.deepEqual(rowsOf(outdated, 'changed')[0]?.slice(4, 6), ['90%', '94%']);
      const stored = await follow(server, await confirm({ url: seen.url, page: outdated }));
      assert.match(stored.text, /slow\.csv was imported/);
    });

    test('keeps the preview while another import runs', async () => {
      const seen = await preview(longFile([{ metric: 'P04', value: '65%' }], 'busy.csv'));
      const running = {
        fileName: 'a',
        contentHash: 'b',
        layout: 'long' as const,
        recordedBy: 'test',
        notices: [],
      };
      const batchId = await beginBatch(database, running);
      assert.ok(batchId !== undefined);
      const busy = await confirm(seen);
      assert.equal(busy.status, 409);
      assert.match(busy.text, /Another import is running\. Try again/);
      await abandonBatch(database, batchId);
      assert.equal((await confirm(seen)).status, 303);
    });

    test('forgets a file that is discarded', async () => {
      const seen = await preview(longFile([{ metric: 'P04', value: '66%' }]));
      const discarded = await follow(server, await confirm(seen, 'discard'));
      assert.match(discarded.text, /The file was discarded\. Nothing was stored/);
      const gone = await visit(server, seen.url);
      assert.equal(gone.status, 404);
      assert.match(gone.text, /This file is no longer held/);
    });

    test('says kindly that a file waited too long', async () => {
      const seen = await preview(longFile([{ metric: 'P04', value: '67%' }], 'late.csv'));
      now = new Date(now.getTime() + 31 * 60 * 1000);
      const late = await confirm(seen);
      assert.equal(late.status, 404);
      assert.match(late.text, /waits for half an hour .* This one is gone/);
      assert.equal((await visit(server, '/import/unknown')).status, 404);
      assert.ok((await listBatches(database)).every(({ fileName }) => fileName !== 'late.csv'));
    });

    test('refuses a confirmation that says neither to store nor to discard', async () => {
      const seen = await preview(longFile([{ metric: 'P04', value: '68%' }]));
      const { status, text } = await post(server, seen.url, { action: 'burn' });
      assert.equal(status, 400);
      assert.match(text, /choose to store or to discard/);
    });

    test('keeps a name without folders and hidden characters', async () => {
      assert.equal(plainFileName('C:\\returns\\march\u202e.csv'), 'march.csv');
      assert.equal(plainFileName('../../etc/passwd'), 'passwd');
      assert.equal(plainFileName('\u0000'), 'unnamed file');
      assert.equal(plainFileName(`${'x'.repeat(300)}.csv`).length, 200);
    });

    test('offers templates that change nothing as they are', async () => {
      for (const [path, rows] of [
        ['/import/template.csv', 2],
        ['/import/template-wide.csv', 6],
      ] as const) {
        const { status, body } = await visit(server, path);
        assert.equal(status, 200);
        const { published, levels } = await readProposal(
          { name: 't.csv', bytes: Buffer.from(body) },
          hub,
        );
        assert.equal(published.length + levels.length, rows);
      }
    });

    test('takes a bulletin as it is published', {
      skip: existsSync(bulletin) ? false : 'The published bulletins are not here.',
    }, async () => {
      const seen = await preview({ name: basename(bulletin), bytes: readFileSync(bulletin) });
      assert.match(seen.page.text, /Monthly population bulletin/);
      assert.deepEqual(rowsOf(seen.page, 'findings')[0]?.slice(0, 6), [
        ...['Usk/Prescoed', 'B05 Population to in-use CNA', 'Jan 2011', '116%', '127%', '−11'],
      ]);
      const stored = await follow(server, await confirm(seen));
      assert.match(stored.text, /new figures/);
      const figures = await publishedFigures.listCurrent(database, {
        providerIds: ['stafford'],
        metrics: ['B04'],
      });
      assert.equal(figures.length, 1);
      const findings = await visit(server, '/sources/findings?rule=population+percentage');
      assert.equal(rowsOf(findings, 'findings-1').length, 1);
    });
  });
}
