import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { monthPeriod, yearPeriod } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import { assembleEstate } from './assemble.ts';
import { findProvider, findSubject, getSubject } from './find.ts';
import { flattenEstate } from './flatten.ts';
import { loadEstate } from './load.ts';
import { comparatorGroupOf, groupsIn, openIn, providersIn } from './membership.ts';
import { nearestNames } from './nearest.ts';
import { withSimulated } from './simulated.ts';
import { isSimulated, originalId, simulatedId, withoutSimulated } from './simulated-id.ts';
import { successorsOf } from './succession.ts';

const real = loadEstate(packageRoot);
const both = withSimulated(real);
const year = yearPeriod(2007);
const idsIn = (estate: typeof real, region: string) =>
  providersIn(estate, region, year).map(({ id }) => id);

describe('the simulated twins', () => {
  test('leave everything real as it was', () => {
    assert.deepEqual(withoutSimulated(both.providers), real.providers);
    assert.deepEqual(withoutSimulated(both.regions), real.regions);
    assert.deepEqual(withoutSimulated(both.groups), real.groups);
    for (const { id } of [real.nation, ...real.regions]) {
      assert.deepEqual(idsIn(both, id), idsIn(real, id), id);
      assert.deepEqual(groupsIn(both, id, year), groupsIn(real, id, year), id);
    }
  });

  test('stand one beside each area and establishment, and say so in their names', () => {
    const performing = real.providers.filter(({ kind }) => kind !== 'partnership');
    const twins = both.providers.filter(({ simulated }) => simulated);
    assert.deepEqual(
      twins.map(({ id }) => originalId(id)),
      performing.map(({ id }) => id),
    );
    for (const one of [...twins, ...both.groups.filter(({ id }) => isSimulated(id))]) {
      assert.match(one.name, / \(simulated\)$/);
      assert.match(one.officialName, / \(simulated\)$/);
    }
  });

  test('belong to simulated regions, a simulated nation and simulated groups alone', () => {
    assert.deepEqual(
      idsIn(both, 'simulated-west-midlands'),
      idsIn(real, 'west-midlands').map(simulatedId),
    );
    assert.deepEqual(idsIn(both, 'simulated-national'), idsIn(real, 'national').map(simulatedId));
    const peers = comparatorGroupOf(both, { id: 'simulated-staffordshire' }, '2008-03-31');
    assert.ok(peers?.members.every(({ id }) => isSimulated(id)));
    const group = comparatorGroupOf(both, { id: 'staffordshire' }, '2008-03-31');
    assert.ok(group?.members.every(({ id }) => !isSimulated(id)));
  });

  test('open, close and become another when their originals do', () => {
    const brockhill = findProvider(both, 'simulated-brockhill');
    assert.ok(brockhill);
    assert.equal(openIn(brockhill, monthPeriod(2008, 6)), 'open');
    assert.equal(openIn(brockhill, monthPeriod(2008, 7)), 'closed');
    assert.deepEqual(
      successorsOf(both, 'simulated-brockhill').map(({ id }) => id),
      ['simulated-hewell'],
    );
  });

  test('are found by their own names and by no name of an original', () => {
    assert.equal(getSubject(both, 'Stafford').id, 'stafford');
    assert.equal(getSubject(both, 'Stafford (simulated)').id, 'simulated-stafford');
    assert.equal(getSubject(both, 'simulated-west-midlands').kind, 'region');
    assert.equal(findSubject(both, 'National (simulated)', { kind: 'nation' })?.simulated, true);
    const { prison = '' } = findProvider(real, 'stafford')?.codes ?? {};
    assert.equal(findSubject(both, prison)?.id, 'stafford');
    assert.ok(nearestNames(both, 'Staford').every((name) => !name.includes('simulated')));
    assert.deepEqual(nearestNames(both, 'Staford simulated', { count: 1 }), [
      'Stafford (simulated)',
    ]);
  });

  test('come back from the rows of the database as they were', () => {
    assert.deepEqual(assembleEstate(flattenEstate(both)), both);
  });

  test('are added once', () => {
    assert.equal(withSimulated(both), both);
  });

  test('have an id that no real subject has', () => {
    const all = [real.nation, ...real.regions, ...real.providers, ...real.groups];
    assert.deepEqual(
      all.filter(({ id }) => isSimulated(id)),
      [],
    );
  });
});
