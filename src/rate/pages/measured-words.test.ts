import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Measure } from '../../catalogue/index.ts';
import { inputScore } from '../scheme/rating.fixture.ts';
import { twoInputs } from '../scheme/two-inputs.fixture.ts';
import { measuredWords } from './measured-words.ts';

function said(measure: Measure, measured: number, level = 10) {
  const view = { measure, measured, share: 100, points: 50, comparedWith: null, missing: null };
  const texts = { outturn: '', level: `${level}%`, previous: '' };
  return measuredWords(
    twoInputs,
    inputScore({ metric: 'K05', score: 50, level, texts, views: [view] }),
  );
}

describe('how an input was measured, in words', () => {
  test('is in percent of the level, but for a level of 0, which is met or missed', () => {
    assert.equal(said('attainment', 108.94), '108.9% of the level.');
    assert.equal(said('attainment', 100, 0), 'Met, against a level of 0%.');
    assert.equal(said('attainment', 0, 0), 'Missed, against a level of 0%.');
  });

  test('says better and worse of what differs, and nothing of either where it does not', () => {
    assert.equal(said('improvement', -2.44), '2.4% worse than before.');
    assert.equal(said('improvement', 0), 'The same as before.');
    assert.equal(said('variance', 1.5), '1.5 better than the level.');
    assert.equal(said('variance', 0), 'On the level.');
    assert.equal(
      said('standard score', 0.704),
      '0.7 standard deviations better than the mean of those compared with.',
    );
    assert.equal(said('standard score', 0), 'At the mean of those compared with.');
  });
});
