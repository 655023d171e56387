import { describe } from 'node:test';
import { type PutWrong, testMistakesIn } from '../sample-mistakes.ts';
import { sample } from './sample-scheme.ts';

const mistakes: readonly PutWrong[] = [
  [
    'a gate code that is taken',
    '- { code: unsafe,',
    '- { code: escape,',
    /The gate code “escape” stands twice/,
  ],
  [
    'a gate on a metric that is not there',
    'when: { metrics: [K01]',
    'when: { metrics: [K10]',
    /There is no metric “K10”/,
  ],
  [
    'a gate on a metric that none of those rated has',
    'when: { metrics: [K01]',
    'when: { metrics: [P01]',
    /“P01” is asked of none whom the scheme rates/,
  ],
  [
    'a gate on an input that is not there',
    'input: work,',
    'input: works,',
    /There is no input “works”\. Write “work”/,
  ],
  [
    'a gate on a domain that is not there',
    '{ domain: security,',
    '{ domain: securty,',
    /There is no domain “securty”/,
  ],
  [
    'a gate on a band that the domain does not have',
    'domain: security, atMost: Low',
    'domain: security, atMost: Lo',
    /There is no band “Lo”\. Write “Low”/,
  ],
  [
    'a gate on a band that a domain does not have',
    'domains: 2, atMost: Low',
    'domains: 2, atMost: Poor',
    /There is no band “Poor”/,
  ],
  [
    'a gate on more domains than there are',
    'domains: 2, atMost: Low',
    'domains: 3, atMost: Low',
    /The scheme has 2 domains, so that 3 of them never are/,
  ],
  [
    'a gate that always closes',
    'domain: security, atMost: Low',
    'domain: security, atMost: High',
    /“High” is the highest band, so that the gate always closes/,
  ],
  [
    'a gate on a score that none is below',
    'scoreBelow: 10',
    'scoreBelow: 0',
    /below 0 the gate never closes/,
  ],
  [
    'a gate on a score that all are below',
    'scoreBelow: 10',
    'scoreBelow: 120',
    /below 120 the gate always closes/,
  ],
  [
    'a gate on nothing known',
    'when: { input: work, scoreBelow: 10 }',
    'when: { input: work }',
    /“when” cannot be \{"input":"work"\}\. Write one of/,
  ],
  [
    'a gate for providers by a fact that the estate does not know',
    'fact: openness',
    'fact: openess',
    /There is no fact “openess”\. Write “openness”/,
  ],
  [
    'a gate on a part that is not there',
    'on: regime',
    'on: regimes',
    /There is no domain “regimes”\. Write “regime”/,
  ],
  [
    'a gate that caps at the highest band',
    'caps: Fair',
    'caps: Good',
    /“Good” is the highest band, so that the gate does nothing/,
  ],
  [
    'a gate that caps at a band that is not there',
    'caps: Fair',
    'caps: Fare',
    /There is no band “Fare”\. Write “Fair”/,
  ],
  [
    'a gate that forces a band that its domain does not have',
    'forces: Low',
    'forces: Fair',
    /There is no band “Fair”/,
  ],
  [
    'a gate that both caps and forces',
    'caps: Fair,',
    'caps: Fair, forces: Poor,',
    /Write a gate with one of caps or forces/,
  ],
];

describe('a scheme is told of', () => {
  testMistakesIn(sample, mistakes);
});
