import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sampleServer } from '../../../../test/browser/sample/server.ts';
import { testDatabases } from '../../../../test/databases.ts';
import { openEmptyHub } from '../../../../test/hubs.ts';
import type { Database } from '../../../database/index.ts';
import { type Answer, follow, post } from '../../../deliver/pages/page-text.fixture.ts';
import type { Hub } from '../../../hub.ts';
import type { Change } from '../../agreement/change.ts';
import { cellAt, tableIn } from '../../agreement/content.ts';
import { latestOf } from '../../agreement/draft-actions.ts';
import { evidenceOf } from '../../agreement/evidence.fixture.ts';
import { getFile } from '../../agreement/get-agreement.ts';
import { changingPages } from '../changing-pages.ts';
import { actingAs, draftSample, governor, saved, withSampleForm } from '../sample-draft.fixture.ts';

const deputy = { ...governor, name: 'Grace Hopper', role: 'Deputy Governor' };

for (const engine of testDatabases()) {
  describe(`two people who write at once on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let server: FastifyInstance;
    const id = 'sample-2014-15';
    before(async () => {
      database = await engine.open();
      hub = withSampleForm(openEmptyHub(database));
      const door = { evidence: evidenceOf(), publisher: { name: 'Hub' }, browser: undefined };
      server = sampleServer(changingPages({ ...door, render: () => '' }), {
        hub,
        revision: () => database.revision(),
      });
      await draftSample(hub);
    });
    after(async () => {
      await server.close();
      await database.close();
    });

    const latest = async () => latestOf(await getFile(database, id));
    const words = async (row: string) =>
      cellAt((await latest()).content, { table: 'objectives', row, column: 'words' });
    const url = `/agreements/${id}/edit/objectives?party=provider`;

    async function change(changes: readonly Change[], by = governor) {
      return saved(hub, id, { base: (await latest()).number, changes, actor: by });
    }
    async function setWords(row: string, after: string, by = governor) {
      const before = (await words(row)) ?? '';
      const at = { table: 'objectives', row, column: 'words' };
      return change([{ kind: 'cell', at, before, after }], by);
    }
    async function addObjective(row: string, text: string, by = governor) {
      const cells = { title: row, words: text };
      return change([{ kind: 'row added', table: 'objectives', row, below: null, cells }], by);
    }
    /** What the deputy posts who found a row in a version. */
    function deputyWrites(base: number, row: string, cells: Record<string, string>) {
      const fields = Object.entries({ title: row, ...cells }).map(
        ([column, text]) => [`objectives/${row}/${column}`, text] as const,
      );
      return post(server, `${url}&row=${row}`, {
        ...{ ...Object.fromEntries(fields), ...actingAs(deputy), action: 'save' },
        base: String(base),
      });
    }
    function hiddenOf({ body }: Answer): Record<string, string> {
      const readBack = (text: string) =>
        text
          .replaceAll('&quot;', '"')
          .replaceAll('&gt;', '>')
          .replaceAll('&lt;', '<')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
      const found = [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
      return Object.fromEntries(found.map(([, name = '', value = '']) => [name, readBack(value)]));
    }
    function choose(page: Answer, choices: Record<string, string>) {
      return post(server, `/agreements/${id}/merge`, { ...hiddenOf(page), ...choices });
    }

    test('see the same words in three columns and lose none of them', async () => {
      const { number: found } = await addObjective('contact', 'Train all staff.');
      await setWords('contact', 'Train all <em>uniformed</em> staff.');
      const page = await deputyWrites(found, 'contact', {
        words: 'Train all staff by July.',
        review: '2014-07-31',
      });
      assert.equal(page.status, 409);
      assert.match(page.text, /Ada Byron \(Governor\) saved version \d+ while you were writing/);
      assert.match(page.text, /What you changed elsewhere \(1 change\) goes in with it\./);
      assert.match(page.text, /What Ada Byron wrote Train all <em>uniformed<\/em> staff\./);
      assert.match(page.text, /What you wrote Train all staff\.staff by July\./);
      assert.doesNotMatch(page.body, /<em>/);
      assert.equal(await words('contact'), 'Train all <em>uniformed</em> staff.');
    });

    test('are asked again for a choice that is missing, with the words still there', async () => {
      const { number: found } = await addObjective('garden', 'Dig.');
      await setWords('garden', 'Dig deep.');
      const first = await deputyWrites(found, 'garden', { words: 'Dig and plant.' });
      const again = await choose(first, { 'text-0': 'Dig deep and plant.' });
      assert.equal(again.status, 422);
      assert.match(again.body, /<a href="#choice-0">Choose which words should stand<\/a>/);
      assert.match(again.body, /id="choice-0"/);
      assert.match(again.body, />Dig deep and plant\.<\/textarea>/);
      const page = await follow(
        server,
        await choose(again, { 'choice-0': 'both', 'text-0': 'Dig deep and plant.' }),
      );
      assert.match(page.text, /Saved as version \d+\./);
      assert.equal(await words('garden'), 'Dig deep and plant.');
      assert.equal((await latest()).actor.name, deputy.name);
    });

    test('can keep what the other wrote, or their own', async () => {
      const { number: found } = await addObjective('work', 'Sew.');
      await setWords('work', 'Sew shirts.');
      const clash = () => deputyWrites(found, 'work', { words: 'Weave.', review: '2014-08-31' });
      assert.equal((await choose(await clash(), { 'choice-0': 'theirs' })).status, 303);
      assert.equal(await words('work'), 'Sew shirts.');
      const mine = await choose(await clash(), { 'choice-0': 'mine' });
      assert.equal(mine.status, 303, mine.text);
      assert.equal(await words('work'), 'Weave.');
    });

    test('meet a third who came in while they were choosing', async () => {
      const { number: found } = await addObjective('fields', 'Sow.');
      await setWords('fields', 'Sow wheat.');
      const first = await deputyWrites(found, 'fields', { words: 'Reap.' });
      await setWords('fields', 'Sow barley.');
      const second = await choose(first, { 'choice-0': 'mine' });
      assert.equal(second.status, 409);
      assert.match(second.text, /Sow barley\./);
      assert.equal((await choose(second, { 'choice-0': 'mine' })).status, 303);
      assert.equal(await words('fields'), 'Reap.');
    });

    test('decide on a row that one took out while the other wrote in it', async () => {
      const { number: found } = await addObjective('chapel', 'Sing.');
      const cells = { title: 'chapel', words: 'Sing.' };
      await change([{ kind: 'row removed', table: 'objectives', row: 'chapel', cells }]);
      const page = await deputyWrites(found, 'chapel', { words: 'Sing psalms.' });
      assert.equal(page.status, 409);
      assert.match(page.text, /Nothing stands here\./);
      assert.equal((await choose(page, { 'choice-0': 'mine' })).status, 303);
      assert.equal(await words('chapel'), 'Sing psalms.');
    });

    test('both add a row of one name, and both rows stand', async () => {
      const base = (await latest()).number;
      await addObjective('library', 'Lend.');
      const page = await post(server, `${url}&add=yes`, {
        ...{ ...actingAs(deputy), action: 'save', base: String(base) },
        'objectives/new-row/title': 'Library',
        'objectives/new-row/words': 'Read aloud.',
      });
      // The code of the new row gives way to the one that is there now, so nothing clashes.
      assert.equal(page.status, 303, page.text);
      const rows = tableIn((await latest()).content, 'objectives').rows.map(({ row }) => row);
      assert.ok(rows.includes('library') && rows.includes('library-2'));
    });
  });
}
