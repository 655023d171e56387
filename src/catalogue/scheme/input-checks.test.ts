import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { only } from '../sample-definitions.ts';
import { lineIn, type PutWrong, testMistakesIn } from '../sample-mistakes.ts';
import { problemsWith, sample, sampleScheme } from './sample-scheme.ts';

const figures: readonly PutWrong[] = [
  [
    'an input code that is taken',
    '- { code: absconds,',
    '- { code: escapes,',
    /The input code “escapes” stands twice/,
  ],
  [
    'a metric that is not in the catalogue',
    'metrics: [K01, K02]',
    'metrics: [K01, K2]',
    /There is no metric “K2”\. Write “K02”/,
  ],
  [
    'a metric that stands twice in an input',
    'metrics: [K01, K02]',
    'metrics: [K01, K01]',
    /“K01” stands twice/,
  ],
  [
    'a metric that is asked of none of those rated',
    'metrics: [K03]',
    'metrics: [P01]',
    /“P01” is asked of none whom the scheme rates: establishments/,
  ],
  [
    'a metric that is a word',
    'metrics: [K03]',
    'metrics: [R01]',
    /“R01” is a word and gives no figure/,
  ],
  [
    'a domain that is not there',
    'domain: security\n',
    'domain: securty\n',
    /There is no domain “securty”\. Write “security”/,
  ],
  [
    'an input of no domain beside domains',
    '[K02], domain: security,',
    '[K02],',
    /“absconds” belongs to no domain, and the scheme has some/,
  ],
  [
    'a weight below 0',
    '      weight: 2',
    '      weight: -2',
    /“weight” cannot be -2\. Write a number of at least 0/,
  ],
  [
    'a weight by a fact that the estate does not know',
    'fact: category, in: [A, B]',
    'fact: kategory, in: [A, B]',
    /There is no fact “kategory”/,
  ],
  [
    'a weight for nobody in particular',
    'when: [{ fact: category, in: [A, B] }]',
    'when: []',
    /“when” cannot be \[\]/,
  ],
];

const views: readonly PutWrong[] = [
  [
    'shares of views that do not add up',
    '      - measure: attainment\n        share: 60',
    '      - measure: attainment\n        share: 50',
    /The shares of the views must add up to 100, and 50 \+ 40 is 90/,
  ],
  [
    'a measure that is not there',
    '{ measure: improvement,',
    '{ measure: progress,',
    /“measure” cannot be "progress"\. Write one of outturn/,
  ],
  [
    'a view without points',
    '{ measure: outturn, lost: { start: 100, lost: 10, per: 1, least: 0 } }',
    '{ measure: outturn }',
    /Write a view with one of along, steps or lost/,
  ],
  [
    'a view with points in two ways',
    '{ measure: outturn, lost:',
    '{ measure: outturn, along: [[0, 0], [1, 1]], lost:',
    /Write a view with one of along, steps or lost/,
  ],
  [
    'measures that do not rise along lines',
    '[[80, 0], [100, 60], [120, 100]]',
    '[[80, 0], [80, 60], [120, 100]]',
    /The measures must rise, and 80 follows 80/,
  ],
  [
    'measures that do not rise in steps',
    '[[-10, 30], [5, 80]]',
    '[[5, 30], [-10, 80]]',
    /The measures must rise, and -10 follows 5/,
  ],
  [
    'points beyond the scale along lines',
    '[120, 100]]',
    '[120, 110]]',
    /110 points lie outside the scale, 0 to 100/,
  ],
  ['points beyond the scale below the steps', 'below: 0', 'below: -5', /-5 points lie outside/],
  ['points beyond the scale to begin with', 'start: 100', 'start: 120', /120 points lie outside/],
  ['points beyond the scale at the least', 'least: 0', 'least: -10', /-10 points lie outside/],
  [
    'a baseline with another measure',
    '{ measure: outturn,',
    '{ measure: outturn, baseline: { fact: category, values: { B: 1 } },',
    /The measure outturn takes no baseline/,
  ],
  [
    'a baseline on a fact that the estate does not know',
    'baseline: { fact: category',
    'baseline: { fact: kategory',
    /There is no fact “kategory”/,
  ],
  [
    'a baseline without values',
    'values: { B: 12, C: 8 }, otherwise: 10',
    'values: {}',
    /The baseline has no number/,
  ],
];

describe('a scheme is told of', () => {
  testMistakesIn({ ...sample, below: 1 }, figures);
  testMistakesIn(sample, views);

  test('the measure baseline without what is expected', () => {
    const baseline =
      '            baseline: { fact: category, values: { B: 12, C: 8 }, otherwise: 10 }\n';
    const problem = only(problemsWith([baseline, '']));
    assert.match(problem.message, /The measure baseline needs what is expected/);
    assert.equal(problem.place?.line, lineIn(sampleScheme, 'measure: baseline'));
  });

  test('an input that nothing scores, at the input', () => {
    const [start, end] = ['    views:\n      - measure', '    inputs:'];
    const shared = sampleScheme.slice(sampleScheme.indexOf(start), sampleScheme.indexOf(end));
    const problem = only(problemsWith([shared, '']));
    assert.match(problem.message, /“absconds” is not scored\. Add views to it, or to the scheme/);
    const gone = shared.split('\n').length - 1;
    assert.equal(problem.place?.line, lineIn(sampleScheme, '- { code: absconds') - gone);
  });
});
