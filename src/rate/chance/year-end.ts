import { atSameRate } from '../../measure/index.ts';
import { eventsAhead } from './forecast/events-ahead.ts';
import { type Needed, neededFor } from './forecast/needed.ts';
import { partAhead } from './forecast/part-ahead.ts';
import type { Between } from './forecast/prediction.ts';
import { averageAhead, totalAhead } from './forecast/spread-ahead.ts';
import type { Ahead, Remaining, YearQuestion } from './forecast/year-question.ts';

/** What a year leads to, how sure that is, and what is still needed. */
export type YearEnd = {
  /** By the shape of earlier years where two or more are known, else by the run rate. */
  forecast: number;
  seasonal: boolean;
  between: Between | null;
  /** How the interval was had; without one, why there is none. A sentence. */
  method: string;
  needed: Needed | null;
  /** The outturn to date at the end of each month to come, in order; the last is the year's. */
  ahead: readonly Ahead[];
};

/** The forecast at the end of a year with its interval; undefined where nothing says whether its months add up. */
export function yearEndOf(question: YearQuestion): YearEnd | undefined {
  if (question.growth === 'unknown') return undefined;
  const { ahead: found, seasonal, method } = remainingOf(question);
  const ahead = found.map(({ forecast, between }, at) => ({
    forecast: seasonal ? tidy(forecast) : carriedOn(question, at + 1),
    between: between && { lower: tidy(between.lower), upper: tidy(between.upper) },
  }));
  const last = ahead.at(-1) ?? { forecast: question.toDate.value, between: null };
  return { ...last, seasonal, method, needed: neededFor(question), ahead };
}

/** Without binary noise: a quarter of 24 and the rest are 24. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** By the run rate where it becomes more with each month; else the outturn to date. */
function carriedOn({ growth, toDate: { value, months } }: YearQuestion, more: number): number {
  const grows = growth === 'adds' || growth === 'grows';
  return grows ? atSameRate(value, months, months + more) : value;
}

function remainingOf(question: YearQuestion): Remaining {
  const { growth, chance, months, toDate } = question;
  if (toDate.months >= months)
    return alone(question, 'The year is over: nothing is left to chance.');
  if (growth === 'latest')
    return alone(question, 'No interval can be given: it stands until another is known.');
  if (chance === 'none') return alone(question, publishedWords);
  if (chance === 'proportion' && (toDate.bottom ?? 0) > 0) return partAhead(question);
  if (chance === 'events' && toDate.top !== null) return eventsAhead(question);
  return growth === 'stands' ? averageAhead(question) : totalAhead(question);
}

const publishedWords =
  'No interval can be given: the figures are known only as they were printed, and nothing is known of what stands behind them.';

/** Without an interval. */
function alone({ months, toDate }: YearQuestion, method: string): Remaining {
  const ahead = Array.from({ length: Math.max(0, months - toDate.months) }, () => ({
    ...{ forecast: toDate.value, between: null },
  }));
  return { seasonal: false, ahead, method };
}
