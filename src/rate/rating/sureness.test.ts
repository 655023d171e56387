import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openSampleHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import { emptyCatalogue, getScheme } from '../../catalogue/index.ts';
import type { Database } from '../../database/index.ts';
import type { Hub } from '../../hub.ts';
import { openDrugTestHub } from '../../measure/sample-drug-tests.fixture.ts';
import { listRatings } from '../actions.ts';
import { inputOf, schemeOf, subjectOf } from '../scheme/scheme.fixture.ts';
import { applyWhatIf } from '../scheme/what-if.ts';
import { rated } from './rate-nation.ts';
import { surenessOf } from './sureness.ts';

const sureness = { draws: 1000, seed: 1 };
const period = parsePeriod('2007-08');

for (const engine of testDatabases()) {
  describe(`how sure a place is, in ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: Hub;
    before(async () => {
      database = await engine.open();
      const drugs = await openDrugTestHub(await openSampleHub(database));
      const { catalogue } = drugs;
      const whole = getScheme(catalogue, 'prison-rating-2009');
      // Drug tests alone: the share that was positive, none 100 points and a half or more none.
      const views = [
        {
          measure: 'outturn' as const,
          share: 100,
          points: { kind: 'along' as const, points: [[0, 100] as const, [50, 0] as const] },
        },
      ];
      const inputs = whole.inputs
        .filter(({ code }) => code === 'drug-tests')
        .map((input) => ({ ...input, views, domain: undefined }));
      const overall = { ...whole.overall, of: 'inputs' as const };
      const alone = { ...whole, code: 'drugs', domains: [], gates: [], inputs, overall };
      hub = { ...drugs, catalogue: { ...catalogue, schemes: [...catalogue.schemes, alone] } };
    });
    after(() => database.close());

    test('is drawn from what was counted, and the same again with the same seed', async () => {
      const region = 'simulated-west-midlands';
      const question = { scheme: 'drugs', region, period, sureness };
      const { rows } = await listRatings(hub, question);
      const placed = rows.filter(({ place }) => place !== null);
      // 3 of 20 positive is 15%, 70 points; 2 of 10 is 20%, 60 points.
      assert.deepEqual(
        placed.map(({ id, score }) => [id, score]),
        [
          ['simulated-birmingham', 70],
          ['simulated-stafford', 60],
        ],
      );
      // With so few tests either may be first.
      assert.deepEqual(
        placed.map(({ sure }) => [sure?.rank, sure?.of, sure?.lower, sure?.upper]),
        [
          [1, 2, 1, 2],
          [2, 2, 1, 2],
        ],
      );
      assert.deepEqual((await listRatings(hub, question)).rows, rows);
    });

    test('is not drawn where it was not asked for', async () => {
      const { rows, chance } = await listRatings(hub, { scheme: 'drugs', period });
      assert.ok(rows.every(({ sure, unsure }) => sure === null && unsure === null));
      assert.equal(chance, null);
    });

    test('cannot be given of published figures, and the reason is said', async () => {
      const question = { scheme: 'ippf-2007', region: 'West Midlands', period, sureness };
      const { rows } = await listRatings(hub, question);
      assert.equal(rows.length, 4);
      for (const { sure, unsure } of rows) {
        assert.equal(sure, null);
        assert.match(unsure ?? '', /^Only published figures/);
      }
    });
  });
}

test('what of a change is chance is not told where other weights are tried', async () => {
  const inputs = [inputOf('one'), inputOf('two')];
  const scheme = schemeOf(inputs);
  const counted = (outturn: number) => {
    return { outturn, chance: { kind: 'proportion' as const, top: outturn, bottom: 100 } };
  };
  const subjects = (one: number) => [
    subjectOf('Stafford', { one: counted(one), two: counted(30) }),
    subjectOf('Featherstone', { one: counted(50), two: counted(50) }),
  ];
  const before = rated(scheme, subjects(20), parsePeriod('2006-07'));
  const nothing = { outturns: [], levels: [] };
  const changesWith = async (weights: ReadonlyArray<{ input: string; weight: number }>) => {
    const asIs = { scheme, subjects: subjects(90) };
    const supposed = applyWhatIf(asIs, { ...nothing, weights }, emptyCatalogue);
    const now = rated(supposed.scheme, supposed.subjects, period);
    const found = await surenessOf({ now, before, here: ['stafford', 'featherstone'] }, sureness);
    const [first] = now.ratings.ratings;
    assert.ok(first);
    return found.of(first);
  };
  // 20 and 30 to 90 and 30, beside 50 and 50: from the second place to the first.
  assert.equal((await changesWith([])).changeSure?.change, 1);
  const weighed = await changesWith([{ input: 'one', weight: 3 }]);
  assert.deepEqual([weighed.changeSure, weighed.changeChance], [null, null]);
  assert.equal(weighed.sure?.rank, 1);
});

test('judgements alone have no interval, which would look like certainty', async () => {
  const scheme = schemeOf([inputOf('one')]);
  const score = (outturn: number) => ({
    one: { outturn, chance: { kind: 'judgement' as const } },
  });
  const subjects = [subjectOf('Stafford', score(90)), subjectOf('Featherstone', score(50))];
  const now = rated(scheme, subjects, period);
  const nobody = rated(scheme, [], parsePeriod('2006-07'));
  const found = await surenessOf({ now, before: nobody, here: [] }, sureness);
  for (const rating of now.ratings.ratings) {
    assert.equal(found.of(rating).sure, null);
    assert.match(found.of(rating).unsure ?? '', /^All that is known here is judgement/);
  }
  assert.equal(found.chance, null);
});
