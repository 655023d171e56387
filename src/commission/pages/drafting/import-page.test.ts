import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Desk, openDesk } from '../../../../test/agreement-desk.ts';
import { testDatabases } from '../../../../test/databases.ts';
import { openEmptyHub } from '../../../../test/hubs.ts';
import type { Database } from '../../../database/index.ts';
import { type Answer, hiddenField, rowsOf } from '../../../deliver/pages/page-text.fixture.ts';
import type { Hub } from '../../../hub.ts';
import { type Content, cellAt } from '../../agreement/content.ts';
import { latestOf } from '../../agreement/draft-actions.ts';
import { evidenceOf } from '../../agreement/evidence.fixture.ts';
import { getFile } from '../../agreement/get-agreement.ts';
import { agreementOds } from '../../document/ods.ts';
import {
  actingAs,
  director,
  draftSample,
  governor,
  sampleForm,
  saved,
  withSampleForm,
} from '../sample-draft.fixture.ts';

const id = 'sample-2014-15';
const url = `/agreements/${id}/import`;

for (const engine of testDatabases()) {
  describe(`a filled spreadsheet on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    let desk: Desk;
    before(async () => {
      database = await engine.open();
      hub = withSampleForm(openEmptyHub(database));
      desk = openDesk(hub, evidenceOf());
      await draftSample(hub, id);
    });
    after(async () => {
      await desk.close();
      await database.close();
    });

    const latest = async () => latestOf(await getFile(database, id));
    /** The tables of the latest version as they are exported, with some cells written otherwise. */
    async function filled(cells: Record<string, string>): Promise<Uint8Array> {
      const { agreement } = await getFile(database, id);
      const { content, number: version, contentHash } = await latest();
      const changed = Object.entries(cells).reduce(withCell, content);
      const tables = { template: sampleForm, agreement, version, contentHash };
      return agreementOds({ ...tables, content: changed });
    }
    const send = (bytes: Uint8Array) => desk.upload(url, 'filled.ods', bytes);
    async function look(bytes: Uint8Array) {
      const sent = await send(bytes);
      return { sent, page: await desk.follow(sent) };
    }
    const settle = (
      { sent, page }: { sent: Answer; page: Answer },
      fields: Record<string, string>,
    ) => desk.post(sent.location ?? '', { held: hiddenField(page, 'held'), ...fields });

    test('is asked for', async () => {
      const page = await desk.upload(url, '', new Uint8Array());
      assert.equal(page.status, 422);
      assert.match(page.body, /<a href="#file">Choose a file<\/a>/);
    });

    test('that is no spreadsheet is refused', async () => {
      const page = await send(Buffer.from([0, 1, 2, 3]));
      assert.ok(page.status >= 400 && page.status < 500);
      assert.match(page.body, /<a href="#problems">/);
      assert.match(rowsOf(page, 'problem-table').flat().join(' '), /filled\.ods/);
    });

    test('of another agreement is refused, with every reason in a table', async () => {
      const { agreement } = await getFile(database, id);
      const { content, contentHash } = await latest();
      const other = { ...agreement, id: 'another-2014-15' };
      const tables = { template: sampleForm, agreement: other, version: 1, contentHash };
      const page = await send(await agreementOds({ ...tables, content }));
      assert.equal(page.status, 422);
      assert.match(
        rowsOf(page, 'problem-table')[0]?.[2] ?? '',
        /of the agreement “another-2014-15”/,
      );
    });

    test('shows what it would change and stores nothing until somebody says so', async () => {
      const { number } = await latest();
      const seen = await look(await filled({ 'capacity/entry/cna': '739' }));
      assert.match(seen.page.text, /Cells written otherwise 1 cell/);
      assert.match(seen.page.text, /Certified normal accommodation 741 739/);
      assert.equal((await latest()).number, number);
      const nameless = await settle(seen, { action: 'store' });
      assert.equal(nameless.status, 422);
      assert.match(nameless.body, /<a href="#party">Say for which party you act<\/a>/);
      assert.match(nameless.text, /Certified normal accommodation 741 739/);
      const stored = await settle(seen, { action: 'store', ...actingAs(director) });
      const page = await desk.follow(stored);
      assert.match(page.text, new RegExp(`Saved as version ${number + 1}\\.`));
      const version = await latest();
      assert.equal(version.note, 'From filled.ods');
      assert.equal(
        cellAt(version.content, { table: 'capacity', row: 'entry', column: 'cna' }),
        '739',
      );
      const again = await desk.follow(
        await settle(seen, { action: 'store', ...actingAs(director) }),
      );
      assert.match(again.text, /The file is no longer held/);
    });

    test('can be discarded', async () => {
      const seen = await look(await filled({ 'capacity/entry/cna': '1' }));
      const page = await desk.follow(await settle(seen, { action: 'discard' }));
      assert.match(page.text, /The file was discarded\. Nothing was stored\./);
    });

    test('that changes nothing says so', async () => {
      const { page } = await look(await filled({}));
      assert.match(page.text, /It changes nothing/);
      assert.doesNotMatch(page.body, /value="store"/);
    });

    test('names each cell that cannot be read before anybody stores it', async () => {
      const { page } = await look(
        await filled({ 'capacity/entry/cna': 'many', 'background/recallees/cat-c': '-1' }),
      );
      assert.equal(rowsOf(page, 'problem-table').length, 2);
      assert.match(rowsOf(page, 'problem-table')[0]?.[0] ?? '', /Certified normal accommodation/);
      assert.doesNotMatch(page.body, /value="store"/);
    });

    test('meets what was saved meanwhile in the same place on the merge page', async () => {
      const at = { table: 'capacity', row: 'entry', column: 'operational-capacity' };
      const seen = await look(await filled({ 'capacity/entry/operational-capacity': '735' }));
      const { number } = await latest();
      await saved(hub, id, {
        ...{ base: number, actor: governor },
        changes: [{ kind: 'cell', at, before: '741', after: '720' }],
      });
      const page = await settle(seen, { action: 'store', ...actingAs(director) });
      assert.equal(page.status, 409);
      assert.match(page.text, /Put two edits together/);
      assert.match(page.text, /Ada Byron \(Governor\) saved version \d+ while you were writing/);
    });

    test('with words in a table of the other party says so once', async () => {
      const { content } = await latest();
      const rows = [{ row: 'one', cells: { title: 'One', words: 'Word' } }];
      const { agreement } = await getFile(database, id);
      const { number: version, contentHash } = await latest();
      const tables = { template: sampleForm, agreement, version, contentHash };
      const changed = { ...content, objectives: { rows, totals: {} } };
      const seen = await look(await agreementOds({ ...tables, content: changed }));
      const page = await settle(seen, { action: 'store', ...actingAs(director) });
      assert.equal(page.status, 422);
      assert.match(page.text, /The provider writes in “Development objectives”/);
    });
  });
}

function withCell(content: Content, [address, text]: [string, string]): Content {
  const [table = '', row = '', column = ''] = address.split('/');
  const found = content[table] ?? { rows: [], totals: {} };
  const rows = found.rows.map((one) =>
    one.row === row ? { row, cells: { ...one.cells, [column]: text } } : one,
  );
  return { ...content, [table]: { ...found, rows } };
}
