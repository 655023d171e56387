import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { factOn, factsOn, latestFact } from './facts.ts';
import { sampleFact, sampleProvider } from './sample-estate.ts';

const blakenhurst = sampleProvider('Blakenhurst', {
  facts: [
    sampleFact('management', 'contracted', '1993-01-01', '2001-08-01'),
    sampleFact('management', 'public', '2001-08-01', '2008-06-25'),
    sampleFact('population group', 'Adult men', '2007-04-01'),
    sampleFact('population group', 'Young men', '2007-04-01'),
  ],
});

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a dated fact', () => {
  test('holds from its first day until the day before it ends', () => {
    assert.equal(factOn(blakenhurst, 'management', '1992-12-31'), undefined);
    assert.equal(factOn(blakenhurst, 'management', '1993-01-01'), 'contracted');
    assert.equal(factOn(blakenhurst, 'management', '2001-07-31'), 'contracted');
    assert.equal(factOn(blakenhurst, 'management', '2001-08-01'), 'public');
    assert.equal(factOn(blakenhurst, 'management', '2008-06-25'), undefined);
  });

  test('without an end holds on', () => {
    assert.equal(factOn(blakenhurst, 'population group', '2024-01-01'), 'Adult men');
  });

  test('may have several values on a day', () => {
    const values = factsOn(blakenhurst, '2008-01-01').map(({ value }) => value);
    assert.deepEqual(values, ['public', 'Adult men', 'Young men']);
  });

  test('is still the latest known after its source stops vouching for it', () => {
    assert.equal(latestFact(blakenhurst, 'management', '2020-01-01')?.value, 'public');
    assert.equal(latestFact(blakenhurst, 'management', '1995-01-01')?.value, 'contracted');
    assert.equal(latestFact(blakenhurst, 'management', '1990-01-01'), undefined);
  });

  test('has one value a day when its spans meet end to end', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 2, maxLength: 8 }), day, (days, asked) => {
        const turns = days.sort();
        const facts = turns
          .slice(1)
          .map((until, at) => sampleFact('category', String(at), turns[at], until));
        const inside = asked >= (turns[0] ?? '') && asked < (turns.at(-1) ?? '');
        const found = factsOn(sampleProvider('Any', { facts }), asked);
        assert.equal(found.length, inside ? 1 : 0);
        const expected = turns.filter((turn) => turn <= asked).length - 1;
        if (inside) assert.equal(found[0]?.value, String(expected));
      }),
    );
  });
});
