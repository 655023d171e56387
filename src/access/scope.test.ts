import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { packageRoot } from '../config.ts';
import { type Estate, loadEstate, withSimulated } from '../estate/index.ts';
import { findScope, listScopes, reachOfAll, reachOfScope } from './scope.ts';

const estate = loadEstate(packageRoot);
const today = '2026-11-02';
const reach = (id: string, day = today, of: Estate = estate) => {
  const reached = reachOfScope(of, id, day);
  assert.notEqual(reached, 'everywhere');
  return reached;
};

describe('what a part of the estate reaches', () => {
  test('the nation reaches everywhere', () => {
    assert.equal(reachOfScope(estate, 'national', today), 'everywhere');
  });

  test('a provider reaches itself', () => assert.deepEqual(reach('stafford'), ['stafford']));

  // Blakenhurst, Brockhill and Hewell Grange became Hewell on 25 June 2008; the last two were reported as one.
  test('a provider reaches those whom it had succeeded by then, and their group', () => {
    const group = 'brockhill-and-hewell-grange';
    assert.deepEqual(reach('hewell'), [
      'blakenhurst',
      'brockhill',
      group,
      'hewell',
      'hewell-grange',
    ]);
    assert.deepEqual(reach('hewell', '2008-06-24'), ['hewell']);
  });

  test('a provider does not reach what it became, nor a group that it was only part of', () => {
    assert.deepEqual(reach('brockhill'), ['brockhill']);
  });

  test('a region reaches itself, the providers that were in it and those before them', () => {
    const reached = reach('west-midlands');
    for (const id of ['west-midlands', 'stafford', 'blakenhurst', 'staffordshire', 'hewell']) {
      assert.ok(reached.includes(id), id);
    }
    assert.ok(!reached.includes('altcourse'));
  });

  // Dovegate was in the West Midlands in 2007-08; the register of 2017-18 has it among contracted services.
  test('a provider that changed region is reached by the one that it is in on that day alone', () => {
    const reaching = (day: string) =>
      ['west-midlands', 'contracted-custodial-services'].filter((id) =>
        reach(id, day).includes('dovegate'),
      );
    assert.deepEqual(reaching('2007-06-01'), ['west-midlands']);
    assert.deepEqual(reaching('2017-06-01'), ['contracted-custodial-services']);
  });

  test('a provider of which no source says where it is today is reached by all that it was in', () => {
    for (const id of ['west-midlands', 'contracted-custodial-services']) {
      assert.ok(reach(id).includes('dovegate'), id);
    }
  });

  test('a simulated twin is reached with its original', () => {
    const twins = withSimulated(estate);
    assert.deepEqual(reach('stafford', today, twins), ['simulated-stafford', 'stafford']);
    const region = reach('west-midlands', today, twins);
    for (const id of ['simulated-west-midlands', 'simulated-hewell', 'simulated-blakenhurst']) {
      assert.ok(region.includes(id), id);
    }
    assert.ok(!region.includes('simulated-altcourse'));
  });

  test('chains of successions are followed to their beginning', () => {
    const { successions } = estate;
    const later = { fromIds: ['hewell'], to: 'stafford', on: '2020-01-01', source: 'Made up' };
    const chained = { ...estate, successions: [later, ...successions] };
    for (const id of ['hewell', 'blakenhurst']) {
      assert.ok(reach('stafford', today, chained).includes(id), id);
    }
  });
});

describe('a role can be held over', () => {
  test('the nation, a region or a provider, and nothing else', () => {
    for (const id of ['national', 'west-midlands', 'stafford', 'staffordshire']) {
      assert.equal(findScope(estate, id)?.id, id);
    }
    for (const id of ['male-local', 'laa-stoke', 'nowhere', '']) {
      assert.equal(findScope(estate, id), undefined, id);
    }
  });

  test('nothing simulated', () => {
    assert.deepEqual(
      listScopes(withSimulated(estate)).map(({ id }) => id),
      listScopes(estate).map(({ id }) => id),
    );
  });
});

test('reaches are put together each id once, and everywhere takes in all', () => {
  assert.deepEqual(reachOfAll([['b', 'a'], [], ['b', 'c']]), ['a', 'b', 'c']);
  assert.deepEqual(reachOfAll([]), []);
  assert.equal(reachOfAll([['a'], 'everywhere']), 'everywhere');
});
