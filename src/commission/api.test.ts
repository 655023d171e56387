import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ask, testServer } from '../../test/api.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { packageRoot } from '../config.ts';
import type { Database } from '../database/index.ts';
import { hashContent } from './agreement/content.ts';
import { loadShippedAgreements } from './agreement/ship-agreements.ts';

const provider = { party: 'provider', name: 'G. Example', role: 'Governor' };
const commissioner = { party: 'commissioner', name: 'C. Example', role: 'Commissioner' };
const id = 'stafford-2014-15';
const base = `/api/agreements/${id}`;

for (const engine of testDatabases()) {
  describe(`agreements over the API on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let server: FastifyInstance;
    before(async () => {
      database = await engine.open();
      const hub = { ...openEmptyHub(database), now: () => new Date('2014-11-15T12:00:00Z') };
      await loadShippedAgreements(hub, packageRoot);
      server = testServer(hub);
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const post = (url: string, payload: object) => ask(server, url, { method: 'POST', payload });

    test('are listed as they stand, for a provider too', async () => {
      const { body } = await ask(server, '/api/agreements?provider=HMP%20Stafford');
      assert.equal(body.length, 1);
      const [{ provider: name, stage, signedBy, startsOn, endsOn, parent }] = body;
      assert.deepEqual(
        [name, stage, signedBy.length, startsOn, endsOn, parent],
        ['Stafford', 'in force', 2, '2014-04-01', '2015-03-31', 'west-midlands-2014-17'],
      );
      const csv = await server.inject('/api/agreements?format=csv');
      assert.match(csv.body, /^id,title,/);
    });

    test('are given whole, with a hash of the very content', async () => {
      const { body } = await ask(server, base);
      assert.equal(body.contentHash, hashContent(body.content));
      assert.equal(body.content.capacity.rows[0].cells['operational-capacity'], '741');
      // £11,508,731 over 741 places is £15,531.35.
      assert.deepEqual(body.pricePerPlace.perPlace, '£15,531');
      assert.equal(
        body.signatures.every(({ elsewhere }: { elsewhere: boolean }) => elsewhere),
        true,
      );
    });

    test('are checked, each disagreement with both figures, difference and cause', async () => {
      const { body } = await ask(server, `${base}/check`);
      const kitchens = z
        .array(z.object({ table: z.string(), row: z.string(), column: z.string() }).loose())
        .parse(body)
        .find(
          ({ table, row, column }) =>
            `${table}/${row}/${column}` === 'services/kitchens/core-hours',
        );
      // Thirty places at 28 hours 15 minutes are 847.50 hours, not 844.50.
      assert.deepEqual(
        [kitchens?.outcome, kitchens?.stated, kitchens?.computed, kitchens?.difference],
        ['disagrees', '844.50', '847.50', '-3.00'],
      );
      assert.match(String(kitchens?.cause), /28:15 read as 28\.15/);
    });

    test('refuse what they do not know, saying what is near', async () => {
      const wrong = await ask(server, '/api/agreements/staford-2014-15');
      assert.deepEqual(
        [wrong.status, wrong.body.error.code],
        [404, 'COMMISSION_UNKNOWN_AGREEMENT'],
      );
      assert.match(wrong.body.error.message, /stafford-2014-15/);
      assert.equal(
        (await ask(server, `${base}?version=9`)).body.error.code,
        'COMMISSION_UNKNOWN_VERSION',
      );
      assert.equal(
        (await ask(server, `${base}?as-at=once`)).body.error.code,
        'COMMISSION_INSTANT_UNREADABLE',
      );
      assert.equal((await ask(server, `${base}?on=2014-02-30`)).status, 400);
      const early = await ask(server, `${base}?as-at=2001-01-01`);
      assert.equal(early.body.error.code, 'COMMISSION_UNKNOWN_AGREEMENT');
    });

    test('tell their form', async () => {
      const { body } = await ask(server, '/api/agreement-templates/local-annex');
      assert.equal(body.sections[0].tables.length > 0, true);
      const wrong = await ask(server, '/api/agreement-templates/local-anex');
      assert.equal(wrong.body.error.code, 'CATALOGUE_UNKNOWN_TEMPLATE');
    });

    test('are drafted, offered, accepted and signed by two', async () => {
      const begun = await post('/api/agreements', {
        ...{ id: 'stafford-next', template: 'local-annex', title: 'HMP Stafford 2015-16' },
        ...{ provider: 'Stafford', commissioner: 'West Midlands', like: id },
        ...{ startsOn: '2015-04-01', endsOn: '2016-03-31', by: commissioner },
      });
      assert.deepEqual([begun.status, begun.body.stage], [200, 'draft']);
      const at = '/api/agreements/stafford-next';
      const saved = await post(`${at}/versions`, {
        base: 1,
        changes: [
          {
            ...{ kind: 'cell', before: '741', after: '750' },
            at: { table: 'capacity', row: 'entry', column: 'cna' },
          },
        ],
        by: commissioner,
      });
      assert.deepEqual([saved.body.saved, saved.body.version], [true, 2]);
      const { version, contentHash } = saved.body;
      const seen = { version, contentHash };
      assert.equal(
        (await post(`${at}/offer`, { ...seen, by: commissioner })).body.stage,
        'offered',
      );
      assert.equal((await post(`${at}/agree`, { ...seen, by: provider })).body.stage, 'agreed');
      const unread = await post(`${at}/sign`, { ...seen, by: provider });
      assert.deepEqual([unread.status, unread.body.error.code], [409, 'COMMISSION_FINDINGS_OPEN']);
      for (const by of [provider, commissioner]) {
        const accepted = await post(`${at}/accept`, { findings: 'all', reason: 'As it was.', by });
        assert.equal(accepted.body.accepted > 0, true);
        assert.equal((await post(`${at}/sign`, { ...seen, by })).status, 200);
      }
      const { body } = await ask(server, at);
      assert.deepEqual([body.stage, body.signedBy.length], ['signed', 2]);
      const levels = await ask(
        server,
        '/api/performance?provider=Stafford&metric=CU019&period=2015-16',
      );
      assert.equal(levels.body[0].levelText, '34');
      const remark = await post(`${at}/comments`, {
        about: 'capacity',
        text: 'Why?',
        by: provider,
      });
      assert.equal(remark.body.comments, 1);
    });

    test('are refused in clear words what nobody can be, say, count or keep', async () => {
      const wish = {
        ...{ id: 'odd', template: 'local-annex', title: 'Odd', provider: 'Stafford' },
        ...{ commissioner: 'West Midlands', startsOn: '2016-04-01', endsOn: '2017-03-31' },
      };
      const refused = async (url: string, body: object) => {
        const { status, body: answer } = await post(url, body);
        return [status, answer.error.code];
      };
      const invalid = [400, 'API_REQUEST_INVALID'];
      for (const by of [
        { ...provider, name: ' ' },
        { ...provider, rank: 1 },
        { ...provider, role: '' },
      ]) {
        assert.deepEqual(await refused('/api/agreements', { ...wish, by }), invalid);
      }
      const unstorable = [422, 'COMMISSION_TEXT_UNSTORABLE'];
      const nul = { ...provider, name: 'G\u0000' };
      assert.deepEqual(await refused('/api/agreements', { ...wish, by: nul }), unstorable);
      const about = { about: 'industries', text: '\ud800', by: provider };
      assert.deepEqual(await refused(`${base}/comments`, about), unstorable);
      const answer = { answer: 'ordered', by: provider };
      const behind = { ...answer, after: 1.5 };
      assert.deepEqual(await refused(`${base}/notices/1/answer`, behind), invalid);
      assert.equal((await ask(server, '/api/agreements/a%00b')).status, 400);
      assert.equal((await ask(server, '/api/agreements/constructor')).status, 404);
    });

    test('are annexes only of the form that theirs names', async () => {
      const begun = await post('/api/agreements', {
        ...{ id: 'annex-of-annex', template: 'local-annex', title: 'An annex', parent: id },
        ...{ provider: 'Stafford', commissioner: 'West Midlands', by: commissioner },
        ...{ startsOn: '2015-04-01', endsOn: '2016-03-31' },
      });
      assert.deepEqual([begun.status, begun.body.error.code], [422, 'COMMISSION_DRAFT_INVALID']);
      assert.equal(begun.body.error.problems[0].place.path, 'parent');
      assert.match(begun.body.error.problems[0].message, /is no regional-sla/);
    });

    test('are not offered while the core day contradicts itself', async () => {
      const at = '/api/agreements/stafford-day';
      await post('/api/agreements', {
        ...{ id: 'stafford-day', template: 'local-annex', title: 'HMP Stafford, core day' },
        ...{ provider: 'Stafford', commissioner: 'West Midlands', like: id },
        ...{ startsOn: '2016-04-01', endsOn: '2017-03-31', by: commissioner },
      });
      const slot = (row: string, from: string, to: string) => ({
        ...{ kind: 'row added', table: 'core-day', row, below: null },
        cells: { day: 'Mon', from, to, category: 'Activity', who: 'Everyone' },
      });
      const changes = [slot('morning', '08:30', '12:00'), slot('late', '11:30', '12:30')];
      const { body } = await post(`${at}/versions`, { base: 1, changes, by: commissioner });
      const { version, contentHash } = body;
      const refused = await post(`${at}/offer`, { version, contentHash, by: commissioner });
      assert.deepEqual([refused.status, refused.body.error.code], [422, 'COMMISSION_INCOMPLETE']);
      const [problem] = refused.body.error.problems;
      assert.match(problem.place.path, /^core-day\//);
      assert.match(problem.message, /08:30.*11:30|11:30.*08:30|overlap/);
    });

    test('are changed by a notice that both see first', async () => {
      const wish = {
        ...{ title: 'Fewer places', reason: 'The wing opens later.', effective: 'Oct 2014' },
        levels: [{ metric: 'CU019', total: '30', method: 'flat' }],
      };
      const seen = await post(`${base}/notices/preview`, wish);
      assert.deepEqual(
        [seen.status, seen.body.levels.length, seen.body.outlook[0].metric],
        [200, 1, 'CU019'],
      );
      assert.equal((await ask(server, `${base}/notices`)).body.length, 0);
      const proposed = await post(`${base}/notices`, { ...wish, by: provider });
      assert.deepEqual([proposed.body.status, proposed.body.agreedBy], ['open', ['provider']]);
      const { body } = await ask(server, `${base}/notices/1`);
      assert.deepEqual(body.preview.levels, seen.body.levels);
      const agreed = await post(`${base}/notices/1/answer`, { answer: 'agreed', by: commissioner });
      assert.equal(agreed.body.status, 'agreed');
      const level = await ask(
        server,
        '/api/performance?provider=Stafford&metric=CU019&period=2014-15',
      );
      assert.equal(level.body[0].levelText, '30');
      const differs = await ask(server, `${base}/diff?from=2014-09-30&to=2014-10-31`);
      const oct = z
        .array(z.object({ at: z.object({ column: z.string() }), after: z.string() }).loose())
        .parse(differs.body.changes)
        .find(({ at: { column } }) => column === 'oct');
      assert.equal(oct?.after, '5');
    });

    test('refuse a notice with every reason, and an address that is none', async () => {
      const early = await post(`${base}/notices`, {
        ...{ title: ' ', reason: '', effective: 'Mar 2014', changes: [], by: provider },
      });
      assert.deepEqual([early.status, early.body.error.code], [422, 'COMMISSION_NOTICE_REFUSED']);
      assert.equal(early.body.error.problems.length >= 3, true);
      const year = await post(`${base}/notices`, {
        ...{ title: 'x', reason: 'y', effective: '2014-15', by: provider },
      });
      assert.equal(year.status, 400);
      assert.equal(
        (await ask(server, `${base}/notices/77`)).body.error.code,
        'COMMISSION_UNKNOWN_NOTICE',
      );
      assert.deepEqual((await ask(server, `${base}/suggestions`)).body, { suggestions: [] });
    });
  });
}
