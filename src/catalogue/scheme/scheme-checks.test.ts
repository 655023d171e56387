import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { only } from '../sample-definitions.ts';
import { lineIn, type PutWrong, testMistakesIn } from '../sample-mistakes.ts';
import { problemsWith, sample, sampleScheme, schemeProblems } from './sample-scheme.ts';

const whoAndHow: readonly PutWrong[] = [
  [
    'a fact that the estate does not know, of those rated',
    'fact: management, in',
    'fact: managment, in',
    /There is no fact “managment”\. Write “management”/,
  ],
  [
    'a fact that the estate does not know, of those left out',
    'fact: function, in',
    'fact: functions, in',
    /There is no fact “functions”\. Write “function”/,
  ],
  [
    'a rule on a fact without values',
    'in: [public]',
    'in: []',
    /“in” cannot be \[\]\. Write one or more values/,
  ],
  [
    'a scale that holds nothing',
    'scale: { from: 0, to: 100 }',
    'scale: { from: 100, to: 100 }',
    /The scale goes from 100 to 100 and holds nothing/,
  ],
  [
    'a weight of a quarter that counts nothing',
    'overQuarters: [1, 2]',
    'overQuarters: [0, 2]',
    /“overQuarters” cannot be 0\. Write a weight more than 0/,
  ],
  [
    'a moderation by less than a band',
    'mostBands: 1',
    'mostBands: 0',
    /“mostBands” cannot be 0\. Write a whole number of bands of at least 1/,
  ],
  [
    'regions by a mean that the bands of the whole do not hold',
    'moderation: { by: the director, mostBands: 1 }',
    'regions: mean of bands',
    /A region is read off the bands of the whole by the mean of band values, which they do not hold/,
  ],
];

const publishedBeside: readonly PutWrong[] = [
  [
    'a published rating that is no metric',
    'overall: R01',
    'overall: R09',
    /There is no metric “R09”/,
  ],
  [
    'a published rating whose words are not the bands',
    'overall: R01',
    'overall: R02',
    /The bands are Poor, Fair, Good, and “R02” can be Low, High/,
  ],
  [
    'a published rating that is a figure',
    'overall: R01',
    'overall: K01',
    /“K01” is in count\. Name a metric of the unit rating/,
  ],
  [
    'a published level of other numbers than the bands',
    'security: R02',
    'security: R03',
    /The bands have the values 1 to 2, and “R03” is not of that range/,
  ],
  [
    'a published place that is none',
    'position: W01',
    'position: R01',
    /“R01” is in rating and no place/,
  ],
  [
    'a published rating of a domain that is not there',
    'domains: { security: R02 }',
    'domains: { securty: R02 }',
    /There is no domain “securty”\. Write “security”/,
  ],
];

const examples: readonly PutWrong[] = [
  [
    'an example with a fact that the estate does not know',
    'facts: { category: B }',
    'facts: { kategory: B }',
    /There is no fact “kategory”/,
  ],
  [
    'an example with a figure of no input',
    'figures: { escapes:',
    'figures: { escape:',
    /There is no input “escape”\. Write “escapes”/,
  ],
  [
    'an example with a figure of no input in a quarter before',
    '[{ work: { outturn: 12 } }]',
    '[{ worked: { outturn: 12 } }]',
    /There is no input “worked”\. Write “work”/,
  ],
  [
    'an example with more quarters than the scheme looks at',
    '[{ work: { outturn: 12 } }]',
    '[{}, {}]',
    /looks at 1 quarters before, and here are 2/,
  ],
  [
    'an example that expects something of nobody',
    '{ name: First, score: 2',
    '{ name: Frist, score: 2',
    /There is no provider “Frist”\. Write “First”/,
  ],
  [
    'an example that expects a band that is not there',
    'band: Good, domains',
    'band: God, domains',
    /There is no band “God”\. Write “Good”/,
  ],
  [
    'an example that expects a band that its domain does not have',
    'domains: { security: High }',
    'domains: { security: Good }',
    /There is no band “Good”/,
  ],
  [
    'an example that expects something of a domain that is not there',
    'domains: { security: High }',
    'domains: { secure: High }',
    /There is no domain “secure”/,
  ],
  [
    'an example that expects nothing',
    '{ name: First, score: 2, band: Good, domains: { security: High } }',
    '{ name: First }',
    /Nothing is expected/,
  ],
];

describe('a scheme is told of', () => {
  testMistakesIn(sample, whoAndHow);
  testMistakesIn(sample, publishedBeside);
  testMistakesIn(sample, examples);

  test('a name that stands twice in an example', () => {
    const again = '          - { name: First, score: 2, band: Good }\n';
    const problem = only(schemeProblems(`${sampleScheme}${again}`));
    assert.match(problem.message, /“First” stands twice/);
    assert.equal(problem.place?.line, sampleScheme.split('\n').length);
  });

  test('every mistake at once', () => {
    const problems = problemsWith(
      ['fact: management, in', 'fact: managment, in'],
      ['metrics: [K03]', 'metrics: [K04]'],
      ['caps: Fair', 'caps: Fare'],
    );
    assert.deepEqual(
      problems.map(({ place }) => place?.line),
      ['fact: management', 'metrics: [K03]', 'caps: Fair'].map((part) =>
        lineIn(sampleScheme, part),
      ),
    );
  });

  test('a moderation where there are no bands', () => {
    const [start, end] = ['      bands:\n        - { label: Poor', '    gates:'];
    const bands = sampleScheme.slice(sampleScheme.indexOf(start), sampleScheme.indexOf(end));
    const problems = problemsWith([bands, '']);
    assert.ok(problems.some(({ message }) => /no bands, so that none can be put/.test(message)));
    assert.ok(problems.some(({ message }) => /no bands to set “R01” beside/.test(message)));
  });

  test('no mistake where numbered levels are published as a score', () => {
    assert.deepEqual(problemsWith(['overall: R01', 'overall: R03']), []);
  });
});
