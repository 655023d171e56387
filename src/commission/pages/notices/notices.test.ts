import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { type Desk, openDesk, signSample } from '../../../../test/agreement-desk.ts';
import { testDatabases } from '../../../../test/databases.ts';
import { openEmptyHub } from '../../../../test/hubs.ts';
import type { Database } from '../../../database/index.ts';
import { type Answer, hiddenField, rowsOf } from '../../../deliver/pages/page-text.fixture.ts';
import type { Hub } from '../../../hub.ts';
import { changeSchema } from '../../agreement/change.ts';
import { evidenceOf } from '../../agreement/evidence.fixture.ts';
import {
  actingAs,
  director,
  draftSample,
  governor,
  withSampleForm,
} from '../sample-draft.fixture.ts';

const id = 'sample-2014-15';
const here = `/agreements/${id}`;
const [july, october] = [String(2014 * 12 + 6), String(2014 * 12 + 9)];

/** A capacity that was recorded otherwise than it is agreed, and last year's completions. */
const evidence = evidenceOf({
  lockedMonths: async () => [2014 * 12 + 3, 2014 * 12 + 4],
  recorded: async () => [
    {
      ...{ metric: 'B02', title: 'Certified normal accommodation', period: 'May 2014' },
      ...{ value: 720, text: '720', source: 'Population bulletin, May 2014' },
    },
  ],
  monthlyOutturns: async (_hub, { metrics }) =>
    new Map(metrics.map((metric) => [metric, [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3]])),
});

for (const engine of testDatabases()) {
  describe(`notices of change in pages on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let desk: Desk;
    before(async () => {
      database = await engine.open();
      hub = withSampleForm(openEmptyHub(database));
      desk = openDesk(hub, evidence);
      await signSample(hub, id);
      await draftSample(hub, 'draft-2015-16');
    });
    after(async () => {
      await desk.close();
      await database.close();
    });

    /** The new level of a metric in each month, as a notice that spreads it anew would have it. */
    async function spread(page: Answer | undefined, fields: Record<string, string>) {
      const metric = 'CU019';
      const more = { metric, effective: october, ...fields };
      return desk.gather(id, page, { action: 'spread', ...more });
    }
    /** What the notice writes in the cells of a level, by their columns. */
    function written(page: Answer): Record<string, string> {
      const text = hiddenField(page, 'changes').replaceAll('&quot;', '"');
      const changes = z.array(changeSchema).parse(JSON.parse(text));
      const cells = changes.flatMap((change) => (change.kind === 'cell' ? [change] : []));
      return Object.fromEntries(cells.map(({ at, after }) => [at.column, after]));
    }

    test('are for agreements that both parties signed', async () => {
      const list = await desk.visit('/agreements/draft-2015-16/notices');
      assert.match(list.text, /Change the draft instead/);
      assert.doesNotMatch(list.text, /Propose a notice of change/);
      const page = await desk.visit('/agreements/draft-2015-16/notices/new');
      assert.equal(page.status, 409);
    });

    test('hold from a month that is not locked', async () => {
      const { body } = await desk.visit(`${here}/notices/new`);
      const [, months = ''] =
        /<select[^>]*id="effective"[^>]*>([\s\S]*?)<\/select>/.exec(body) ?? [];
      assert.doesNotMatch(months, /May 2014/);
      assert.match(months, /selected>June 2014/);
      assert.match(months, /March 2015/);
    });

    test('what is recorded otherwise suggests a notice that is begun with the cell', async () => {
      const list = await desk.visit(`${here}/notices`);
      // 2% of 741 is 14.82; 720 is 21 less.
      assert.match(list.text, /Difference −21, where 2% of 741 is allowed/);
      const [, href = ''] =
        /href="(\/agreements\/[^"]*notices\/new\?at[^"]*)"/.exec(list.body) ?? [];
      const begun = await desk.visit(href.replaceAll('&amp;', '&'));
      assert.match(begun.text, /Certified normal accommodation 741 720/);
      assert.match(
        begun.body,
        />Certified normal accommodation: 741 is agreed and 720 is recorded/,
      );
    });

    test('two open notices on one cell are put in order before one is agreed', async () => {
      for (const [index, cna] of ['720', '700'].entries()) {
        const query = `?at=capacity/entry/cna&to=${cna}&title=To+${cna}&reason=Recorded`;
        const begun = await desk.visit(`${here}/notices/new${query}`);
        const previewed = await desk.gather(id, begun, {
          ...{ action: 'preview', title: `To ${cna}`, reason: 'Recorded' },
        });
        const sent = await desk.gather(id, previewed, { action: 'propose', ...actingAs(governor) });
        assert.equal(sent.status, 303, sent.text);
        assert.match(sent.location ?? '', new RegExp(`/notices/${index + 1}\\?`));
      }
      const later = `${here}/notices/2?party=commissioner`;
      const seen = await desk.visit(later);
      assert.match(
        seen.text,
        /Notice 1 is open too and touches the same: Table 2a \(Certified normal accommodation\)\./,
      );
      const clash = await desk.post(later, { ...actingAs(director), answer: 'agreed' });
      assert.equal(clash.status, 409);
      assert.match(clash.body, /<a href="#answer">Notice 2 touches the same cells as notice 1/);
      const ordered = await desk.post(later, {
        ...{ ...actingAs(director), answer: 'ordered', after: '1' },
      });
      assert.equal(ordered.status, 303, ordered.text);
      const first = await desk.post(`${here}/notices/1?party=provider`, {
        ...{ ...actingAs(governor), answer: 'withdrawn', reason: 'Overtaken' },
      });
      assert.equal(first.status, 303, first.text);
      const agreed = await desk.post(later, { ...actingAs(director), answer: 'agreed' });
      assert.equal(agreed.status, 303, agreed.text);
      const list = await desk.visit(`${here}/notices`);
      assert.deepEqual(
        rowsOf(list, 'settled-notices').map((row) => [row[0], row[4]]),
        [
          ['1 To 720', 'withdrawn'],
          ['2 To 700', 'agreed'],
        ],
      );
    });

    test('spread a level by the shape of last year', async () => {
      // 30 less the 18 that are frozen are 12, and last year had 1, 1, 2, 2, 3 and 3 of 12. February and March stay at 3.
      const page = await spread(undefined, { method: 'last year', total: '30' });
      const months = { oct: '1', nov: '1', dec: '2', jan: '2' };
      assert.deepEqual(written(page), { ...months, q3: '4', q4: '8', total: '30' });
    });

    test('spread a level by working days', async () => {
      // October 2014 to March 2015 have 23, 20, 21, 21, 20 and 22 working days: 127, and 18 are frozen.
      const page = await spread(undefined, { method: 'working days', total: '145' });
      const months = { oct: '23', nov: '20', dec: '21', jan: '21', feb: '20', mar: '22' };
      assert.deepEqual(written(page), { ...months, q3: '64', q4: '63', total: '145' });
    });

    test('take a level that is written by hand only when its months make its total', async () => {
      const byHand = { method: 'by hand', total: '30' };
      const months = { oct: '1', nov: '1', dec: '1', jan: '1', feb: '1', mar: '6' };
      const fields = Object.entries(months).map(([month, text]) => [`month-${month}`, text]);
      const hand: Record<string, string> = { ...byHand, ...Object.fromEntries(fields) };
      const wrong = await spread(undefined, hand);
      assert.equal(wrong.status, 422);
      assert.match(wrong.text, /The months from there on make 11, and 12 is left of the total/);
      assert.match(wrong.body, /name="month-mar"[^>]*value="6"/);
      const blank = await spread(undefined, { ...hand, 'month-mar': 'x' });
      assert.match(blank.body, /<a href="#month-mar">/);
      const page = await spread(undefined, { ...hand, 'month-mar': '7' });
      assert.deepEqual(written(page), { ...months, mar: '7', q3: '3', total: '30' });
    });

    test('ask for all that a level needs', async () => {
      const page = await desk.gather(id, undefined, { action: 'spread' });
      assert.equal(page.status, 422);
      for (const field of ['metric', 'total', 'method']) {
        assert.match(page.body, new RegExp(`<a href="#${field}">`));
      }
    });

    test('keep what was written in a table when somebody goes on elsewhere', async () => {
      let page = await desk.gather(id, undefined, { action: 'open', table: 'objectives' });
      page = await desk.gather(id, page, { action: 'open', table: 'objectives', row: '+' });
      page = await desk.gather(id, page, {
        ...{ action: 'open', table: 'background', effective: october },
        'objectives/new-row/title': 'Fewer, better',
      });
      assert.match(page.text, /Leave out Development objectives, Fewer, better/);
      page = await desk.gather(id, page, {
        ...{ action: 'month', table: 'background', effective: july },
        'background/over-4-years/cat-c': '590',
      });
      assert.match(page.text, /Determinate, more than 4 years Cat C 597 590/);
      page = await desk.gather(id, page, { takeOut: 'objectives/fewer-better' });
      assert.doesNotMatch(page.text, /Fewer, better/);
      assert.match(page.text, /597 590/);
    });

    test('take a row out, and say where a cell cannot be read', async () => {
      let page = await desk.gather(id, undefined, {
        ...{ action: 'remove', table: 'industries', row: 'kitchens' },
      });
      assert.match(page.text, /Kitchens Whole row Workshop: Kitchens Places: 30 .* blank/);
      page = await desk.gather(id, undefined, { action: 'open', table: 'capacity' });
      page = await desk.gather(id, page, {
        ...{ action: 'preview', table: 'capacity', title: 'T', reason: 'R' },
        'capacity/entry/cna': 'many',
      });
      assert.equal(page.status, 422);
      assert.match(page.body, /<a href="#capacity\/entry\/cna">/);
      assert.match(page.body, /id="capacity\/entry\/cna-error"/);
      assert.match(page.body, /value="many"/);
    });
  });
}
