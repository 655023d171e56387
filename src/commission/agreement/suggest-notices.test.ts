import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { evidenceOf } from './evidence.fixture.ts';
import { viewAgreement } from './get-agreement.ts';
import { suggestNotices } from './suggest-notices.ts';
import { TwoParties } from './two-parties.fixture.ts';

const [engine] = testDatabases();

test('a notice is suggested beyond the tolerance, and none of a provider that is gone', async () => {
  const database = await engine?.open();
  assert.ok(database);
  const parties = new TwoParties(openEmptyHub(database));
  await parties.sign('agreed');
  const view = await viewAgreement(parties.hub, 'agreed');
  const material = {
    ...{ code: 'cna', title: 'Certified normal accommodation', recorded: 'CNA' },
    ...{ agreed: { table: 'capacity', row: 'entry', column: 'cna' }, tolerance: { percent: 2 } },
  };
  const template = { ...view.template, material: [material] };
  const suggested = async (value: number, providerId = 'stafford') => {
    const figure = { metric: 'CNA', title: 'CNA', period: 'Oct 2014', source: 'bulletin.ods' };
    const evidence = evidenceOf({
      recorded: async () => [{ ...figure, value, text: String(value) }],
    });
    const file = { ...view.file, agreement: { ...view.file.agreement, providerId } };
    return suggestNotices(parties.hub, evidence, { ...view, template, file });
  };
  // 2% of 741 are 14.82.
  assert.deepEqual(await suggested(755), []);
  const [one] = await suggested(756);
  assert.deepEqual([one?.agreed, one?.difference, one?.tolerance], ['741', 15, '2% of 741']);
  assert.deepEqual(await suggested(756, 'nobody-at-all'), []);
  await database.close();
});
