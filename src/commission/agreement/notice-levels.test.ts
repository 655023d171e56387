import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { parsePeriod, printPeriod } from '../../calendar/index.ts';
import type { Database } from '../../database/index.ts';
import { evidenceOf } from './evidence.fixture.ts';
import { answerNotice, proposeNotice } from './notice-actions.ts';
import { levelsUnderNotice } from './notice-levels.ts';
import { profileChanges } from './profile-wish.ts';
import { commissioner, provider, refusalOf, TwoParties } from './two-parties.fixture.ts';

const evidence = evidenceOf();
const october = parsePeriod('2014-15').first + 6;
const id = 'tried-notice';

for (const engine of testDatabases()) {
  describe(`the levels under a notice in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let parties: TwoParties;
    before(async () => {
      database = await engine.open();
      parties = new TwoParties(openEmptyHub(database));
      await parties.sign(id);
      const level = { metric: 'CU019', method: 'flat' as const, total: '30', effective: october };
      const changes = await profileChanges(parties.hub, evidence, id, level);
      const wish = { title: 'Fewer places', reason: 'A re-role.', evidence: null, changes };
      const proposal = { id, wish: { ...wish, effective: october } };
      assert.equal(await proposeNotice(parties.hub, evidence, proposal, provider), 1);
    });
    after(() => database.close());

    test('are as if it were agreed, and those in force stay as they are', async () => {
      const levels = await levelsUnderNotice(parties.hub, { agreement: id, number: 1 });
      const levelOf = (period: string) =>
        levels.find((one) => one.metric === 'CU019' && printPeriod(one.period) === period);
      // Six months share 30.
      assert.equal(levelOf('2014-15')?.stated.value, 30);
      assert.equal(levelOf('Oct 2014')?.stated.value, 5);
      assert.equal(levelOf('2014-15')?.providerId, 'stafford');
      assert.equal((await parties.levels('CU019')).get('2014-15'), '34');
    });

    test('are none of a notice that is not known, or not open any more', async () => {
      const unknown = levelsUnderNotice(parties.hub, { agreement: id, number: 7 });
      assert.equal((await refusalOf(unknown)).code, 'COMMISSION_UNKNOWN_NOTICE');
      const answer = { kind: 'rejected' as const, reason: 'Too few.', after: null };
      await answerNotice(parties.hub, evidence, { id, number: 1, answer }, commissioner);
      const closed = levelsUnderNotice(parties.hub, { agreement: id, number: 1 });
      assert.equal((await refusalOf(closed)).code, 'COMMISSION_NOTICE_CLOSED');
    });
  });
}
