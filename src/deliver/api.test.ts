import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ask, sendFile, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openSampleHub } from '../../test/hubs.ts';
import type { Database } from '../database/index.ts';

const heading = 'provider,metric,period,kind,value';
const file = (...rows: string[]) => [heading, ...rows, ''].join('\n');

for (const { name, open, skip } of testDatabases()) {
  describe(`imports and sources over the API on ${name}`, { skip }, () => {
    let database: Database;
    let server: FastifyInstance;

    before(async () => {
      database = await open();
      server = testServer(await openSampleHub(database));
    });
    after(async () => {
      await server?.close();
      await database?.close();
    });

    const outturn = async (query: string) =>
      (await ask(server, `/api/performance?${query}`)).body[0].outturn;

    test('a dry run says what would change and stores nothing', async () => {
      const sent = file(
        'Warwickshire,P02,2007-08,actual,90%',
        'Warwickshire,P02,2008-09,target,91%',
      );
      const address = '/api/import?fileName=dry.csv&dryRun=true';
      const { status, body } = await sendFile(server, address, sent);
      assert.equal(status, 200);
      assert.deepEqual([body.dryRun, body.batchId, body.added, body.revised], [true, null, 1, 1]);
      const [level, figure] = body.changes;
      assert.deepEqual([level.kind, level.before, level.after], ['level', null, '91%']);
      assert.deepEqual(
        [figure.provider, figure.before, figure.after],
        ['Warwickshire', '89%', '90%'],
      );
      assert.equal(await outturn('provider=Warwickshire&metric=P02'), 89);
    });

    test('an import shows at once, and the figure before it stays as a revision', async () => {
      const asked = 'provider=Warwickshire&metric=P03';
      const first = await ask(server, `/api/performance?${asked}`);
      const sent = file('Warwickshire,P03,2007-08,actual,97%');
      const { body } = await sendFile(server, '/api/import?fileName=correction.csv', sent);
      assert.deepEqual([body.revised, body.added], [1, 0]);
      const later = await server.inject({
        url: `/api/performance?${asked}`,
        headers: { 'if-none-match': String(first.headers.etag) },
      });
      assert.equal(later.statusCode, 200);
      assert.equal(later.json()[0].outturn, 97);

      const source = (await ask(server, `/api/sources/${body.batchId}`)).body;
      assert.deepEqual(
        [source.source.fileName, source.source.recordedBy],
        ['correction.csv', 'API'],
      );
      const [brought] = source.published;
      assert.deepEqual([brought.text, brought.row, brought.column], ['97%', 2, 'E']);
      const { figure, revisions } = (
        await ask(server, `/api/figures/published/${brought.revisionId}`)
      ).body;
      assert.equal(figure.revisionId, brought.revisionId);
      assert.deepEqual(
        revisions.map(({ text }: { text: string }) => text),
        ['97%', '98%'],
      );
      assert.equal(revisions[1].file, 'data/west-midlands-2007-08/probation-areas.csv');
    });

    test('the same file twice changes nothing', async () => {
      const sent = file('Warwickshire,P04,2007-08,actual,73%');
      const first = (await sendFile(server, '/api/import?fileName=twice.csv', sent)).body;
      const second = (await sendFile(server, '/api/import?fileName=twice.csv', sent)).body;
      assert.equal(first.revised, 1);
      assert.deepEqual([second.batchId, second.revised, second.unchanged], [null, 0, 1]);
    });

    test('figures that state no period take the one of the address', async () => {
      const sent = 'provider,metric,kind,value\nWarwickshire,P01,actual,92%\n';
      const address = '/api/import?fileName=later.csv&period=2008%2F09';
      assert.equal((await sendFile(server, address, sent)).body.added, 1);
      assert.equal(await outturn('provider=Warwickshire&metric=P01&period=2008-09'), 92);
    });

    test('a file with mistakes is refused whole, every problem with its place', async () => {
      const sent = file(
        'Warwickshire,P01,2007-08,actual,91%',
        'Warwickshir,P01,2007-08,actual,91%',
        'Warwickshire,P99,2007-08,actual,=cmd()',
      );
      const { status, body } = await sendFile(server, '/api/import?fileName=bad.csv', sent);
      assert.deepEqual([status, body.error.code], [422, 'IMPORT_REFUSED']);
      const [provider, metric] = body.error.problems;
      assert.deepEqual(provider.place, { file: 'bad.csv', row: 3, column: 'A' });
      assert.equal(provider.found, 'Warwickshir');
      assert.match(provider.expected, /Warwickshire/);
      assert.equal(metric.place.row, 4);
      assert.equal(await outturn('provider=Warwickshire&metric=P01&period=2007-08'), 90);
    });

    test('takes a file and nothing else, under a plain name', async () => {
      const answer = async (url: string, headers: Record<string, string>, payload: string) => {
        const { status, body } = await ask(server, url, { method: 'POST', headers, payload });
        return [status, body.error.code];
      };
      const csv = { 'content-type': 'text/csv' };
      const good = '/api/import?fileName=a.csv';
      assert.deepEqual(await answer(good, { 'content-type': 'application/json' }, '{}'), [
        415,
        'API_NOT_A_FILE',
      ]);
      assert.deepEqual(await answer(good, csv, ''), [400, 'SPREADSHEET_EMPTY']);
      const elsewhere = '/api/import?fileName=..%2Fa.csv';
      assert.deepEqual(await answer(elsewhere, csv, heading), [400, 'API_REQUEST_INVALID']);
      assert.deepEqual(await answer('/api/import', csv, heading), [400, 'API_REQUEST_INVALID']);
      const foreign = { ...csv, 'sec-fetch-site': 'cross-site' };
      assert.deepEqual(await answer(good, foreign, heading), [403, 'WEB_CROSS_SITE']);
    });

    test('a file of more than 50 MB is refused', async () => {
      const sent = Buffer.alloc(50 * 1024 * 1024 + 1, 'a');
      const { status, body } = await sendFile(server, '/api/import?fileName=long.csv', sent);
      assert.deepEqual([status, body.error.code], [413, 'WEB_TOO_LARGE']);
    });

    test('lists the files, and a long one in portions', async () => {
      const sources = (await ask(server, '/api/sources')).body;
      const prisons = sources.find(({ fileName }: { fileName: string }) =>
        fileName.endsWith('/prisons.csv'),
      );
      const address = `/api/sources/${prisons.batchId}`;
      const whole = (await ask(server, address)).body;
      assert.equal(whole.levels.length + whole.published.length, prisons.added);
      assert.equal(whole.levelsInAll, whole.levels.length);
      const part = (await ask(server, `${address}?offset=3&limit=2`)).body;
      assert.deepEqual(part.published, whole.published.slice(3, 5));
      assert.equal(part.publishedInAll, whole.publishedInAll);
    });

    test('lists the periods of which figures are known, in the order of time', async () => {
      const { body } = await ask(server, '/api/periods');
      const texts = body.map(({ period }: { period: string }) => period);
      assert.ok(texts.indexOf('2006-07 Q4') < texts.indexOf('2007-08 Q4'));
      const year = body.find(({ period }: { period: string }) => period === '2007-08');
      assert.deepEqual([year.startsOn, year.endsOn], ['2007-04-01', '2008-03-31']);
      assert.ok(year.levels > 300 && year.published > 300);
    });

    test('tells what the report says twice and differently', async () => {
      const { status, body } = await ask(server, '/api/quality');
      assert.equal(status, 200);
      assert.ok(body.length > 0);
      for (const finding of body) {
        assert.notEqual(finding.stated, finding.computed);
        assert.notEqual(finding.provider, '');
      }
    });

    test('says that a source or a figure is not there', async () => {
      const source = await ask(server, '/api/sources/999999');
      assert.deepEqual([source.status, source.body.error.code], [404, 'DELIVER_UNKNOWN_SOURCE']);
      const figure = await ask(server, '/api/figures/level/999999999999999');
      assert.deepEqual([figure.status, figure.body.error.code], [404, 'DELIVER_UNKNOWN_FIGURE']);
      assert.equal((await ask(server, '/api/figures/level/99999999999999999999')).status, 400);
      assert.equal((await ask(server, '/api/figures/guess/1')).status, 400);
    });
  });
}
