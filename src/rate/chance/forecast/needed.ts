import { monthWeights } from './month-weights.ts';
import { monthShares } from './season.ts';
import type { YearQuestion } from './year-question.ts';

/** What must still be had to be exactly on the level, or better, at the end of the year. */
export type Needed = {
  /** Each month that is left; of a share or an average, what it must be in what is left. */
  value: number;
  how: 'at least' | 'at most' | 'exactly';
  /** `settled`: whatever comes, the level is met. `out of reach`: whatever comes, it is missed. */
  reach: 'open' | 'settled' | 'out of reach';
  /** In how many of the known months so far it was had; null where neither more nor less would do. */
  had: { months: number; of: number } | null;
};

const words = { higher: 'at least', lower: 'at most', 'on target': 'exactly' } as const;

/** Null without a level, of a year that is over, and of what does not come about month by month. */
export function neededFor(question: YearQuestion): Needed | null {
  const { level, growth, months, toDate, polarity } = question;
  if (level === null || toDate.months >= months) return null;
  if (growth === 'latest' || growth === 'unknown') return null;
  const value = valueNeeded(question, level);
  if (value === null) return null;
  return {
    ...{ value, how: words[polarity] },
    ...{ reach: reachOf(question, value), had: hadOf(question, value) },
  };
}

function valueNeeded(question: YearQuestion, level: number): number | null {
  const { growth, months, toDate } = question;
  if (growth !== 'stands') return (level - toDate.value) / (months - toDate.months);
  const { sofar, ahead } = sizesOf(question);
  return ahead === 0 ? null : (level * (sofar + ahead) - toDate.value * sofar) / ahead;
}

/** How much the time so far and the time left weigh: by the records that are expected, else by months. */
function sizesOf(question: YearQuestion): { sofar: number; ahead: number } {
  const { chance, months, toDate, earlier } = question;
  const records = toDate.bottom ?? 0;
  if (chance !== 'proportion' || records === 0) {
    return { sofar: toDate.months, ahead: months - toDate.months };
  }
  const { sofar, ahead } = monthWeights(
    question,
    monthShares(earlier, ({ bottom }) => bottom ?? 0),
  );
  return { sofar: records, ahead: (records * (ahead.at(-1) ?? 0)) / sofar };
}

function reachOf(question: YearQuestion, value: number): Needed['reach'] {
  const { least, most } = endsOf(question);
  const outside = value < least || value > most;
  if (outside && question.polarity === 'on target') return 'out of reach';
  const isSettled = { higher: value <= least, lower: value >= most, 'on target': false };
  if (isSettled[question.polarity]) return 'settled';
  return outside ? 'out of reach' : 'open';
}

/** A share lies between nought and all; of amounts that never went down, the least is nought. */
function endsOf({ growth, chance, per, sofar }: YearQuestion): { least: number; most: number } {
  const isShare = chance === 'proportion' && growth === 'stands';
  const goesDown = sofar.some(({ value }) => value !== null && value < 0);
  return { least: goesDown ? -Infinity : 0, most: isShare ? per : Infinity };
}

function hadOf({ polarity, sofar }: YearQuestion, value: number): Needed['had'] {
  if (polarity === 'on target') return null;
  const known = sofar.flatMap((month) => month.value ?? []);
  // A month that is as good but for binary noise has it.
  const better = known.map((one) => (polarity === 'higher' ? one - value : value - one));
  const months = better.filter((by) => by >= -1e-9 * Math.max(1, Math.abs(value))).length;
  return { months, of: known.length };
}
