import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Desk, openDesk } from '../../../test/agreement-desk.ts';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { printPeriod } from '../../calendar/index.ts';
import type { Database } from '../../database/index.ts';
import { rowsOf } from '../../deliver/pages/page-text.fixture.ts';
import type { Hub } from '../../hub.ts';
import { diffContent } from '../agreement/diff-content.ts';
import { latestOf } from '../agreement/draft-actions.ts';
import { evidenceOf } from '../agreement/evidence.fixture.ts';
import { getFile, viewAgreement } from '../agreement/get-agreement.ts';
import { levels } from '../store.ts';
import {
  actingAs,
  director,
  governor,
  sampleContent,
  sampleForm,
  saved,
  withSampleForm,
} from './sample-draft.fixture.ts';

const id = 'stafford-2014-15';
const here = `/agreements/${id}`;

for (const engine of testDatabases()) {
  describe(`the life of an agreement in pages on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let desk: Desk;
    before(async () => {
      database = await engine.open();
      hub = withSampleForm(openEmptyHub(database));
      desk = openDesk(hub, evidenceOf());
    });
    after(async () => {
      await desk.close();
      await database.close();
    });

    /** Every level of a metric that is in force, by its period. */
    async function levelsOf(metric: string): Promise<Record<string, string>> {
      const figures = await levels.listCurrent(database, {
        providerIds: ['stafford'],
        metrics: [metric],
      });
      return Object.fromEntries(
        figures.map(({ period, stated }) => [printPeriod(period), stated.text]),
      );
    }

    test('a draft is asked for with every mistake at once', async () => {
      const page = await desk.post('/agreements/new', {
        ...actingAs(director),
        provider: 'Staford',
      });
      assert.equal(page.status, 422);
      assert.match(page.body, /<a href="#template">Choose the form of the agreement<\/a>/);
      assert.match(page.body, /<a href="#title">Give the agreement a title/);
      assert.match(
        page.body,
        /<a href="#provider">Nobody is called “Staford”\. Nearest names: [^<]*Stafford/,
      );
      assert.match(page.body, /<a href="#starts">Write the day of commencement/);
      assert.match(page.body, /value="Staford"/);
    });

    test('days in the wrong order, an unfit id and a lost parent are told with the rest', async () => {
      const page = await desk.post('/agreements/new', {
        ...{ ...actingAs(director), template: sampleForm.code, title: 'HMP Stafford 2014-15' },
        ...{ provider: 'HMP Stafford', commissioner: 'Nowhere' },
        ...{ starts: '2015-04-01', ends: '2015-03-31', id: 'Not An Id', parent: 'no-such-parent' },
      });
      assert.equal(page.status, 422);
      const fields = [...page.body.matchAll(/<a href="#([a-z]+)">/g)].map(([, at]) => at);
      assert.deepEqual(fields, ['commissioner', 'ends', 'id', 'parent']);
      assert.match(page.body, /The last day lies before the day of commencement\./);
    });

    test('an id is asked for only where one was written', async () => {
      const page = await desk.post('/agreements/new', actingAs(director));
      assert.match(page.body, /<a href="#provider">Name the provider<\/a>/);
      assert.doesNotMatch(page.body, /<a href="#id">/);
    });

    test('what was typed is shown as it was typed, never as markup', async () => {
      const provider = '<b>"O\'Hara" & sons</b>';
      const page = await desk.post('/agreements/new', { ...actingAs(director), provider });
      assert.equal(page.text.split('Nobody is called “<b>"O\'Hara" & sons</b>”').length - 1, 2);
      assert.doesNotMatch(page.body, /<b>/);
    });

    test('a draft begins under an id made from its provider and years', async () => {
      const fields = {
        ...{ ...actingAs(director), template: sampleForm.code, title: 'HMP Stafford 2014-15' },
        ...{ provider: 'HMP Stafford', commissioner: 'West Midlands' },
        ...{ starts: '2014-04-01', ends: '2015-03-31' },
      };
      const page = await desk.follow(await desk.post('/agreements/new', fields));
      assert.match(page.text, /The draft was begun\./);
      assert.match(page.text, /A draft of an agreement from 1 April 2014 to 31 March 2015/);
      assert.match(page.text, /Table 2a: Capacity specification 1 cell to fill/);
      const again = await desk.post('/agreements/new', fields);
      assert.equal(again.status, 409);
      assert.match(again.body, /<a href="#id">Choose another id\.<\/a>/);
    });

    test('what is blank and needed stands in the way of an offer', async () => {
      const page = await desk.step(id, director, 'offer');
      assert.equal(page.status, 422);
      assert.match(page.text, /Certified normal accommodation[^.]* is blank\. Fill it in\./);
    });

    test('both write, one offers, the other gives it back and then agrees', async () => {
      const { content, number } = latestOf(await getFile(database, id));
      const { objectives: _, ...commissioned } = sampleContent;
      await saved(hub, id, {
        ...{ base: number, actor: director },
        changes: diffContent(sampleForm, content, { ...content, ...commissioned }),
      });
      const answered = await desk.post(`${here}/edit/objectives?party=provider&add=yes`, {
        ...{ ...actingAs(governor), action: 'save', base: String(number + 1) },
        'objectives/new-row/title': 'Every contact matters',
        'objectives/new-row/words': 'Train all staff.',
      });
      assert.equal(answered.status, 303, answered.text);
      assert.match((await desk.taken(id, director, 'offer')).text, /Offered by the commissioner/);
      const silent = await desk.step(id, governor, 'return');
      assert.match(silent.body, /<a href="#reason">Say what should be changed<\/a>/);
      const back = await desk.taken(id, governor, 'return', {
        reason: 'The kitchens have 30 places',
      });
      assert.match(
        back.text,
        /Version 3 returned, 10 June 2014: Ada Byron, Governor \(provider\) The kitchens have 30 places/,
      );
      await desk.taken(id, director, 'offer');
      const own = await desk.visit(`${here}/sign?party=commissioner&step=agree`);
      assert.match(own.text, /The commissioner offered version 3: the provider must agree/);
      assert.doesNotMatch(own.body, /Agree to this version/);
      assert.match((await desk.taken(id, governor, 'agree')).text, /Both parties agreed to it/);
    });

    test('nobody decides on another version than the one they saw', async () => {
      const url = `${here}/sign?party=commissioner&step=sign`;
      const page = await desk.post(url, {
        ...{ ...actingAs(director), step: 'sign', version: '2', hash: 'x', read: 'yes' },
      });
      assert.equal(page.status, 409);
      assert.match(page.text, /Version 2 is not the latest any more: it is 3 now/);
    });

    test('each party accepts what disagrees, then signs what it has read', async () => {
      const blocked = await desk.visit(`${here}/sign?party=provider&step=sign`);
      assert.match(blocked.text, /neither mended nor accepted by the provider/);
      const url = `${here}/sign?party=provider&step=accept`;
      const { text, body } = await desk.visit(url);
      // 30 × 28 h 15 min = 847.50; 30 × 28.15 = 844.50
      assert.match(text, /stated 844\.50, worked out 847\.50 \(-3\.00\)/);
      const [, key = ''] = /name="finding"[^>]*value="([^"]*)"/.exec(body) ?? [];
      const none = await desk.step(id, governor, 'accept', { reason: 'Agreed so' });
      assert.match(none.body, /<a href="#finding">Tick the findings that you accept<\/a>/);
      assert.match(none.body, />Agreed so<\/textarea>/);
      await desk.taken(id, governor, 'accept', { finding: key, reason: 'Printed so in the annex' });
      await desk.taken(id, director, 'accept', { all: 'yes', reason: 'Printed so in the annex' });
      const unread = await desk.step(id, governor, 'sign');
      assert.match(unread.body, /<a href="#read">Confirm that you have read this version<\/a>/);
      await desk.taken(id, governor, 'sign', { read: 'yes' });
      assert.deepEqual(await levelsOf('CU019'), {});
      await desk.taken(id, director, 'sign', { read: 'yes' });
      const { stage } = await viewAgreement(hub, id);
      assert.equal(stage.stage, 'in force');
    });

    test('its levels are in force, month by month', async () => {
      const inForce = await levelsOf('CU019');
      assert.equal(inForce['Apr 2014'], '3');
      assert.equal(inForce['Mar 2015'], '3');
      assert.equal(inForce['2014-15'], '36');
      const closed = await desk.visit(`${here}/edit/capacity?party=commissioner`);
      assert.match(closed.text, /the draft is closed\. Propose a notice of change/);
      assert.doesNotMatch(closed.body, /value="save"/);
    });

    test('a notice gathers changes, and shows what it would do before it is proposed', async () => {
      const october = String(2014 * 12 + 9);
      let page = await desk.gather(id, undefined, { action: 'month', effective: october });
      page = await desk.gather(id, page, { action: 'open', table: 'industries' });
      page = await desk.gather(id, page, { action: 'open', table: 'industries', row: 'kitchens' });
      page = await desk.gather(id, page, {
        ...{ action: 'add', table: 'industries', row: 'kitchens', effective: october },
        'industries/kitchens/places': '24',
        'industries/kitchens/core': '678.00',
      });
      assert.match(page.text, /What you changed is in the notice\./);
      const wrong = await desk.gather(id, page, {
        ...{ action: 'spread', metric: 'CU019', method: 'flat', total: '17', effective: october },
      });
      assert.equal(wrong.status, 422);
      assert.match(wrong.body, /<a href="#total">The months before hold 18 and stay/);
      page = await desk.gather(id, page, {
        ...{ action: 'spread', metric: 'CU019', method: 'flat', total: '30', effective: october },
      });
      assert.match(page.text, /The level was spread anew in the notice\./);
      const bare = await desk.gather(id, page, { action: 'preview', effective: october });
      assert.equal(bare.status, 422);
      assert.match(bare.body, /<a href="#title">Give the notice a title\.<\/a>/);
      const words = { title: 'Fewer kitchen places', reason: 'One shift less' };
      page = await desk.gather(id, page, { action: 'preview', effective: october, ...words });
      assert.equal(page.status, 200, page.text);
      const [stands, would] = rowsOf(page, 'level-CU019');
      assert.deepEqual(
        stands?.slice(1, 13),
        Array.from({ length: 12 }, () => '3'),
      );
      // 30 less the 18 that are frozen leaves 12 for six months.
      assert.deepEqual(would?.slice(1, 13), [...Array(6).fill('3'), ...Array(6).fill('2')]);
      // 24 × 28.25 = 678.00, so the finding on the kitchens vanishes.
      assert.match(
        page.text,
        /Vanish ≠ Error: Table 8a, Kitchens, Core hours a week Stated 844\.50/,
      );
      const nameless = await desk.gather(id, page, { action: 'propose' });
      assert.equal(nameless.status, 422);
      assert.match(nameless.text, /Say for which party you act.*Propose this notice/);
      const sent = await desk.gather(id, page, { action: 'propose', ...actingAs(governor) });
      assert.equal(sent.status, 303, sent.text);
      assert.match((await desk.follow(sent)).text, /Where it stands waits for the commissioner/);
    });

    test('both parties agree, and the levels change from its month on', async () => {
      const url = `${here}/notices/1?party=commissioner`;
      const silent = await desk.post(url, actingAs(director));
      assert.match(silent.body, /<a href="#answer">Choose what you say to it<\/a>/);
      const own = await desk.visit(`${here}/notices/1?party=provider`);
      assert.doesNotMatch(own.body, /value="agreed"/);
      const sent = await desk.post(url, { ...actingAs(director), answer: 'agreed' });
      const page = await desk.follow(sent);
      assert.match(page.text, /Both parties have agreed: the notice holds from its month on/);
      const inForce = await levelsOf('CU019');
      assert.deepEqual(
        ['Apr 2014', 'Sep 2014', 'Oct 2014', 'Mar 2015', '2014-15 Q2', '2014-15 Q3', '2014-15'].map(
          (period) => inForce[period],
        ),
        ['3', '3', '2', '2', '9', '6', '30'],
      );
      const late = await desk.post(url, {
        ...{ ...actingAs(director), answer: 'rejected', reason: 'Too late' },
      });
      assert.equal(late.status, 409);
      assert.match(late.text, /Notice 1 is agreed already/);
    });

    test('it ends early, with the reason', async () => {
      const page = await desk.taken(id, director, 'end', {
        on: '2014-12-31',
        reason: 'The wing closes',
      });
      assert.match(page.text, /The end of the agreement was recorded/);
      const { stage } = await viewAgreement({ ...hub, now: () => new Date('2015-01-01') }, id);
      assert.equal(stage.stage, 'ended');
    });
  });
}
