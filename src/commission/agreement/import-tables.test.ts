import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { getTemplate } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import { agreementLongCsv } from '../document/csv.ts';
import { cellAt } from './content.ts';
import { latestOf, saveDraft } from './draft-actions.ts';
import { getFile } from './get-agreement.ts';
import { importTables } from './import-tables.ts';
import { commissioner, refusalOf, TwoParties } from './two-parties.fixture.ts';

const [engine] = testDatabases();
const cna = { table: 'capacity', row: 'entry', column: 'cna' };

describe('a filled file of tables', () => {
  let database: Database;
  let parties: TwoParties;
  before(async () => {
    assert.ok(engine);
    database = await engine.open();
    parties = new TwoParties(openEmptyHub(database));
  });
  after(() => database.close());

  async function exported(id: string): Promise<string> {
    const file = await getFile(database, id);
    const { number: version, content, contentHash } = latestOf(file);
    const template = getTemplate(parties.hub.catalogue, file.agreement.template);
    return agreementLongCsv({ template, content, agreement: file.agreement, version, contentHash });
  }

  const taken = (id: string, text: string) => {
    const file = { bytes: Buffer.from(text), fileName: 'filled.csv' };
    return importTables(parties.hub, id, { file, dryRun: false }, commissioner);
  };

  test('becomes a version of the draft, put together with what others saved meanwhile', async () => {
    await parties.draft('filled');
    const text = await exported('filled');
    const { version: base } = await parties.seen('filled');
    const at = { ...cna, column: 'operational-capacity' };
    const change = { kind: 'cell' as const, at, before: '741', after: '735' };
    const saving = { base, changes: [change], note: null };
    await saveDraft(parties.hub, 'filled', saving, commissioner);
    const filled = text.replace(
      'Certified normal accommodation,741',
      'Certified normal accommodation,730',
    );
    const { changes, saved } = await taken('filled', filled);
    assert.deepEqual(changes, [{ kind: 'cell', at: cna, before: '741', after: '730' }]);
    assert.ok(saved?.kind === 'saved');
    assert.deepEqual(
      [cellAt(saved.version.content, cna), cellAt(saved.version.content, at)],
      ['730', '735'],
    );
    assert.equal(saved.mergedWith, base + 1);
  });

  test('is refused where it was exported from other words, or is of another agreement', async () => {
    await parties.draft('one');
    await parties.draft('other');
    const text = await exported('one');
    const { version, contentHash } = await parties.seen('one');
    const forged = text.replace(contentHash, contentHash.replaceAll(/[0-9]/g, 'a'));
    const words = await refusalOf(taken('one', forged));
    assert.equal(words.code, 'COMMISSION_TABLES_REFUSED');
    assert.match(words.problems[0]?.message ?? '', /other words than those of version 3/);
    const another = await refusalOf(taken('other', text));
    assert.match(another.problems[0]?.message ?? '', /of the agreement “one”, not of “other”/);
    const nobodys = await refusalOf(taken('one', 'a,b\r\n1,2\r\n'));
    assert.ok(nobodys.problems.every(({ message }) => !message.includes('“”')));
    assert.equal((await parties.seen('one')).version, version);
  });
});
