import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { capital, inWords, joinNames, joinSentences, lowerFirst, plural } from './sentence.ts';

describe('words', () => {
  test('join as people list things', () => {
    assert.equal(joinNames([]), '');
    assert.equal(joinNames(['Stafford']), 'Stafford');
    assert.equal(joinNames(['Brinsford', 'Stafford']), 'Brinsford and Stafford');
    assert.equal(
      joinNames(['Birmingham', 'Brinsford', 'Stafford']),
      'Birmingham, Brinsford and Stafford',
    );
    assert.deepEqual(joinSentences([['a'], ['b'], ['c']]), ['a', ', ', 'b', ' and ', 'c']);
  });

  test('follow the number', () => {
    assert.equal(plural(1, 'metric'), 'metric');
    assert.equal(plural(0, 'metric'), 'metrics');
    assert.equal(plural(2, 'is', 'are'), 'are');
  });

  test('count in words up to twelve', () => {
    assert.equal(inWords(4), 'four');
    assert.equal(inWords(12), 'twelve');
    assert.equal(inWords(13), '13');
  });

  test('change their first letter, but not that of an acronym', () => {
    assert.equal(capital('all areas'), 'All areas');
    assert.equal(lowerFirst('Public protection'), 'public protection');
    assert.equal(lowerFirst('OASys assessments'), 'OASys assessments');
  });
});
