import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleKnown, sampleOrder } from '../../test/simulations.ts';
import { GatehouseError } from '../errors.ts';
import { type OrderText, readOrder } from './order.ts';

const known = sampleKnown();
const read = (changes: Partial<OrderText>) => readOrder(known, sampleOrder(changes));

function problemsOf(changes: Partial<OrderText>): string[] {
  try {
    read(changes);
  } catch (error) {
    assert.ok(error instanceof GatehouseError);
    assert.equal(error.code, 'SIMULATE_REFUSED');
    return error.problems.map(({ message, expected }) => `${message} ${expected}`);
  }
  return [];
}

describe('an order', () => {
  test('is known again by its name, however it was written', () => {
    const name =
      'gatehouse simulate --seed 1 --providers stafford,staffordshire --from 2006-07 --to 2008-03 --records 20000';
    const one = { providers: 'Stafford, Staffordshire', from: '2006-07', records: '20,000' };
    const other = { providers: 'staffordshire,HMP Stafford', from: 'July 2006', records: '20000' };
    assert.equal(read(one).name, name);
    assert.equal(read(other).name, name);
  });

  test('takes the twins of those that were open in the period', () => {
    const ids = read({ providers: 'all' }).providers.map(({ id }) => id);
    assert.ok(ids.includes('simulated-blakenhurst'));
    assert.ok(!ids.includes('simulated-hewell'));
    assert.ok(ids.every((id) => id.startsWith('simulated-')));
    assert.ok(!ids.some((id) => id.includes('laa-')));
  });

  test('takes a region for its providers', () => {
    const { providers, name } = read({ providers: 'west-midlands' });
    assert.equal(providers.length, 16);
    assert.match(name, /warwickshire/);
  });

  test('reads 2006-07 as July 2006, not as a financial year', () => {
    assert.equal(read({ from: '2006-07' }).period.first, 2006 * 12 + 6);
  });

  test('is refused with everything that is wrong and what to write', () => {
    const problems = problemsOf({ seed: 'one', records: '0', from: '2008', to: '2008-13' });
    assert.equal(problems.length, 4);
    assert.match(problems[0] ?? '', /--seed is a whole number/);
    assert.match(problems[1] ?? '', /--records.* from 1 to/);
    assert.match(problems[2] ?? '', /--from is a month\. a month such as 2006-04/);
  });

  test('names the nearest to a name that nobody has, and who was not open', () => {
    const [unknown, closed] = problemsOf({ providers: 'Staford, Hewell' });
    assert.match(unknown ?? '', /Staford.*Nearest names: Stafford/);
    assert.match(closed ?? '', /Hewell was not yet open/);
    assert.equal(problemsOf({ providers: '' }).length, 1);
    assert.equal(problemsOf({ providers: 'National' }).length, 1);
  });

  test('does not go beyond what is known: neither before the calendar nor into the future', () => {
    assert.match(problemsOf({ from: '1999-01' }).join(), /Bank holidays are not known/);
    assert.match(problemsOf({ to: '2026-11' }).join(), /still to come/);
    assert.match(problemsOf({ from: '2008-04', to: '2008-03' }).join(), /comes after the last/);
  });

  test('may be small or large', () => {
    assert.equal(read({ records: '1' }).records, 1);
    assert.equal(problemsOf({ records: '50000001' }).length, 1);
    assert.equal(problemsOf({ records: '-5' }).length, 1);
    assert.equal(problemsOf({ records: '1.5' }).length, 1);
  });
});
