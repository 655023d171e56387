import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { only } from '../sample-definitions.ts';
import { lineIn, type PutWrong, testMistakesIn } from '../sample-mistakes.ts';
import { problemsWith, sample, sampleScheme, schemeProblems } from './sample-scheme.ts';

const bands: readonly PutWrong[] = [
  [
    'a gap between bands',
    'value: 2, from: 50, to: 100',
    'value: 2, from: 55, to: 100',
    /There is a gap: “Low” ends at 50 and “High” begins at 55/,
  ],
  [
    'an overlap of bands',
    'value: 2, from: 50, to: 100',
    'value: 2, from: 45, to: 100',
    /There is an overlap: “Low” ends at 50 and “High” begins at 45/,
  ],
  [
    'a band that holds nothing',
    'from: 1.5, to: 1.8',
    'from: 1.5, to: 1.5',
    /“Fair” goes from 1.5 to 1.5 and holds nothing/,
  ],
  [
    'bands that begin above the least score',
    'value: 1, from: 0, to: 50',
    'value: 1, from: 10, to: 50',
    /Scores reach from 0 to 100, and no band holds those below 10/,
  ],
  [
    'bands that end below the highest score',
    'value: 2, from: 50, to: 100',
    'value: 2, from: 50, to: 90',
    /Scores reach from 0 to 100, and no band holds those above 90/,
  ],
  [
    'bands of the whole that end below the highest value of the bands it is made of',
    'value: 3, from: 1.8, to: 2',
    'value: 3, from: 1.8, to: 1.9',
    /Scores reach from 1 to 2, and no band holds those above 1.9/,
  ],
  [
    'a label that stands twice',
    'label: Fair, value',
    'label: poor, value',
    /The band “poor” stands twice/,
  ],
  [
    'values that do not rise',
    'label: Fair, value: 2',
    'label: Fair, value: 1',
    /The value of “Fair”, 1, must be more than 1, that of “Poor”/,
  ],
];

const roundAbout: readonly PutWrong[] = [
  [
    'a domain code that is taken',
    '- { code: regime,',
    '- { code: security,',
    /The domain code “security” stands twice/,
  ],
  [
    'a domain that has the name of the whole',
    '- { code: regime,',
    '- { code: overall,',
    /A gate names the whole “overall”/,
  ],
  [
    'a domain without an input',
    '- { code: regime,',
    '- { code: health, title: Health }\n      - { code: regime,',
    /No input belongs to “health”/,
  ],
  [
    'a number that all meet',
    'shareMet: 60',
    'shareMet: 0',
    /Scores reach from 0 to 100, so that 0 is met by all/,
  ],
  ['a number that none meets', 'shareMet: 60', 'shareMet: 101', /so that 101 is met by none/],
  [
    'a way of rolling up that is not there',
    'rollUp: { shareMet: 60 }',
    'rollUp: average',
    /“rollUp” cannot be "average"\. Write weighted mean, sum, minimum, or/,
  ],
  [
    'a whole that leaves its domains out',
    'of: domain bands',
    'of: inputs',
    /The whole is made of inputs, and the scheme has domains/,
  ],
  [
    'a domain without bands where bands are rolled up',
    '- { code: regime, title: Regime, rollUp: { shareMet: 60 }, bands: [{ label: Low, value: 1, from: 0, to: 60 }, { label: High, value: 2, from: 60, to: 100 }] }',
    '- { code: regime, title: Regime }',
    /The whole is made of bands, and “regime” has none/,
  ],
];

/** Scheme without domains, whose inputs weigh 2 (or 6 by a rule) and 1. */
const undivided = `kind: schemes
schemes:
  - code: sample
    title: Undivided
    shortTitle: Undivided
    version: 1
    usedIn: 2007-08
    note: For tests.
    official: Nothing.
    source: Made up
    rated: { kinds: [establishment] }
    periods: [year]
    scale: { from: -10, to: 100 }
    views: [{ measure: attainment, along: [[80, 0], [100, 60]] }]
    inputs:
      - { code: escapes, metrics: [K01], weight: 2, weights: [{ when: [{ fact: category, in: [A] }], weight: 6 }] }
      - { code: work, metrics: [K03], weight: 1 }
    overall: { of: inputs, rollUp: sum, bands: [{ label: Poor, value: 1, from: -70, to: 0 }, { label: Good, value: 2, from: 0, to: 700 }] }
`;
const whole = { ...sample, text: undivided };

describe('a scheme is told of', () => {
  testMistakesIn(sample, bands);
  testMistakesIn(sample, roundAbout);

  // The most is 6 * 100 + 1 * 100, the least 6 * -10 + 1 * -10.
  testMistakesIn(whole, [
    [
      'sums below the bands',
      'from: -70',
      'from: -30',
      /reach from -70 to 700, and no band holds those below -30/,
    ],
    [
      'sums above the bands',
      'to: 700',
      'to: 300',
      /reach from -70 to 700, and no band holds those above 300/,
    ],
    [
      'a whole of domains without domains',
      'of: inputs, rollUp: sum',
      'of: domain scores, rollUp: sum',
      /The whole is made of domain scores, and the scheme has no domains/,
    ],
    [
      'a domain where there are none',
      'metrics: [K03], weight: 1',
      'metrics: [K03], domain: regime, weight: 1',
      /There is no domain “regime”/,
    ],
  ]);

  test('inputs that all weigh 0', () => {
    const none = undivided
      .replace('weight: 2', 'weight: 0')
      .replace('weight: 1 }', 'weight: 0 }')
      .replace('weight: 6', 'weight: 0')
      .replace('from: -70', 'from: 0')
      .replace('from: 0, to: 0', 'from: -1, to: 0');
    const problem = only(schemeProblems(none));
    assert.match(problem.message, /All inputs weigh 0/);
    assert.equal(problem.place?.line, lineIn(undivided, '- { code: escapes'));
  });

  test('no mistake where an input weighs something for some', () => {
    const text = undivided.replace('weight: 2', 'weight: 0').replace('weight: 1 }', 'weight: 0 }');
    assert.deepEqual(schemeProblems(text), []);
  });

  test('inputs of a domain that all weigh 0', () => {
    const problem = only(
      problemsWith(['domain: regime\n        weight: 1', 'domain: regime\n        weight: 0']),
    );
    assert.match(problem.message, /All inputs of “regime” weigh 0/);
    assert.equal(problem.place?.line, lineIn(sampleScheme, '- { code: regime'));
  });

  test('domains that all weigh 0', () => {
    const problem = only(
      problemsWith(
        ['weight: 3', 'weight: 0'],
        ['code: regime, title: Regime', 'code: regime, title: Regime, weight: 0'],
      ),
    );
    assert.match(problem.message, /All domains weigh 0/);
    assert.equal(problem.place?.line, lineIn(sampleScheme, '- code: security'));
  });

  test('a weight of a domain below 0', () => {
    const [problem] = problemsWith(['weight: 3', 'weight: -3']);
    assert.match(problem?.message ?? '', /“weight” cannot be -3/);
    assert.equal(problem?.place?.line, lineIn(sampleScheme, 'weight: 3'));
  });
});
