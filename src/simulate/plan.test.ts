import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleKnown, sampleOrder } from '../../test/simulations.ts';
import { endsOn } from '../calendar/index.ts';
import { modelOf } from './models.ts';
import { readOrder } from './order.ts';
import { makePlan, type Plan } from './plan.ts';
import { simulatedProvider } from './simulated-provider.ts';

const known = sampleKnown();
const kinds = known.catalogue.recordTypes.map((type) => ({ type, model: modelOf(type) }));

function planOf(records: number, providers = 'all') {
  const order = readOrder(known, sampleOrder({ providers, records: String(records) }));
  const { seed, period } = order;
  const simulated = order.providers.map((one) => simulatedProvider(seed, one, endsOn(period)));
  const { first, months } = period;
  return { plan: makePlan({ seed, kinds, providers: simulated, first, months, records }), order };
}

function countType(
  { plan, order }: { plan: Plan; order: ReturnType<typeof readOrder> },
  type: string,
) {
  const { first, months } = order.period;
  const all = Array.from({ length: months }, (_, at) => first + at);
  return new Map(
    order.providers.map(({ id }) => [
      id,
      all.reduce((sum, month) => sum + plan.countOf(type, id, month), 0),
    ]),
  );
}

const sumOf = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

describe('a plan', () => {
  for (const records of [1500, 20_000, 200_000, 1_000_000, 3_000_000]) {
    test(`comes to ${records} records, within 2%`, () => {
      const { plan } = planOf(records);
      assert.ok(Math.abs(plan.total - records) <= 0.02 * records, String(plan.total));
    });
  }

  test('comes to what is asked for of a single provider as well', () => {
    for (const providers of ['Stafford', 'Staffordshire', 'Stafford, Warwickshire']) {
      const { plan } = planOf(2000, providers);
      assert.ok(Math.abs(plan.total - 2000) <= 40, `${providers}: ${plan.total}`);
    }
  });

  test('has counts of every month and record of every type at full size, and rare things stay rare', () => {
    const full = planOf(1_000_000);
    assert.ok(full.plan.scale > 0.5 && full.plan.scale < 2, String(full.plan.scale));
    for (const { type } of kinds) assert.ok(sumOf(countType(full, type.code)) > 0, type.code);
    assert.ok(sumOf(countType(full, 'escape')) < 100);
    assert.ok(sumOf(countType(full, 'self-inflicted-death')) < 500);
    const counts = countType(full, 'crowding-count');
    assert.equal(counts.get('simulated-stafford'), 24);
  });

  test('gives each provider some of what it has', () => {
    const plan = planOf(100_000);
    const areas = ['staffordshire', 'warwickshire', 'west-mercia', 'west-midlands-area'];
    for (const id of areas) {
      assert.ok((countType(plan, 'appointment').get(`simulated-${id}`) ?? 0) > 0, id);
    }
    const without = [...countType(plan, 'drug-test')].filter(
      ([id, count]) => count === 0 && !areas.includes(id.slice(10)),
    );
    assert.deepEqual(without, []);
  });

  test('gives a large provider more than a small one', () => {
    const reports = countType(planOf(100_000), 'court-report');
    const [large = 0, small = 0] = [
      reports.get('simulated-west-midlands-area'),
      reports.get('simulated-warwickshire'),
    ];
    assert.ok(large > 3 * small, `${large} and ${small}`);
  });

  test('gives nothing for months in which a provider was closed', () => {
    const order = readOrder(
      known,
      sampleOrder({ providers: 'Brockhill', to: '2009-03', records: '5000' }),
    );
    const [brockhill] = order.providers;
    assert.ok(brockhill);
    const { first, months } = order.period;
    const simulated = [simulatedProvider(1, brockhill, '2008-03-31')];
    const plan = makePlan({ seed: 1, kinds, providers: simulated, first, months, records: 5000 });
    const closed = Array.from({ length: 9 }, (_, at) => 2008 * 12 + 6 + at);
    for (const { type } of kinds) {
      assert.ok(closed.every((month) => plan.countOf(type.code, brockhill.id, month) === 0));
    }
  });
});
