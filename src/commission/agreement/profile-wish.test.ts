import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signSample } from '../../../test/agreement-desk.ts';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { monthPeriod, type Period, printPeriod } from '../../calendar/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { withSampleForm } from '../pages/sample-draft.fixture.ts';
import { evidenceOf } from './evidence.fixture.ts';
import { type LevelProfile, profileChanges } from './profile-wish.ts';

const id = 'sample-2014-15';
const october = monthPeriod(2014, 10).first;

describe('a level that somebody wishes to spread anew', () => {
  let hub: Hub;
  const asked: Period[] = [];
  const evidence = evidenceOf({
    monthlyOutturns: async (_hub, { year }) => {
      asked.push(year);
      return new Map([['CU019', [9, 9, 9, 9, 9, 9, 1, 2, 1, 2, null, 2]]]);
    },
  });
  before(async () => {
    const [embedded] = testDatabases();
    assert.ok(embedded);
    hub = withSampleForm(openEmptyHub(await embedded.open()));
    await signSample(hub, id);
  });
  after(() => hub.database.close());

  async function written(wish: Partial<LevelProfile>): Promise<Record<string, string>> {
    const whole = { metric: 'CU019', method: 'flat' as const, total: '30', effective: october };
    const changes = await profileChanges(hub, evidence, id, { ...whole, ...wish });
    const cells = changes.flatMap((change) => (change.kind === 'cell' ? [change] : []));
    return Object.fromEntries(cells.map(({ at, after: text }) => [at.column, text]));
  }
  const problemsOf = (wish: Partial<LevelProfile>) =>
    written(wish).then(
      () => assert.fail('It was spread.'),
      (error: unknown) => {
        assert.ok(error instanceof GatehouseError);
        return error.problems.map(({ place, message }) => [place?.path, message] as const);
      },
    );

  test('shares evenly what the months before leave of the total', async () => {
    // 30 less 6 × 3 are 12 for six months; a quarter is the sum of its months.
    const months = { oct: '2', nov: '2', dec: '2', jan: '2', feb: '2', mar: '2' };
    assert.deepEqual(await written({}), { ...months, q3: '6', q4: '6', total: '30' });
  });

  test('names the metric as people do, and holds in every month where it does not add up', async () => {
    const texts = await written({ metric: 'discharge to court', total: '95.00 %' });
    assert.deepEqual(
      [texts.oct, texts.mar, texts.total, texts.sep],
      ['95.00 %', '95.00 %', '95.00 %', undefined],
    );
  });

  test('follows the year before, and says of which month nothing is known', async () => {
    const [problem] = await problemsOf({ method: 'last year' });
    assert.deepEqual(asked.map(printPeriod), ['2013-14']);
    assert.equal(problem?.[0], 'method');
    assert.match(problem?.[1] ?? '', /no outturn of last year for Feb 2015/);
  });

  test('takes months by hand in the order from the effective one on', async () => {
    const months = ['1', '1', '1', '1', '1', '7'];
    const texts = await written({ method: 'by hand', months });
    assert.deepEqual([texts.oct, texts.feb, texts.mar], ['1', '1', '7']);
    const [problem] = await problemsOf({ method: 'by hand', months: [...months, '9'] });
    assert.equal(problem?.[0], 'months');
    assert.match(problem?.[1] ?? '', /7 months are given, and 6 are left/);
  });

  test('is refused where the agreement has no such level', async () => {
    const [problem] = await problemsOf({ metric: 'CU021' });
    assert.equal(problem?.[0], 'metric');
    assert.match(problem?.[1] ?? '', /no level of CU021\. Choose one of CU001, CU019/);
  });
});
