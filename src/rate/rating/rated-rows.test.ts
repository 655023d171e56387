import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePeriod } from '../../calendar/index.ts';
import { prison, twoInputs, twoMetrics } from '../scheme/two-inputs.fixture.ts';
import { rated } from './rate-nation.ts';
import { ratedRows } from './rated-rows.ts';
import { surenessOf } from './sureness.ts';

test('a change of score has the decimals of the scheme', async () => {
  // On the level in drug tests is 50. In work 96.5% of the level is 41.25 and 109% is 72.5, so the scores are 45.6
  // and 61.3 as rounded, between which floating point finds 15.699999999999996.
  const at = (period: string, work: number) =>
    rated(twoInputs, [prison('Dale', { drugs: 10, work })], parsePeriod(period));
  const [before, now] = [at('2006-07', 19.3), at('2007-08', 21.8)];
  const [row] = ratedRows(now, now.ratings.ratings, {
    ...{ catalogue: twoMetrics, before, asIs: undefined, changes: new Map() },
    ...{ published: new Map(), moderations: new Map() },
    sureness: await surenessOf({ now, before, here: [] }, undefined),
  });
  assert.deepEqual([row?.before?.score, row?.score], [45.6, 61.3]);
  assert.equal(row?.change?.score, 15.7);
});
