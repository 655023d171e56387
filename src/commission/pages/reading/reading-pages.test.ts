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
  draftId,
  draftTitle,
  inForceId,
  shippedId,
} from '../every-state.fixture.ts';
import { readingPages } from '../reading-pages.ts';

/** The operational capacity of a bulletin: 60 more than the 741 that are agreed, of which 2% are 14.82. */
const bulletin = {
  ...{ metric: 'B03', title: 'Operational capacity', period: 'Jan 2027', value: 801, text: '801' },
  source: 'bulletin.txt, row 7',
};
const evidence = evidenceOf({
  recorded: async (_hub, { metrics }) => (metrics.includes('B03') ? [bulletin] : []),
  monthlyOutturns: async () =>
    new Map([['CU016', [4.2, null, 6.5, ...Array.from({ length: 9 }, () => null)]]]),
});

function serve(hub: Hub): FastifyInstance {
  const door = { evidence, render: () => '', publisher: { name: 'Hub' }, browser: undefined };
  const revision = () => hub.database.revision();
  return sampleServer(readingPages(door), { hub, revision });
}

for (const engine of testDatabases()) {
  describe(`the pages of agreements on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let server: FastifyInstance;
    before(async () => {
      database = await engine.open();
      const hub = openEmptyHub(database);
      server = serve(hub);
      await agreementsInEveryState(hub, evidence);
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const shipped = (path = '') => visit(server, `/agreements/${shippedId}${path}`);
    const inForce = (path = '') => visit(server, `/agreements/${inForceId}${path}`);
    const draft = (path = '') => visit(server, `/agreements/${draftId}${path}`);

    test('the list says where each agreement stands and what waits in it', async () => {
      const { body, text } = await visit(server, '/agreements');
      assert.match(text, /4 agreements/);
      const rows = rowsOf({ body, text, status: 200, location: undefined }, 'agreements');
      const [, provider, commissioner, term, status, , open] =
        rows.find(([name]) => name?.startsWith('HMP Stafford 2026-27')) ?? [];
      assert.deepEqual(
        [provider, commissioner, term, status, open],
        ['Stafford', 'West Midlands', '1 April 2026 to 31 March 2027', 'In force', '1'],
      );
    });

    test('the list is filtered by provider and status', async () => {
      const ended = await visit(server, '/agreements?status=ended&provider=stafford');
      assert.match(ended.text, /1 agreement of 4/);
      assert.match(ended.text, /HMP Stafford 2014-15/);
      assert.doesNotMatch(ended.text, /HMP Stafford 2026-27/);
      assert.match(ended.body, /href="\/agreements\?status=ended"/);
      const none = await visit(server, '/agreements?status=superseded');
      assert.match(none.text, /No agreement fits\. Show every agreement/);
      assert.equal((await visit(server, '/agreements?status=lost')).status, 400);
    });

    test('an agreement says in words when it held, and who signed exactly what', async () => {
      const { text, body } = await shipped();
      assert.match(text, /In force from 1 April 2014 to 31 March 2015\. It ended\./);
      assert.match(text, /Signed on paper for the commissioner, West Midlands, on 1 April 2014/);
      const hashes = [...body.matchAll(/hash <code>([0-9a-f]{8})<\/code>/g)].map(
        ([, hash]) => hash,
      );
      assert.equal(hashes.length, 2);
      assert.equal(hashes[0], hashes[1]);
      // £11,508,731 for 741 places: 741 × 15,531 = 11,508,471, and 260 more.
      assert.match(text, /Price of a place £15,531 a year 11,508,731 for 741 places/);
      assert.match(text, /Annex to West Midlands 2014-17/);
      assert.match(text, /The provider may Propose a change by notice/);
    });

    test('an agreement names its annexes, its open notices and what each party may do', async () => {
      assert.match(
        (await visit(server, '/agreements/west-midlands-2014-17')).text,
        /Annexes HMP Stafford 2014-15/,
      );
      const { text, body } = await inForce();
      assert.match(text, /In force since 1 April 2026, until 31 March 2027/);
      assert.match(
        text,
        /Notice 2: Fewer places, from January 2027\. The commissioner proposed it; it waits for the provider/,
      );
      assert.match(text, /The provider may Propose a change by notice/);
      assert.match(body, /href="\/agreements\/stafford-2026-27\/notices\/new/);
      const { text: drafted } = await draft();
      assert.match(drafted, new RegExp(draftTitle));
      assert.match(drafted, /The provider may Change the draft, table by table Offer it/);
      assert.match(drafted, /Draft and signatures/);
    });

    test('a recorded figure beyond the tolerance suggests a notice', async () => {
      const { text } = await inForce();
      assert.match(
        text,
        /Operational capacity: 741 agreed, 801 recorded for Jan 2027, a difference of \+60 where 2% of 741 is allowed\. bulletin\.txt, row 7/,
      );
      assert.doesNotMatch((await draft()).text, /Suggested notices/);
    });

    test('what may be done is said of today alone', async () => {
      assert.match((await inForce()).text, /What may be done next The commissioner may/);
      const then = await inForce('?on=2026-09-30');
      assert.doesNotMatch(then.text, /What may be done next/);
      assert.match(then.body, /type="date" value="2026-09-30"\s+min="2026-04-01" max="2027-03-31"/);
    });

    test('an agreement is shown as it stood on a day, and says so', async () => {
      const september = await inForce('/sections/levels?on=2026-09-30');
      assert.match(september.text, /The agreement as it stood in September 2026\. Show it as it/);
      const cell = (body: string) =>
        /id="levels-secure\/CU016\.level\/oct"[^>]*>([\s\S]*?)<\/td>/.exec(body)?.[1] ?? '';
      assert.match(cell(september.body), /6\.00 %/);
      assert.match(cell((await inForce('/sections/levels?on=2026-10-01')).body), /5\.00 %/);
      assert.match(
        september.body,
        /href="\/agreements\/stafford-2026-27\/findings\?on=2026-09-30"/,
      );
    });

    test('as it was known on a day is said with the state', async () => {
      const { text } = await inForce('/findings?on=2026-05-01&asAt=2100-01-01');
      assert.match(
        text,
        /The agreement as it stood in May 2026, as it was known at the end of 1 January 2100\./,
      );
    });

    test('what nobody knows of is refused with what to do', async () => {
      const unknown = await visit(server, '/agreements/staford-2014-15');
      assert.equal(unknown.status, 404);
      assert.match(unknown.text, /Did you mean stafford-2014-15/);
      const section = await shipped('/sections/delivry');
      assert.equal(section.status, 404);
      assert.match(section.text, /Did you mean delivery/);
      assert.equal((await shipped('?version=7')).status, 404);
      const unreadable = await shipped('?on=soon');
      assert.equal(unreadable.status, 400);
      assert.match(unreadable.text, /write a day as year, month and day/);
      assert.match((await shipped('?asAt=2014-05-01')).text, /No agreement has the id/);
    });

    test('a cell that disagrees is marked by word, and explained below its table', async () => {
      const { body, text } = await shipped('/sections/activity-places');
      // 30 prisoners × 28 h 15 min are 30 × 28.25 = 847.50 hours; 844.50 are 30 × 28.15.
      const cell =
        /id="services\/kitchens\/core-hours"[^>]*>([\s\S]*?)<\/td>/.exec(body)?.[1] ?? '';
      assert.match(cell, /844\.50/);
      assert.match(
        cell,
        /disagrees<span class="govuk-visually-hidden">: stated 844\.50, worked out 847\.50/,
      );
      const [, target] = /href="#([^"]+)"/.exec(cell) ?? [];
      assert.ok(target && body.includes(`id="${target}"`));
      assert.match(
        text,
        /Error: Table 8b, Kitchens, Core hours a week Stated 844\.50, worked out 847\.50, a difference of -3\.00\./,
      );
      assert.match(text, /Likely cause: 28:15 read as 28\.15/);
    });

    test('findings that both parties accepted say who and why', async () => {
      const { text, body } = await inForce('/sections/activity-places');
      assert.match(body, /disagrees, accepted/);
      assert.match(
        text,
        /Accepted by Mary Somerville, Deputy Director of Custody, for the commissioner: Stated so in the form\./,
      );
      assert.match((await draft('/sections/activity-places')).text, /Nobody has accepted it/);
    });

    test('remarks stand with their table, and a draft leads to its form', async () => {
      const { text, body } = await draft('/sections/activity-places');
      assert.match(
        text,
        /On Table 8b, Kitchens, Core hours a week: Mary Somerville, Deputy Director of Custody \(commissioner\)/,
      );
      assert.match(text, /Is this right\? It looks too low\./);
      assert.match(body, /href="\/agreements\/stafford-2027-28\/edit\/services"/);
    });

    test('a section leads to the one before and the one after', async () => {
      const { body } = await shipped('/sections/delivery');
      assert.match(body, /rel="prev"[\s\S]*?Establishment population/);
      assert.match(body, /rel="next"[\s\S]*?Service specifications/);
      assert.doesNotMatch((await shipped('/sections/overview')).body, /rel="prev"/);
    });
  });
}

test('where there is no agreement yet, the list says how to begin one', async () => {
  const [embedded] = testDatabases();
  assert.ok(embedded);
  const database = await embedded.open();
  const server = serve(openEmptyHub(database));
  try {
    const { text, body } = await visit(server, '/agreements');
    assert.match(text, /There is no agreement yet\. Begin one from a form/);
    assert.match(body, /href="\/agreements\/new"/);
  } finally {
    await server.close();
    await database.close();
  }
});
