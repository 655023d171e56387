import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GatehouseError } from '../errors.ts';
import { findSubject, getProvider, getSubject } from './find.ts';
import { editDistance, nearestNames } from './nearest.ts';
import { sampleEstate, sampleProvider } from './sample-estate.ts';

const estate = sampleEstate({
  providers: [
    sampleProvider('North', { id: 'north-area', kind: 'area', officialName: 'North Area' }),
    sampleProvider('Stoke Heath', { codes: { prison: 'SH', nomis: 'SHI' } }),
    sampleProvider('Moorland'),
    sampleProvider('Hatfield', {
      aliases: [{ alias: 'Moorland Open', until: '2012-01-01', source: 'a test' }],
    }),
    sampleProvider('Stoke', { id: 'laa-stoke', kind: 'partnership' }),
    sampleProvider('Moorland', { id: 'laa-moorland', kind: 'partnership' }),
  ],
});
const idOf = (name: string, options = {}) => findSubject(estate, name, options)?.id;

describe('a subject is found', () => {
  test('by short name, official name, code or id, whatever the case and punctuation', () => {
    for (const name of [
      'Stoke Heath',
      'HMPYOI STOKE-HEATH',
      'hmp stoke heath*',
      'SH',
      'shi',
      'stoke-heath',
    ]) {
      assert.equal(idOf(name), 'stoke-heath', name);
    }
  });

  test('as a provider before a region of the same name, unless the kind is asked for', () => {
    assert.equal(idOf('North'), 'north-area');
    assert.equal(idOf('North', { kind: 'region' }), 'north');
    assert.equal(idOf('north'), 'north', 'an exact id says which is meant');
    assert.equal(idOf('The North'), 'north');
    assert.equal(idOf('National'), 'national');
  });

  test('as a partnership only where nothing else has the name', () => {
    assert.equal(idOf('Moorland'), 'moorland');
    assert.equal(idOf('Moorland', { kind: 'partnership' }), 'laa-moorland');
    assert.equal(idOf('Stoke'), 'laa-stoke');
  });

  test('by an alias on the days of the alias', () => {
    assert.equal(idOf('Moorland Open', { on: '2011-01-28' }), 'hatfield');
    assert.equal(idOf('Moorland Open', { on: '2012-01-01' }), undefined);
    assert.equal(idOf('Moorland Open'), 'hatfield');
  });

  test('never by an empty name', () => {
    for (const name of ['', '  ', '***', 'HMP']) assert.equal(idOf(name), undefined);
  });

  test('as a plain subject', () => {
    assert.deepEqual(findSubject(estate, 'SHI'), {
      id: 'stoke-heath',
      kind: 'establishment',
      name: 'Stoke Heath',
      officialName: 'HMP Stoke Heath',
    });
  });
});

describe('a name that nobody has', () => {
  test('is refused with the nearest names', () => {
    assert.throws(
      () => getSubject(estate, 'Stoek Heath'),
      (error) =>
        error instanceof GatehouseError &&
        error.code === 'ESTATE_UNKNOWN' &&
        error.message.includes('Nearest names: Stoke Heath'),
    );
  });

  test('is nearer to a name that begins with it than to one of its length', () => {
    assert.equal(nearestNames(estate, 'heath', { count: 1 })[0], 'Stoke Heath');
  });

  test('of a region is no provider', () => {
    assert.throws(() => getProvider(estate, 'The North'), { code: 'ESTATE_NOT_A_PROVIDER' });
    assert.equal(getProvider(estate, 'SH').id, 'stoke-heath');
  });

  test('is as far from another as the letters to be changed', () => {
    assert.equal(editDistance('kitten', 'sitting'), 3);
    assert.equal(editDistance('', 'abc'), 3);
    assert.equal(editDistance('same', 'same'), 0);
  });
});
