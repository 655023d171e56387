import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { annex, stafford } from './annex.fixture.ts';
import { createDraft } from './draft-actions.ts';
import { listAgreements } from './list-agreements.ts';
import { commissioner, TwoParties, wishOf } from './two-parties.fixture.ts';

const [engine] = testDatabases();

test('a list shows an agreement whose form is gone beside the others, as not checked', async () => {
  const database = await engine?.open();
  assert.ok(database);
  const parties = new TwoParties(openEmptyHub(database));
  const { hub } = parties;
  await parties.sign('kept', stafford);
  const older = { ...annex, code: 'older-form' };
  const before = { ...hub, catalogue: { ...hub.catalogue, templates: [annex, older] } };
  await createDraft(before, { ...wishOf('lost'), template: older.code }, commissioner);
  const listed = await listAgreements(hub);
  assert.deepEqual(
    listed.map(({ agreement, stage, findings }) => [agreement.id, stage.stage, findings]),
    // 117 places and 84:45 hours against the 269 and 254:15 that are stated.
    [
      ['kept', 'in force', 2],
      ['lost', 'draft', null],
    ],
  );
  const smaller = { ...annex, sections: annex.sections.slice(0, 1) };
  const without = { ...hub, catalogue: { ...hub.catalogue, templates: [smaller] } };
  assert.deepEqual(
    (await listAgreements(without)).map(({ findings }) => findings),
    [0, null],
    'The table with both findings is none of the form any more.',
  );
  await database.close();
});
