import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { monthPeriod, parsePeriod, yearPeriod } from '../calendar/index.ts';
import type { Group } from './estate.ts';
import {
  comparatorGroupOf,
  groupsIn,
  membersOf,
  openIn,
  providersIn,
  reportingGroupOf,
} from './membership.ts';
import { sampleEstate, sampleFact, sampleProvider } from './sample-estate.ts';

const inNorth = [sampleFact('region', 'north', '2007-04-01', '2009-04-01')];
const beech = sampleProvider('Beech', { facts: inNorth, closed: '2008-06-25' });
const ash = sampleProvider('Ash', { facts: inNorth });
const elm = sampleProvider('Elm', { facts: inNorth, opened: '2008-06-25' });
const vale = sampleProvider('Vale', { kind: 'area', facts: inNorth });
const hill = sampleProvider('Hill', { kind: 'partnership', facts: inNorth });
const group: Group = {
  id: 'ash-and-beech',
  kind: 'reporting',
  name: 'Ash and Beech',
  officialName: 'Ash and Beech',
  members: [
    { id: 'ash', from: '2007-04-01', until: '2008-06-25' },
    { id: 'beech', from: '2007-04-01', until: '2008-06-25' },
  ],
  aliases: [],
  source: 'a test',
};
const locals: Group = { ...group, id: 'locals', kind: 'comparator', name: 'Locals' };
const estate = sampleEstate({ providers: [beech, ash, elm, hill, vale], groups: [group, locals] });
const namesIn = (period: string) =>
  providersIn(estate, 'north', parsePeriod(period)).map(({ name }) => name);

describe('the standing of a provider', () => {
  test('is open in the period in which it closes, and closed in the next', () => {
    assert.equal(openIn(beech, parsePeriod('Jun 2008')), 'open');
    assert.equal(openIn(beech, parsePeriod('Jul 2008')), 'closed');
    assert.equal(openIn(beech, parsePeriod('2008-09')), 'open');
  });

  test('is not yet open before the period in which it opens', () => {
    assert.equal(openIn(elm, parsePeriod('May 2008')), 'not yet open');
    assert.equal(openIn(elm, parsePeriod('Jun 2008')), 'open');
  });

  test('is open when no dates are known', () => {
    assert.equal(openIn(ash, parsePeriod('1990-91')), 'open');
  });

  test('never goes back from closed or on to not yet open as months pass', () => {
    const order = { 'not yet open': 0, open: 1, closed: 2 };
    const oak = sampleProvider('Oak', { opened: '2001-07-01', closed: '2008-06-25' });
    const month = fc.integer({ min: 1990 * 12, max: 2030 * 12 });
    const standing = (index: number) =>
      order[openIn(oak, monthPeriod(Math.floor(index / 12), (index % 12) + 1))];
    fc.assert(fc.property(month, month, (a, b) => a > b || standing(a) <= standing(b)));
  });
});

describe('the providers of a region', () => {
  test('are those open in the period: areas, then establishments, each by name', () => {
    assert.deepEqual(namesIn('2007-08'), ['Vale', 'Ash', 'Beech']);
    assert.deepEqual(namesIn('2008-09'), ['Vale', 'Ash', 'Beech', 'Elm']);
    assert.deepEqual(namesIn('2009-10'), []);
  });

  test('are partnerships only when asked for', () => {
    const partnerships = providersIn(estate, 'north', yearPeriod(2007), ['partnership']);
    assert.deepEqual(partnerships, [hill]);
  });

  test('are everyone open for the nation', () => {
    const everyone = providersIn(estate, 'national', parsePeriod('2024-25'));
    assert.deepEqual(everyone, [vale, ash, elm]);
  });
});

describe('a group', () => {
  test('has the members of the day', () => {
    assert.deepEqual(membersOf(group, '2007-03-31'), []);
    assert.deepEqual(membersOf(group, '2008-03-31'), ['ash', 'beech']);
    assert.deepEqual(membersOf(group, '2008-06-25'), []);
  });

  test('of comparison is told apart from a group of reporting', () => {
    assert.equal(comparatorGroupOf(estate, ash, '2008-03-31')?.id, 'locals');
    assert.equal(reportingGroupOf(estate, ash, '2008-03-31')?.id, 'ash-and-beech');
    assert.equal(comparatorGroupOf(estate, elm, '2008-03-31'), undefined);
  });

  test('of reporting belongs to a region while its members do', () => {
    assert.deepEqual(groupsIn(estate, 'north', parsePeriod('2007-08')), [group]);
    assert.deepEqual(groupsIn(estate, 'north', parsePeriod('2006-07')), []);
  });
});
