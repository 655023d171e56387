import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openQueries, queriesOf, refusalOf, stateOf, stepsIn } from './life.ts';
import { eventKinds, type ReturnEvent, returnSteps } from './return.ts';

const by = { personId: 'p-1', name: 'Rashid Khan', role: 'Head of performance' };

/** What became of a return, each event an hour after the other, from 10:00 on 14 April 2008. */
function became(...happenings: Array<Partial<ReturnEvent> & Pick<ReturnEvent, 'kind'>>) {
  return happenings.map(
    (happening, index): ReturnEvent => ({
      ...{ number: index + 1, submission: null, cell: null, query: null, words: null, by },
      at: `2008-04-14T${10 + index}:00:00.000Z`,
      ...happening,
    }),
  );
}

describe('the life of a return', () => {
  test('begins when it falls due, and is a draft from the first cell on', () => {
    assert.equal(stateOf([]), 'due');
    assert.equal(stateOf(became({ kind: 'begun' })), 'draft');
  });

  test('goes over query and answer to acceptance and lock, and back with a reason', () => {
    const whole = became(
      { kind: 'begun' },
      { kind: 'submitted', submission: 1 },
      { kind: 'queried', words: 'Is it 12?' },
      { kind: 'answered', query: 3, words: 'It is.' },
      { kind: 'accepted' },
      { kind: 'locked' },
      { kind: 'reopened', words: 'A late report came.' },
      { kind: 'submitted', submission: 2 },
    );
    assert.deepEqual(
      whole.map((_, index) => stateOf(whole.slice(0, index + 1))),
      ['draft', 'submitted', 'queried', 'answered', 'accepted', 'locked', 'reopened', 'submitted'],
    );
  });

  test('is answered only once every question is', () => {
    const asked = [
      { kind: 'begun' },
      { kind: 'submitted' },
      { kind: 'queried' },
      { kind: 'queried' },
    ] as const;
    const one = became(...asked, { kind: 'answered', query: 3 });
    assert.equal(stateOf(one), 'queried');
    assert.deepEqual(
      openQueries(one).map(({ number }) => number),
      [4],
    );
    assert.equal(
      stateOf(became(...asked, { kind: 'answered', query: 3 }, { kind: 'answered', query: 4 })),
      'answered',
    );
  });

  test('holds each question with its cell and its answer', () => {
    const events = became(
      { kind: 'begun' },
      { kind: 'submitted', submission: 1 },
      { kind: 'queried', cell: 'staff', words: 'Is it 12?' },
      { kind: 'answered', query: 3, words: 'It is 21.' },
    );
    assert.deepEqual(queriesOf(events), [
      {
        ...{ number: 3, cell: 'staff', question: 'Is it 12?', askedBy: by },
        askedAt: '2008-04-14T12:00:00.000Z',
        answer: { words: 'It is 21.', by, at: '2008-04-14T13:00:00.000Z' },
      },
    ]);
  });
});

describe('a step that cannot be taken', () => {
  const submitted = became({ kind: 'begun' }, { kind: 'submitted', submission: 1 });

  test('says who did what when, in the time of England', () => {
    // 11:00 in UTC is 12:00 in April.
    assert.equal(
      refusalOf(submitted, 'submit')?.message,
      'Rashid Khan submitted it on 14 April 2008 at 12:00. It stands as it was submitted. To correct it, ask for it to be reopened.',
    );
    assert.match(
      refusalOf(submitted, 'save')?.message ?? '',
      /^Rashid Khan submitted it .* reopened\.$/,
    );
    const locked = [...submitted, ...became({ kind: 'accepted' }, { kind: 'locked' })];
    assert.match(refusalOf(locked, 'submit')?.message ?? '', /^Rashid Khan locked it /);
  });

  test('names what stands before it', () => {
    const queried = [...submitted, ...became({ kind: 'queried', number: 3 })];
    assert.equal(refusalOf(queried, 'accept')?.message, 'One question waits for an answer.');
    assert.equal(
      refusalOf(queried, 'submit')?.message,
      'One question waits for an answer. Answer first, then submit.',
    );
    assert.equal(
      refusalOf([], 'submit')?.message,
      'Nothing of it has been filled in yet. Fill it in first.',
    );
    assert.match(refusalOf(submitted, 'lock')?.message ?? '', /Accept it first\.$/);
    assert.match(refusalOf(submitted, 'answer')?.message ?? '', /No question has been asked\.$/);
  });

  test('is never among those that a state offers, whatever has happened', () => {
    const event = fc.record({
      kind: fc.constantFrom(...eventKinds),
      query: fc.constantFrom(1, 2, 3),
    });
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 8 }),
        fc.constantFrom(...returnSteps),
        (some, step) => {
          const events = became(...some);
          const offered = stepsIn(stateOf(events)).includes(step);
          const refusal = refusalOf(events, step);
          if (refusal === undefined) assert.ok(offered);
          else assert.match(refusal.message, /\.$/);
          if (!offered) assert.ok(refusal);
        },
      ),
    );
  });
});
