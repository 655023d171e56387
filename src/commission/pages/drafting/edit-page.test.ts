import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { cellsIn } from '../../../../test/agreement-desk.ts';
import { sampleServer } from '../../../../test/browser/sample/server.ts';
import { testDatabases } from '../../../../test/databases.ts';
import { openEmptyHub } from '../../../../test/hubs.ts';
import type { Database } from '../../../database/index.ts';
import { follow, hiddenField, post, visit } from '../../../deliver/pages/page-text.fixture.ts';
import type { Hub } from '../../../hub.ts';
import { cellAt } from '../../agreement/content.ts';
import { latestOf } from '../../agreement/draft-actions.ts';
import { evidenceOf } from '../../agreement/evidence.fixture.ts';
import { getFile } from '../../agreement/get-agreement.ts';
import { changingPages } from '../changing-pages.ts';
import {
  actingAs,
  director,
  draftSample,
  governor,
  saved,
  withSampleForm,
} from '../sample-draft.fixture.ts';

for (const engine of testDatabases()) {
  describe(`a table of a draft on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let server: FastifyInstance;
    const id = 'sample-2014-15';
    before(async () => {
      database = await engine.open();
      hub = withSampleForm(openEmptyHub(database));
      const door = { evidence: evidenceOf(), publisher: { name: 'Hub' }, browser: undefined };
      const pages = changingPages({ ...door, render: () => '' });
      server = sampleServer(pages, { hub, revision: () => database.revision() });
      await draftSample(hub);
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const latest = async () => latestOf(await getFile(database, id));
    const edit = (table: string, query = '') => `/agreements/${id}/edit/${table}${query}`;
    const textAt = async (path: string) => {
      const [table = '', row = '', column = ''] = path.split('/');
      return cellAt((await latest()).content, { table, row, column });
    };
    async function fieldsOf(url: string): Promise<Record<string, string>> {
      const page = await visit(server, url);
      return { ...cellsIn(page), base: hiddenField(page, 'base') };
    }

    test('asks first for which party somebody acts', async () => {
      const { status, text, body } = await visit(server, edit('objectives'));
      assert.equal(status, 200);
      assert.match(text, /The provider writes in this table; the other party may comment on it\./);
      assert.match(body, /<form method="get">/);
      assert.doesNotMatch(body, /name="base"/);
    });

    test('says to the other party that it may comment, and offers no field', async () => {
      const { text, body } = await visit(server, edit('objectives', '?party=commissioner'));
      assert.match(text, /The provider writes in this table, and you act for the commissioner/);
      assert.doesNotMatch(text, /Add a row/);
      assert.match(body, /value="remark"/);
    });

    test('leads from each row to its form by the words that name it', async () => {
      const { body } = await visit(server, edit('industries', '?party=provider'));
      assert.match(body, /<a class="govuk-link" href="[^"]*row=kitchens">Kitchens<\/a>/);
    });

    test('keeps a form as it is when nothing was changed', async () => {
      const { number } = await latest();
      const url = edit('capacity', '?party=commissioner');
      const page = await post(server, url, {
        ...{ ...(await fieldsOf(url)), ...actingAs(director), action: 'save' },
      });
      assert.match(page.text, /Nothing was changed, so nothing was saved/);
      assert.equal((await latest()).number, number);
    });

    test('saves a field and says which version it became', async () => {
      const { number } = await latest();
      const url = edit('capacity', '?party=commissioner');
      const sent = await post(server, url, {
        ...{
          ...(await fieldsOf(url)),
          ...actingAs(director),
          action: 'save',
          note: 'One wing closed',
        },
        'capacity/entry/operational-capacity': ' 700 ',
      });
      const page = await follow(server, sent);
      assert.match(page.text, new RegExp(`Saved as version ${number + 1}\\.`));
      assert.match(page.body, /value="Mary Somerville"/);
      assert.equal(await textAt('capacity/entry/operational-capacity'), '700');
      const { changes, note } = await latest();
      assert.equal(changes.length, 1);
      assert.equal(note, 'One wing closed');
    });

    test('says at its field what cannot be read, and keeps what was typed', async () => {
      const url = edit('capacity', '?party=commissioner');
      const page = await post(server, url, {
        ...{
          ...(await fieldsOf(url)),
          action: 'save',
          party: 'commissioner',
          name: '',
          role: 'DDC',
        },
        'capacity/entry/cna': 'a <b>few</b>',
      });
      assert.equal(page.status, 422);
      assert.match(page.body, /<a href="#name">Enter your name<\/a>/);
      assert.match(page.body, /value="a &lt;b&gt;few&lt;\/b&gt;"/);
      const again = await post(server, url, {
        ...{ ...(await fieldsOf(url)), ...actingAs(director), action: 'save' },
        'capacity/entry/cna': '-3',
      });
      assert.equal(again.status, 422);
      assert.match(again.body, /<a href="#capacity\/entry\/cna">/);
      assert.match(again.body, /id="capacity\/entry\/cna-error"/);
      assert.match(again.body, /value="-3"/);
    });

    test('works out the total of a grid without saving it', async () => {
      const { number } = await latest();
      const url = edit('background', '?party=commissioner');
      const page = await post(server, url, {
        ...{ ...(await fieldsOf(url)), ...actingAs(director), action: 'work-out' },
        'background/recallees/cat-c': '80',
      });
      // 597 + 73 + 80
      assert.match(page.body, /name="background\/total\/cat-c"[^>]*value="750"/);
      assert.match(page.text, /1 cell was worked out\. Nothing is saved yet/);
      assert.equal((await latest()).number, number);
    });

    test('works out a product of a row, and leaves what agrees as it was written', async () => {
      const url = edit('industries', '?party=provider&row=kitchens');
      const page = await post(server, url, {
        ...{ ...(await fieldsOf(url)), ...actingAs(governor), action: 'work-out' },
      });
      // 30 × 28 h 15 min = 30 × 28.25
      assert.match(page.body, /name="industries\/kitchens\/core"[^>]*value="847\.50"/);
      assert.match(
        page.text,
        /What does not agree here ≠ Error: Table 8a, Kitchens, Core hours a week Stated 844\.50, worked out 847\.50/,
      );
    });

    test('adds a row under a code made from its name, then removes it', async () => {
      const url = edit('objectives', '?party=provider&add=yes');
      const sent = await post(server, url, {
        ...{ ...(await fieldsOf(url)), ...actingAs(governor), action: 'save' },
        'objectives/new-row/title': 'Éveil: safer wings!',
        'objectives/new-row/words': 'First line\r\n\r\nSecond line',
        'objectives/new-row/regional': 'No',
      });
      const page = await follow(server, sent);
      assert.match(page.text, /Saved as version \d+\..*Éveil: safer wings!/);
      assert.equal(await textAt('objectives/eveil-safer-wings/words'), 'First line\n\nSecond line');
      const row = edit('objectives', '?party=provider&row=eveil-safer-wings');
      const removed = await post(server, row, {
        ...{ ...(await fieldsOf(row)), ...actingAs(governor), action: 'remove' },
      });
      assert.equal(removed.status, 303, removed.text);
      assert.equal(await textAt('objectives/eveil-safer-wings/words'), undefined);
    });

    test('names a problem of a new row at the field of the form', async () => {
      const url = edit('objectives', '?party=provider&add=yes');
      const page = await post(server, url, {
        ...{ ...(await fieldsOf(url)), ...actingAs(governor), action: 'save' },
        'objectives/new-row/title': 'Reviewed lately',
        'objectives/new-row/review': 'next spring',
      });
      assert.equal(page.status, 422);
      assert.match(page.body, /<a href="#objectives\/new-row\/review">/);
      assert.match(page.body, /value="next spring"/);
    });

    test('does not take the words of the party whose table it is not', async () => {
      const url = edit('objectives', '?party=provider&add=yes');
      const page = await post(server, url, {
        ...{ ...(await fieldsOf(url)), ...actingAs(director), action: 'save' },
        'objectives/new-row/title': 'Mine',
      });
      assert.equal(page.status, 422);
      assert.match(
        page.text,
        /The provider writes in “Development objectives”\. Comment on it instead\./,
      );
      assert.match(page.body, /value="Mine"/);
    });

    test('keeps a comment on a row, and what was typed beside it', async () => {
      const url = edit('industries', '?party=commissioner&row=kitchens');
      const fields = { ...(await fieldsOf(url)), ...actingAs(director), action: 'remark' };
      const empty = await post(server, url, { ...fields, text: ' ' });
      assert.equal(empty.status, 422);
      assert.match(empty.body, /<a href="#text">Write what you want to say\.<\/a>/);
      const page = await post(server, url, {
        ...{ ...fields, about: 'industries/kitchens', text: 'Is 28:15 meant?' },
        'industries/kitchens/places': '31',
      });
      assert.match(
        page.text,
        /The comment was added\. What you wrote in the table is not saved yet\./,
      );
      assert.match(
        page.text,
        /Mary Somerville, Deputy Director of Custody \(commissioner\) on Table 8a, Kitchens/,
      );
      assert.match(page.text, /Is 28:15 meant\?/);
      assert.match(page.body, /name="industries\/kitchens\/places"[^>]*value="31"/);
      assert.equal(await textAt('industries/kitchens/places'), '30');
      assert.equal((await getFile(database, id)).comments.length, 1);
    });

    test('puts together what others saved meanwhile, and says what', async () => {
      const url = edit('industries', '?party=commissioner&row=kitchens');
      const fields = await fieldsOf(url);
      const { number } = await latest();
      const at = { table: 'capacity', row: 'entry', column: 'cna' };
      await saved(hub, id, {
        ...{ base: number, actor: governor },
        changes: [{ kind: 'cell', at, before: '741', after: '740' }],
      });
      const sent = await post(server, url, {
        ...{ ...fields, ...actingAs(director), action: 'save' },
        'industries/kitchens/places': '29',
      });
      const page = await follow(server, sent);
      assert.match(
        page.text,
        new RegExp(
          `Saved as version ${number + 2}, together with what was saved meanwhile: Version ${number + 1}, Ada Byron: Table 2a, Certified normal accommodation: 741 → 740`,
        ),
      );
      assert.equal(await textAt('capacity/entry/cna'), '740');
      assert.equal(await textAt('industries/kitchens/places'), '29');
    });

    test('does not know a table that the form has not', async () => {
      const { status, text } = await visit(server, edit('capacty', '?party=provider'));
      assert.equal(status, 404);
      assert.match(text, /Did you mean capacity/);
    });
  });
}
