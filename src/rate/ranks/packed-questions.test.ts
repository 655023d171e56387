import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Chance } from '../scheme/rated-subject.ts';
import { figureOf, inputOf, schemeOf, spanOf, subjectOf } from '../scheme/scheme.fixture.ts';
import { packQuestions, unpackQuestions } from './packed-questions.ts';

const plain = { noNullPrototype: true };
const number = fc.double({ noNaN: true });
const chance = fc.option(
  fc.oneof<fc.Arbitrary<Chance>[]>(
    fc.constant({ kind: 'judgement' as const }),
    fc.record({ kind: fc.constant('proportion' as const), top: number, bottom: number }, plain),
    fc.record({ kind: fc.constant('events' as const), top: number, perEvent: number }, plain),
    fc.record({ kind: fc.constant('months' as const), standardError: number }, plain),
  ),
  { nil: undefined },
);
const figure = fc.record({
  polarity: fc.constantFrom('higher', 'lower', 'on target'),
  ...{ outturn: fc.option(number), level: fc.option(number), previous: fc.option(number) },
  ...{ chance, previousChance: chance },
});

test('a question comes out of its pack as it went in, without what only people read', () => {
  const scheme = schemeOf([inputOf('a'), inputOf('b')], { note: '', official: '' });
  fc.assert(
    fc.property(figure, figure, (one, other) => {
      const shared = figureOf(one, 'M-a');
      const both = spanOf({ a: shared, b: other });
      const subjects = [
        subjectOf('Foston', {}, { group: 'Female', spans: [both, spanOf({ a: shared })] }),
        subjectOf('Drake Hall', {}, { spans: [spanOf({ b: one })] }),
      ];
      const question = { scheme, subjects, before: subjects.slice(1), net: ['foston'] };
      assert.deepEqual(unpackQuestions(packQuestions([question])), [question]);
    }),
  );
});
