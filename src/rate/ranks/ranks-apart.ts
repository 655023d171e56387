import { joinCounts } from './count-places.ts';
import { packQuestions } from './packed-questions.ts';
import { answerOf, fieldsOf } from './rank-field.ts';
import type { RankAnswer, RankOptions, RankQuestion } from './rank-question.ts';
import type { RankResult, RankTask } from './rank-task.ts';
import { RankThread } from './rank-thread.ts';
import { checkOptions, simulateRanks } from './simulate-ranks.ts';

/** Few enough additions to be done at once, in some hundredths of a second. */
const smallWork = 2_000_000;

const threads = [new RankThread(), new RankThread()];

/**
 * As `simulateRanks`, and to the same numbers, but in two threads of their own where it would keep others waiting.
 */
export async function simulateRanksApart(
  questions: readonly RankQuestion[],
  options: RankOptions,
): Promise<RankAnswer[]> {
  checkOptions(options);
  if (workIn(questions, options) <= smallWork) return simulateRanks(questions, options);
  const packed = packQuestions(questions);
  const parts = threads.length;
  const drawn = await inEach((part) => ({
    kind: 'draw',
    packed,
    options,
    part: { part, parts },
  }));
  const fields = fieldsOf(
    questions,
    drawn.flatMap((result) => (result.kind === 'draw' ? [result.drawn] : [])),
  );
  const middle = (part: number) => Math.round((part * options.draws) / parts);
  const plain = fields.map(({ now, shared, before, pairs }) => ({
    ...{ now, shared, before, pairs },
  }));
  const counted = await inEach((part) => ({
    kind: 'count',
    fields: plain,
    stretch: { from: middle(part), to: middle(part + 1) },
  }));
  const counts = counted.flatMap((result) => (result.kind === 'count' ? [result.counts] : []));
  return fields.map((field, at) =>
    answerOf(field, joinCounts(counts.flatMap((part) => part[at] ?? [])), options),
  );
}

function inEach(taskOf: (part: number) => RankTask): Promise<RankResult[]> {
  return Promise.all(threads.map((thread, part) => thread.do(taskOf(part))));
}

/** About how many numbers are added up. */
function workIn(questions: readonly RankQuestion[], { draws }: RankOptions): number {
  const rows = questions.reduce(
    (sum, { scheme, subjects, before = [] }) =>
      sum + Math.min(scheme.inputs.length, 16) * (subjects.length + before.length),
    0,
  );
  return rows * draws;
}
