import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabases } from '../../../test/databases.ts';
import { openSampleHub } from '../../../test/hubs.ts';
import { parsePeriod } from '../../calendar/index.ts';
import type { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { openDrugTestHub } from '../../measure/sample-drug-tests.fixture.ts';
import { metricChange } from './change.ts';
import { metricFunnel } from './funnel.ts';

const year = parsePeriod('2007-08');

const [embedded] = testDatabases();

describe('how sure one can be of a metric', () => {
  let hub: Hub;
  before(async () => {
    assert.ok(embedded);
    hub = await openDrugTestHub(await openSampleHub(await embedded.open()));
  });
  after(() => hub.database.close());

  describe('in a funnel', () => {
    it('sets counted figures against all of them together: 2 of 10 and 3 of 20 make 16.7%', async () => {
      const { funnel, region } = await metricFunnel(hub, {
        ...{ metric: 'K05', region: 'simulated-west-midlands', period: year, against: 'group' },
      });
      assert.equal(region, 'West Midlands (simulated)');
      assert.deepEqual(
        funnel?.points.map(({ name, top, bottom }) => [name, top, bottom]),
        [
          ['Birmingham (simulated)', 3, 20],
          ['Stafford (simulated)', 2, 10],
        ],
      );
      assert.equal(funnel?.target.value?.toFixed(4), (500 / 30).toFixed(4));
      assert.ok(funnel.points.every(({ beyond }) => beyond === null));
    });

    it('names who has published figures only, without counts to compare', async () => {
      const { without, funnel } = await metricFunnel(hub, {
        ...{ metric: 'K05', region: 'West Midlands', period: year, against: 'group' },
      });
      assert.deepEqual(
        funnel?.points.map(({ name }) => name),
        ['Stafford'],
      );
      const dovegate = without.find(({ name }) => name === 'Dovegate');
      assert.match(dovegate?.because ?? '', /only the published figure is known/);
    });

    it('is not drawn where only published figures are known', async () => {
      const { funnel, sentence } = await metricFunnel(hub, {
        ...{ metric: 'K06', region: 'West Midlands', period: year, against: 'group' },
      });
      assert.equal(funnel, null);
      assert.match(sentence, /only published figures are known/);
    });

    it('does not compare counts without a denominator', async () => {
      const { funnel, sentence } = await metricFunnel(hub, {
        ...{ metric: 'K20', region: 'West Midlands', period: year, against: 'group' },
      });
      assert.equal(funnel, null);
      assert.doesNotMatch(sentence, /^$/);
    });

    it('refuses a group that is not there, and a level that is not one', async () => {
      const asked = { metric: 'K05', region: 'West Midlands', period: year };
      await assert.rejects(
        metricFunnel(hub, { ...asked, group: 'Castles', against: 'group' }),
        (error: GatehouseError) => error.code === 'RATE_FUNNEL_REFUSED',
      );
      // 13.9% and 9%.
      await assert.rejects(
        metricFunnel(hub, { ...asked, region: 'simulated-west-midlands', against: 'level' }),
        /no one level: compare them with one another/,
      );
    });

    it('is set against the level of those compared, whatever others have to meet', async () => {
      const { funnel } = await metricFunnel(hub, {
        ...{ metric: 'K05', region: 'simulated-west-midlands', period: year, against: 'level' },
        group: 'Male category C trainers (simulated)',
      });
      // Of the group Stafford alone has counts; Featherstone has another level.
      assert.deepEqual(funnel?.target, { kind: 'level', value: 9 });
      assert.deepEqual(
        funnel?.points.map(({ name }) => name),
        ['Stafford (simulated)'],
      );
    });
  });

  describe('in a change', () => {
    const months = { from: parsePeriod('Apr 2007'), to: parsePeriod('May 2007') };

    // 9 of 60 in each month. Wilson's ends of 15% are 8.10% and 26.12% (2·9 + 3.8415 ± 1.96·√(3.8415 + 30.6), over
    // 2·63.8415); the ends of no change are ±√(6.90² + 11.12²) = ±13.08 points (Newcombe's method 10).
    it('gives the interval of the difference', async () => {
      const { difference, sentence } = await metricChange(hub, {
        ...{ provider: 'stafford', metric: 'K05', ...months },
      });
      assert.equal(difference?.change, 0);
      assert.equal(difference?.lower.toFixed(1), '-13.1');
      assert.equal(difference?.upper.toFixed(1), '13.1');
      assert.equal(difference?.moreThanChance, false);
      assert.match(sentence, /no change from 15/);
    });

    it('says that it cannot tell where only a published figure is known', async () => {
      const {
        difference,
        before: earlier,
        after: later,
        sentence,
      } = await metricChange(hub, {
        ...{ provider: 'swinfen-hall', metric: 'K05' },
        ...{ from: parsePeriod('2006-07'), to: year },
      });
      assert.equal(difference, null);
      assert.deepEqual([earlier.outturn, later.outturnText], [null, '5.4%']);
      assert.equal(
        sentence,
        'How sure this change is cannot be given. 2006-07: No figure has been supplied for this period. 2007-08: Of Swinfen Hall only the published figure is known, without the counts behind it.',
      );
    });

    it('refuses periods that overlap and that differ in length, both at once', async () => {
      await assert.rejects(
        metricChange(hub, {
          ...{ provider: 'stafford', metric: 'K05', from: year, to: parsePeriod('May 2007') },
        }),
        (error: GatehouseError) =>
          error.code === 'RATE_CHANGE_REFUSED' && error.problems.length === 2,
      );
    });
  });
});
