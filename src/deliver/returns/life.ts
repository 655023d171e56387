import { instantWords } from '../../calendar/index.ts';
import {
  type ReturnEvent,
  type ReturnQuery,
  type ReturnState,
  type ReturnStep,
  returnSteps,
} from './return.ts';

/** Why a step cannot be taken now, with who did what when. */
export type StepRefusal = { message: string };

/** Where a return stands, by what has become of it. Without any event it is due. */
export function stateOf(events: readonly ReturnEvent[]): ReturnState {
  return events.reduce<ReturnState>((state, event, index) => {
    switch (event.kind) {
      case 'begun':
        return 'draft';
      case 'answered':
        return openQueries(events.slice(0, index + 1)).length === 0 ? 'answered' : state;
      default:
        return event.kind;
    }
  }, 'due');
}

/** Every question about the submission at hand, and those before it, with their answers. */
export function queriesOf(events: readonly ReturnEvent[]): ReturnQuery[] {
  return events
    .filter(({ kind }) => kind === 'queried')
    .map(({ number, cell, words, by, at }) => {
      const answer = events.find(({ kind, query }) => kind === 'answered' && query === number);
      return {
        ...{ number, cell, question: words ?? '', askedBy: by, askedAt: at },
        answer: answer ? { words: answer.words ?? '', by: answer.by, at: answer.at } : null,
      };
    });
}

/** The questions that wait for an answer; those of before a reopening are settled by it. */
export function openQueries(events: readonly ReturnEvent[]): ReturnQuery[] {
  const reopened = events.findLast(({ kind }) => kind === 'reopened')?.number ?? 0;
  return queriesOf(events).filter(({ answer, number }) => answer === null && number > reopened);
}

/** In which states each step can be taken. */
const allowed: Readonly<Record<ReturnStep, readonly ReturnState[]>> = {
  save: ['due', 'draft', 'queried', 'answered', 'reopened'],
  submit: ['draft', 'queried', 'answered', 'reopened'],
  query: ['submitted', 'queried', 'answered'],
  answer: ['queried'],
  accept: ['submitted', 'answered'],
  lock: ['accepted'],
  reopen: ['submitted', 'queried', 'answered', 'accepted', 'locked'],
};

/** What can be done in a state, whoever does it. */
export function stepsIn(state: ReturnState): ReturnStep[] {
  return returnSteps.filter((step) => allowed[step].includes(state));
}

/** Why a step cannot be taken as things stand; undefined when it can. */
export function refusalOf(
  events: readonly ReturnEvent[],
  step: ReturnStep,
): StepRefusal | undefined {
  const state = stateOf(events);
  const open = openQueries(events);
  if (step === 'submit' && state === 'queried' && open.length > 0) {
    return { message: `${waiting(open.length)} Answer first, then submit.` };
  }
  if (allowed[step].includes(state)) return undefined;
  if (step === 'accept' && open.length > 0) return { message: waiting(open.length) };
  return { message: `${standing(events, state)} ${remedies[step][state] ?? otherwise(step)}` };
}

function waiting(count: number): string {
  return count === 1
    ? 'One question waits for an answer.'
    : `${count} questions wait for an answer.`;
}

/** Who brought the return where it is, and when. */
function standing(events: readonly ReturnEvent[], state: ReturnState): string {
  const last = events.at(-1);
  if (!last || state === 'due') return 'Nothing of it has been filled in yet.';
  const done = last.kind === 'begun' ? 'began it' : `${last.kind} it`;
  return `${last.by.name} ${done} on ${instantWords(last.at)}.`;
}

const correct = 'To correct it, ask for it to be reopened.';
const remedies: Readonly<Record<ReturnStep, Partial<Record<ReturnState, string>>>> = {
  save: { submitted: correct, accepted: correct, locked: correct },
  submit: {
    due: 'Fill it in first.',
    submitted: `It stands as it was submitted. ${correct}`,
    accepted: correct,
    locked: correct,
  },
  query: { accepted: 'Reopen it with a reason.', locked: 'Reopen it with a reason.' },
  answer: { answered: 'Every question has its answer.' },
  accept: { accepted: 'It is accepted already.', locked: 'It is accepted and locked.' },
  lock: { locked: 'It is locked already.', submitted: 'Accept it first.' },
  reopen: { reopened: 'It is open already.', draft: 'It is open already.' },
};

function otherwise(step: ReturnStep): string {
  switch (step) {
    case 'save':
    case 'submit':
      return correct;
    case 'answer':
      return 'No question has been asked.';
    case 'lock':
      return 'Only what is accepted is locked.';
    default:
      return 'It has to be submitted first.';
  }
}
