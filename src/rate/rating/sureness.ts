import { netSentence } from '../ranks/net-sentence.ts';
import type { RankAnswer } from '../ranks/rank-question.ts';
import { simulateRanksApart } from '../ranks/ranks-apart.ts';
import type { Rating } from '../scheme/rating.ts';
import { InTurn } from './in-turn.ts';
import type { NationRated } from './rate-nation.ts';
import type { RatedRow, RatingQuestion } from './rating-report.ts';

/** How sure the places of ratings are, and their changes. */
export type Sureness = {
  of(rating: Rating): Pick<RatedRow, 'sure' | 'unsure' | 'changeSure' | 'changeChance'>;
  /** What of the change from the period before is more than chance, in a sentence. */
  chance: string | null;
};

const notAsked: Sureness = {
  of: () => ({ sure: null, unsure: null, changeSure: null, changeChance: null }),
  chance: null,
};

const judged =
  'All that is known here is judgement, such as the score of an inspector: chance does not come into it.';

/** A hundred thousand draws of a nation hold half a gigabyte: many who ask at once wait for one another. */
const drawing = new InTurn();

/**
 * Draws the figures anew, where that was asked for; `here` are the ids of those whose places gained are added up.
 * Throws RATE_BAD_DRAWS.
 */
export async function surenessOf(
  { now, before, here }: { now: NationRated; before: NationRated; here: readonly string[] },
  asked: RatingQuestion['sureness'],
): Promise<Sureness> {
  if (!asked) return notAsked;
  const { scheme, subjects } = now;
  // With supposed weights a change would be one of the scheme as well, and no chance of the counts.
  const alike = before.scheme === scheme;
  const earlier = before.hasFigures && alike ? before.subjects : undefined;
  const question = { scheme, subjects, before: earlier, net: here };
  const [answer] = await drawing.do(() => simulateRanksApart([question], asked));
  if (!answer) return notAsked;
  if (isJudgementAlone(subjects)) {
    return { of: (rating) => withoutWidth(surenessOfRow(answer, rating)), chance: null };
  }
  const net = answer.net?.includingGroups;
  return { of: (rating) => surenessOfRow(answer, rating), chance: net ? netSentence(net) : null };
}

/** Whether nothing of what is known was counted. */
function isJudgementAlone(subjects: NationRated['subjects']): boolean {
  const kinds = new Set(
    subjects.flatMap(({ spans }) =>
      spans.flatMap(({ figures }) =>
        [...figures.values()].flatMap(({ chance }) => chance?.kind ?? []),
      ),
    ),
  );
  return kinds.size === 1 && kinds.has('judgement');
}

/** An interval without width would look like certainty. */
function withoutWidth(row: ReturnType<typeof surenessOfRow>): ReturnType<typeof surenessOfRow> {
  const unsure = row.sure ? judged : row.unsure;
  return { sure: null, unsure, changeSure: null, changeChance: null };
}

function surenessOfRow({ places, changes }: RankAnswer, { id, notRated }: Rating) {
  const place = places.get(id) ?? { sure: null, unsure: notRated };
  const change = changes.get(id);
  const moved = change && change.sure?.change !== 0;
  return {
    ...{ sure: place.sure, unsure: place.unsure, changeSure: change?.sure ?? null },
    changeChance: moved ? netSentence(change) : null,
  };
}
