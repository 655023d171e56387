import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openSampleHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import { evidenceOf } from '../../commission/agreement/evidence.fixture.ts';
import { proposeNotice } from '../../commission/agreement/notice-actions.ts';
import { profileChanges } from '../../commission/agreement/profile-wish.ts';
import { provider } from '../../commission/agreement/two-parties.fixture.ts';
import { rateOne } from '../actions.ts';

const id = 'stafford-2014-15';
const period = parsePeriod('2014-15');
const evidence = evidenceOf();

for (const { name, skip, open } of testDatabases()) {
  describe(`an open notice of change, on ${name}`, { skip }, () => {
    test('can be tried on a rating before anybody agrees to it', async (t) => {
      const database = await open();
      t.after(() => database.close());
      const hub = await openSampleHub(database);
      const then = { ...hub, now: () => new Date('2014-11-15T12:00:00Z') };
      const effective = period.first + 8;
      const level = { metric: 'CU003', method: 'flat' as const, total: '4', effective };
      const changes = await profileChanges(then, evidence, id, level);
      const words = { title: 'Absconds', reason: 'Open places.', evidence: null };
      const wish = { ...words, effective, changes };
      const number = await proposeNotice(then, evidence, { id, wish }, provider);

      const asked = { scheme: 'prison-rating-2009', provider: 'Stafford', period };
      const absconds = async (whatIf?: Parameters<typeof rateOne>[1]['whatIf']) => {
        const { row } = await rateOne(hub, { ...asked, whatIf });
        const input = row.inputs.find(({ input: code }) => code === 'absconds');
        return { level: input?.level, asIs: row.asIs?.score, score: row.score };
      };
      const nothing = { outturns: [], levels: [], weights: [] };
      const before = await absconds();
      // The annex agrees to none; a level that is named goes before that of the notice.
      assert.equal(before.level, 0);
      const notice = { agreement: id, number };
      const tried = await absconds({ ...nothing, notice });
      assert.equal(tried.level, 4);
      assert.equal(tried.asIs, before.score);
      const levels = [{ provider: 'Stafford', metric: 'CU003', value: 2 }];
      assert.equal((await absconds({ ...nothing, levels, notice })).level, 2);
      assert.deepEqual(await absconds(), before);
    });
  });
}
