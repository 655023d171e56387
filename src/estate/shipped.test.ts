import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePeriod } from '../calendar/index.ts';
import { packageRoot } from '../config.ts';
import { factOn, factsOn } from './facts.ts';
import { findSubject, getProvider } from './find.ts';
import { loadEstate } from './load.ts';
import { comparatorGroupOf, groupsIn, openIn, providersIn } from './membership.ts';
import { predecessorsOf, successorsOf } from './succession.ts';

const estate = loadEstate(packageRoot);
const yearEnd = '2008-03-31';
const areas = ['Staffordshire', 'Warwickshire', 'West Mercia', 'West Midlands'];
const namesIn = (period: string) =>
  providersIn(estate, 'west-midlands', parsePeriod(period)).map(({ name }) => name);

describe('the West Midlands', () => {
  test('in 2007-08 has four areas and twelve prisons, in the order of the appendices', () => {
    const prisons =
      'Birmingham, Blakenhurst, Brinsford, Brockhill, Dovegate, Drake Hall, Featherstone, Hewell Grange, Shrewsbury, Stafford, Stoke Heath, Swinfen Hall';
    assert.equal(namesIn('2007-08').join(', '), `${areas.join(', ')}, ${prisons}`);
    assert.deepEqual(namesIn('2006-07 Q4'), namesIn('2007-08'));
  });

  test('after June 2008 has Hewell in place of the three prisons that became it', () => {
    const names = namesIn('2008-09 Q2');
    assert.ok(names.includes('Hewell'));
    for (const gone of ['Blakenhurst', 'Brockhill', 'Hewell Grange']) {
      assert.ok(!names.includes(gone), gone);
    }
  });

  test('in 2014-15 still has Stafford, and no longer Shrewsbury or the probation areas of 2007-08', () => {
    const names = namesIn('2014-15');
    for (const name of ['Birmingham', 'Hewell', 'Stafford']) assert.ok(names.includes(name), name);
    for (const name of ['Shrewsbury', 'Staffordshire']) assert.ok(!names.includes(name), name);
  });

  test('reports Brockhill and Hewell Grange together from April 2007', () => {
    const groups = (period: string) =>
      groupsIn(estate, 'west-midlands', parsePeriod(period)).map(({ name }) => name);
    assert.deepEqual(groups('2007-08'), ['Brockhill and Hewell Grange']);
    assert.deepEqual(groups('2006-07 Q4'), []);
  });

  test('has fourteen partnerships beside its providers', () => {
    const period = parsePeriod('2007-08');
    assert.equal(providersIn(estate, 'west-midlands', period, ['partnership']).length, 14);
  });

  test('gives each of its sixteen providers a comparator group', () => {
    for (const provider of providersIn(estate, 'west-midlands', parsePeriod('2007-08'))) {
      assert.ok(comparatorGroupOf(estate, provider, yearEnd), provider.name);
    }
    const stafford = getProvider(estate, 'Stafford');
    assert.equal(comparatorGroupOf(estate, stafford, yearEnd)?.name, 'Male category C trainers');
  });
});

describe('what the report of 2007-08 states', () => {
  const stated = (name: string, fact: string, day = yearEnd) =>
    factOn(getProvider(estate, name), fact, day);

  test('is the operational capacity of the prisons that it gives one for', () => {
    const capacities = {
      Birmingham: '1450',
      Blakenhurst: '1070',
      Brinsford: '489',
      Brockhill: '170',
      'Drake Hall': '315',
      Featherstone: '687',
      Stafford: '680',
      'Stoke Heath': '678',
      'Swinfen Hall': '624',
    };
    for (const [name, capacity] of Object.entries(capacities)) {
      assert.equal(stated(name, 'operational capacity'), capacity, name);
    }
  });

  test('keeps the parts of Stoke Heath as printed, though 488 and 202 make 690 and not 678', () => {
    const groups = factsOn(getProvider(estate, 'Stoke Heath'), yearEnd).filter(
      ({ fact }) => fact === 'population group',
    );
    assert.match(groups.map(({ value }) => value).join(), /488.*202/);
    for (const { note } of groups) assert.match(note ?? '', /does not add up/);
  });

  test('tells who managed Blakenhurst when', () => {
    assert.equal(stated('Blakenhurst', 'management', '1995-01-01'), 'contracted');
    assert.equal(stated('Blakenhurst', 'management'), 'public');
    assert.equal(stated('Dovegate', 'management'), 'contracted');
    assert.equal(stated('Dovegate', 'operator'), 'Serco');
  });

  test('is not answered from the register of ten years later', () => {
    assert.equal(stated('Stoke Heath', 'function'), 'Young offender institution');
    assert.equal(stated('Stoke Heath', 'function', '2017-06-30'), 'Cat C Trainer');
    assert.equal(stated('Stoke Heath', 'region'), 'west-midlands');
    assert.equal(stated('Stoke Heath', 'region', '2017-06-30'), 'the-midlands');
    assert.equal(stated('Swansea', 'function'), undefined);
  });

  test('turns West Mercia into a trust in April 2008', () => {
    assert.equal(stated('West Mercia', 'status'), 'Probation area, trust to be');
    assert.equal(stated('West Mercia', 'status', '2008-04-01'), 'Probation trust');
  });
});

describe('prisons that merged', () => {
  test('are followed and preceded', () => {
    const names = (providers: { name: string }[]) => providers.map(({ name }) => name);
    assert.deepEqual(names(successorsOf(estate, 'brockhill')), ['Hewell']);
    assert.deepEqual(names(predecessorsOf(estate, 'hewell')), [
      'Blakenhurst',
      'Brockhill',
      'Hewell Grange',
    ]);
    assert.deepEqual(names(predecessorsOf(estate, 'isle-of-wight')), [
      'Albany',
      'Camp Hill',
      'Parkhurst',
    ]);
  });

  test('are open through a closing month that is known only as a month', () => {
    const albany = getProvider(estate, 'Albany');
    assert.deepEqual(albany.stated, { closed: '2009-04' });
    assert.equal(openIn(albany, parsePeriod('Apr 2009')), 'open');
    assert.equal(openIn(albany, parsePeriod('May 2009')), 'closed');
  });
});

describe('the names of population bulletins', () => {
  const idOf = (name: string, on: string) =>
    findSubject(estate, name, { kind: 'establishment', on })?.id;

  test('of January 2011 are matched', () => {
    const names = {
      'Elmley (Sheppey Cluster)': 'elmley',
      'Standford Hill (Sheppey Cluster)': 'standford-hill',
      'Swaleside (Sheppey Cluster)': 'swaleside',
      'Grendon/ Spring Hill': 'grendon-spring-hill',
      'Isle of Wight***': 'isle-of-wight',
      'Moorland/ Moorland Open': 'moorland',
      Mount: 'the-mount',
      'Usk/ Prescoed': 'usk-prescoed',
      Verne: 'the-verne',
      Wolds: 'wolds',
    };
    for (const [name, id] of Object.entries(names)) assert.equal(idOf(name, '2011-01-28'), id);
  });

  test('of 2018 to 2024 are matched', () => {
    const names = {
      'Elmley (Sheppey)': 'elmley',
      'Fosse Way': 'fosse-way',
      'Five Wells': 'five-wells',
      'Grendon / Springhill': 'grendon-spring-hill',
      'Highpoint (North and South)': 'highpoint',
      'Morton Hall (IRC)': 'morton-hall',
      'Peterborough (Male & Female)': 'peterborough',
      'Standford Hill (Sheppey)': 'standford-hill',
      'Swaleside (Sheppey)': 'swaleside',
      'Usk / Prescoed': 'usk-prescoed',
    };
    for (const [name, id] of Object.entries(names)) assert.equal(idOf(name, '2024-03-22'), id);
  });
});
