import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../../../test/browser/sample/server.ts';
import { testDatabases } from '../../../../test/databases.ts';
import { openEmptyHub } from '../../../../test/hubs.ts';
import type { Database } from '../../../database/index.ts';
import { rowsOf, visit } from '../../../deliver/pages/page-text.fixture.ts';
import type { Hub } from '../../../hub.ts';
import { evidenceOf } from '../../agreement/evidence.fixture.ts';
import {
  agreementsInEveryState,
  cellChange,
  contentOf,
  draftId,
  governor,
  inForceId,
  save,
  shippedId,
} from '../every-state.fixture.ts';
import { readingPages } from '../reading-pages.ts';

/** Of drug tests April 4.2% and June 6.5% failed; nothing else was delivered. */
const evidence = evidenceOf({
  monthlyOutturns: async () =>
    new Map([['CU016', [4.2, null, 6.5, ...Array.from({ length: 9 }, () => null)]]]),
});

for (const engine of testDatabases()) {
  describe(`what is kept of an agreement on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let server: FastifyInstance;
    before(async () => {
      database = await engine.open();
      hub = openEmptyHub(database);
      const door = { evidence, render: () => '', publisher: { name: 'Hub' }, browser: undefined };
      server = sampleServer(readingPages(door), { hub, revision: () => database.revision() });
      await agreementsInEveryState(hub, evidence);
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const shipped = (path = '') => visit(server, `/agreements/${shippedId}${path}`);
    const inForce = (path = '') => visit(server, `/agreements/${inForceId}${path}`);
    const draft = (path = '') => visit(server, `/agreements/${draftId}${path}`);
    /** The lines of a metric in a table of levels: each metric is a body of its own. */
    const linesOf = ({ body }: { body: string }, table: string, metric: string) => {
      const [, whole = ''] = body.split(`id="table-${table}"`);
      const [own = ''] = (whole.split('</table>')[0] ?? '')
        .split('<tbody')
        .filter((one) => one.includes(`>${metric} `));
      return (own.match(/<tr[\s\S]*?<\/tr>/g) ?? []).slice(1).map(cellsOf);
    };

    test('how many checks ran and how they came out stands in one sentence', async () => {
      const page = await shipped('/findings');
      const [, ran = '', agree = '', disagree = '', more = ''] =
        /(\d+) checks ran: (\d+) agree.*?, and (\d+) disagree; (\d+) more could not be made/.exec(
          page.text,
        ) ?? [];
      assert.equal(Number(agree) + Number(disagree), Number(ran));
      const rows = rowsOf(page, 'by-section').map((row) => row.slice(1).map(Number));
      const sum = (column: number) => rows.reduce((all, row) => all + (row[column] ?? 0), 0);
      assert.equal(sum(0) + sum(1), Number(agree));
      assert.equal(sum(2), Number(disagree));
      assert.equal(sum(3), Number(more));
    });

    test('findings are filtered by section and severity, within the state asked for', async () => {
      const regime = await inForce('/findings?section=regime&severity=error&version=1');
      // 3:19 + 2:54 + 0:51 + 0:51 + 0:37 are 8:32; the seven-day average states 8:36.
      assert.match(regime.text, /1 disagreement/);
      assert.match(regime.text, /Stated 8h 36m, worked out 8h 32m/);
      assert.match(regime.body, /name="version" value="1"/);
      assert.match(
        regime.body,
        /href="\/agreements\/stafford-2026-27\/findings\?version=1&amp;severity=error"/,
      );
      const none = await shipped('/findings?section=overview');
      assert.match(none.text, /Nothing that disagrees fits this choice/);
      assert.match(
        (await visit(server, '/agreements/west-midlands-2014-17/findings')).text,
        /none disagrees|nothing to be checked/,
      );
    });

    test('levels at commencement stand beside those of now, with the notice that changed them', async () => {
      const page = await inForce('/levels');
      const [commencement, now, outturn] = linesOf(page, 'levels-secure', 'CU016');
      // The total and four quarters, then April to September, and October with the notice.
      assert.deepEqual(commencement?.slice(0, 13), [
        ...['At commencement', ...Array(12).fill('6.00 %')],
      ]);
      assert.deepEqual(now?.slice(10, 13), ['6.00 %', '6.00 %', '5.00 % → notice 1']);
      // Two decimals, as the metric is printed; outturns are of months.
      const noWhole = Array(5).fill('');
      assert.deepEqual(outturn?.slice(0, 9), ['Outturn', ...noWhole, '4.20%', '', '6.50%']);
      const [, unchanged] = linesOf(page, 'levels-secure', 'CU001');
      assert.deepEqual(unchanged, ['Now', 'As at commencement']);
    });

    test('a level is shown with its total and the national figure that the agreement states', async () => {
      const page = await shipped('/levels');
      const [commencement = []] = linesOf(page, 'levels-interventions', 'CU019');
      // Section 4 of the annex: 34 in March and in all, 942 nationally.
      assert.deepEqual(
        [...commencement.slice(0, 2), ...commencement.slice(-2)],
        [...['At commencement', '34', '34', '942']],
      );
    });

    test('a draft has levels, and none in force', async () => {
      const page = await draft('/levels');
      assert.match(page.text, /Nothing is signed yet, so no level is in force/);
      assert.equal(linesOf(page, 'levels-secure', 'CU016')[0]?.[0], 'Level in the draft');
      const parent = await visit(server, '/agreements/west-midlands-2014-17/levels');
      assert.match(parent.text, /This form has no tables of levels/);
    });

    test('without a timetable the regime shows the stated summary and what it is held against', async () => {
      const page = await shipped('/regime');
      assert.match(page.text, /No timetable is entered/);
      assert.match(page.body, /<svg[^>]*gh-chart/);
      const held = rowsOf(page, 'held');
      // Monday to Thursday 4:39, Friday 3:27, twice 0:36: 23 h 15 min; a workshop promises 28:15.
      const workshops = held.find(([what]) => what?.startsWith('Table 8a'));
      assert.equal(workshops?.[2], '23:15');
      assert.match(workshops?.[3] ?? '', /≠ the day does not hold it/);
      // 44 h 35 min from Monday to Friday by five are 8.92 hours.
      assert.match(rowsOf(page, 'metrics')[0]?.join(' ') ?? '', /K08 .* 8\.9 none is held/);
      const parent = await visit(server, '/agreements/west-midlands-2014-17/regime');
      assert.match(parent.text, /This form has no core day/);
    });

    test('with a timetable the week is drawn, and the summary that follows from it', async () => {
      const page = await draft('/regime');
      assert.match(page.text, /The week/);
      // Three hours of activity and one and a half of association, every day.
      const [, activity, association, ...others] = rowsOf(page, 'worked-out')[0] ?? [];
      assert.deepEqual([activity, association, others.at(-1)], ['3h 00m', '1h 30m', '4h 30m']);
      assert.doesNotMatch(page.text, /No timetable is entered|What to mend/);
    });

    test('the history tells every step in order, with who took it', async () => {
      const { text, body } = await inForce('/history');
      const steps = [...body.matchAll(/<h2 class="govuk-heading-s[^>]*>([^<]*)<\/h2>/g)].map(
        ([, step = '']) => step.replace(/ under hash [0-9a-f]{8}/, '').replace(/, on .*/, ''),
      );
      assert.deepEqual(
        steps.map((step) => step.replace(/^\d+ findings/, 'Findings')),
        [
          'Version 1 begun',
          'Version 1 offered to the other party',
          'Version 1 agreed',
          'Findings of version 1 accepted',
          'Version 1 signed',
          'Findings of version 1 accepted',
          'Version 1 signed',
          'Notice 1 proposed: Fewer failed tests, from October 2026',
          'Notice 1 agreed',
          'Notice 2 proposed: Fewer places, from January 2027',
        ],
      );
      assert.match(text, /Ada Byron, Governor, for the provider/);
      assert.match(text, /A new search team/);
    });

    test('a version says what it changed, prose line by line', async () => {
      const { text, body } = await draft('/history');
      assert.match(text, /Version 4 saved .* 2 changes/);
      assert.match(
        body,
        /<del><span class="govuk-visually-hidden">removed: <\/span>Staff know what is on offer\./,
      );
      assert.match(
        body,
        /<ins><span class="govuk-visually-hidden">added: <\/span>All staff know what is on offer\./,
      );
      assert.match(body, /href="\/agreements\/stafford-2027-28\/compare\?from=3&amp;to=4"/);
      assert.match(text, /Comment on Table 8b, Kitchens, Core hours a week/);
    });

    test('two versions are compared cell by cell', async () => {
      const page = await draft('/compare?from=2&to=4');
      assert.match(page.text, /3 differences between Version 2 and Version 4/);
      assert.match(
        page.text,
        /Table 2a: Capacity specification .* Certified normal accommodation 741 750/,
      );
      assert.match(page.text, /Tailors Workshop 6 Whole row .* Places: 45/);
      assert.match((await draft('/compare')).text, /2 differences between Version 3 and Version 4/);
      assert.match(
        (await draft('/compare?from=4&to=4')).text,
        /0 differences between Version 4 and Version 4/,
      );
    });

    test('two days are compared as the agreement stood on them', async () => {
      const page = await inForce('/compare?from=2026-04-01&to=2026-10-31');
      // Six months of one level, from October to March.
      assert.match(page.text, /8 differences between April 2026 and October 2026/);
      assert.equal((await draft('/compare?from=2027-04-01&to=1')).status, 409);
      const unreadable = await inForce('/compare?from=soon');
      assert.equal(unreadable.status, 400);
      assert.match(unreadable.text, /write the number of a version, such as 2, or a day/);
    });

    test('every file is offered; a PDF without a browser says what is missing', async () => {
      const { text, body } = await inForce('/documents?on=2026-05-01');
      assert.match(body, /href="\/agreements\/stafford-2026-27\/document\.docx\?on=2026-05-01"/);
      assert.doesNotMatch(body, /document\.pdf/);
      assert.match(text, /PDF Not to be had here: no browser that prints to PDF is installed/);
      const refused = await inForce('/document.pdf');
      assert.ok(refused.status >= 400);
    });

    test('a file has its name and type, and the state that was asked for', async () => {
      const csv = await server.inject({
        url: `/agreements/${inForceId}/document.csv?on=2026-09-01`,
      });
      assert.equal(csv.headers['content-type'], 'text/csv; charset=utf-8');
      assert.match(String(csv.headers['content-disposition']), /stafford-2026-27.*\.csv/);
      const line = (text: string) => text.split('\n').find((one) => /CU016\.level.*oct/i.test(one));
      assert.match(line(csv.body) ?? '', /6\.00 %/);
      const later = await server.inject({
        url: `/agreements/${inForceId}/document.csv?on=2026-10-01`,
      });
      assert.match(line(later.body) ?? '', /5\.00 %/);
    });

    test('a timetable with a mistake says where, and nothing is worked out from it', async () => {
      const slot = cellChange(await contentOf(hub, draftId), 'core-day/mon-0/to', '08:00');
      await save(hub, draftId, [slot], governor);
      const page = await draft('/regime');
      assert.match(page.text, /What to mend in the timetable .* The slot ends before it has begun/);
      assert.match(
        page.body,
        /href="\/agreements\/stafford-2027-28\/sections\/regime#core-day\/mon-0\/to"/,
      );
      assert.deepEqual(rowsOf(page, 'worked-out'), []);
    });
  });
}

function cellsOf(row: string): string[] {
  return (row.match(/<t[hd][\s\S]*?<\/t[hd]>/g) ?? []).map((cell) =>
    cell
      .replace(/<span class="govuk-visually-hidden">[\s\S]*?<\/span>/g, '')
      .replace(/<[^>]*>/g, '')
      .trim(),
  );
}
