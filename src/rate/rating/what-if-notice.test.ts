import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub, openSampleHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import { getScheme } from '../../catalogue/index.ts';
import { evidenceOf } from '../../commission/agreement/evidence.fixture.ts';
import { proposeNotice } from '../../commission/agreement/notice-actions.ts';
import { profileChanges } from '../../commission/agreement/profile-wish.ts';
import { provider } from '../../commission/agreement/two-parties.fixture.ts';
import { loadShippedAgreements } from '../../commission/index.ts';
import { packageRoot } from '../../config.ts';
import type { Hub } from '../../hub.ts';
import { rateOne } from '../actions.ts';
import { spanOf, subjectOf } from '../scheme/scheme.fixture.ts';
import { resolveWhatIf } from './resolve-what-if.ts';

const id = 'stafford-2014-15';
const period = parsePeriod('2014-15');
const evidence = evidenceOf();
const nothing = { outturns: [], levels: [], weights: [] };

/** Proposes in November 2014 that four may abscond from December on; gives the number of the notice. */
async function proposeAbsconds(hub: Hub): Promise<number> {
  const then = { ...hub, now: () => new Date('2014-11-15T12:00:00Z') };
  const effective = period.first + 8;
  const level = { metric: 'CU003', method: 'flat' as const, total: '4', effective };
  const changes = await profileChanges(then, evidence, id, level);
  const words = { title: 'Absconds', reason: 'Open places.', evidence: null };
  return proposeNotice(then, evidence, { id, wish: { ...words, effective, changes } }, provider);
}

for (const { name, skip, open } of testDatabases()) {
  describe(`an open notice of change, on ${name}`, { skip }, () => {
    test('can be tried on a rating before anybody agrees to it', async (t) => {
      const database = await open();
      t.after(() => database.close());
      const hub = await openSampleHub(database);
      const number = await proposeAbsconds(hub);

      const asked = { scheme: 'prison-rating-2009', provider: 'Stafford', period };
      const absconds = async (whatIf?: Parameters<typeof rateOne>[1]['whatIf']) => {
        const { row } = await rateOne(hub, { ...asked, whatIf });
        const input = row.inputs.find(({ input: code }) => code === 'absconds');
        return { level: input?.level, asIs: row.asIs?.score, score: row.score };
      };
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

    test('states the level of the year where that is rated as a whole, else of its last quarter', async (t) => {
      const database = await open();
      t.after(() => database.close());
      const hub = openEmptyHub(database);
      await loadShippedAgreements(hub, packageRoot);
      const notice = { agreement: id, number: await proposeAbsconds(hub) };
      const scheme = { ...getScheme(hub.catalogue, 'prison-rating-2009'), overQuarters: [1, 1] };
      const { nation } = hub.estate;
      const settled = { scheme, period, nation, region: nation, provider: undefined };
      const levelFor = async (...periods: string[]) => {
        const spans = periods.map((each) => spanOf({}, { period: each }));
        const subjects = [subjectOf('Stafford', {}, { spans })];
        const whatIf = { ...nothing, notice };
        const { levels } = await resolveWhatIf(hub, { whatIf, settled, subjects });
        return levels.find(({ metric }) => metric === 'CU003')?.value;
      };
      // Four from December to March, three of them from January on.
      assert.equal(await levelFor('2014-15 Q3', '2014-15 Q4'), 3);
      assert.equal(await levelFor('2014-15'), 4);
    });
  });
}
