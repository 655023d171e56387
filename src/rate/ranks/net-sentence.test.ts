import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { netSentence } from './net-sentence.ts';

const said = (change: number, lower: number, upper: number) =>
  netSentence({
    sure: { change, lower, upper, median: change, rose: 0.5, draws: 10_000, seed: 1 },
    unsure: null,
  });

describe('what of a change is more than chance', () => {
  test('is said of places gained and of places lost', () => {
    assert.equal(
      said(56, 30, 71),
      'Of the 56 places gained, between 30 and 71 are more than chance.',
    );
    assert.equal(said(-1, -4, -1), 'Of the 1 place lost, between 1 and 4 are more than chance.');
    assert.equal(said(3, 3, 3), 'Of the 3 places gained, 3 are more than chance.');
  });

  test('may be nothing', () => {
    assert.equal(
      said(5, -8, 20),
      'The 5 places gained may be chance: were the same work counted again, anything from 8 places lost to 20 places gained would be no surprise.',
    );
    assert.equal(
      said(0, -1, 0),
      'In sum no place was gained or lost; were the same work counted again, anything from 1 place lost to none would be no surprise.',
    );
  });

  test('cannot be said without counts', () => {
    assert.equal(netSentence({ sure: null, unsure: 'Only published.' }), 'Only published.');
  });
});
