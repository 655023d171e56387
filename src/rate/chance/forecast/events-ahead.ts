import { type Dispersion, dispersionOf } from './dispersion.ts';
import { type MonthWeights, monthWeights, shapeFactor, total } from './month-weights.ts';
import { predictEvents, squaredReach } from './prediction.ts';
import { monthShares } from './season.ts';
import type { Ahead, Remaining, YearQuestion } from './year-question.ts';

/** Cochran, “Some methods for strengthening the common χ² tests”, Biometrics 10 (1954): of fewer it is not chi-squared. */
const fewest = 1;

/** Events to come: as many as so far, by the shape of earlier years or month by month alike. */
export function eventsAhead(question: YearQuestion): Remaining {
  const { growth, per, toDate } = question;
  const weights = monthWeights(
    question,
    monthShares(question.earlier, ({ top }) => top ?? 0),
  );
  const count = toDate.top ?? 0;
  const spread = spreadOf(question, weights);
  const factor = shapeFactor(weights);
  const reach = squaredReach(spread, factor);
  const ahead = weights.ahead.map((weight, at): Ahead => {
    // A rate that does not grow is of a longer time with each month.
    const time = growth === 'stands' ? toDate.months / (toDate.months + at + 1) : 1;
    const value = (more: number) => per * (count + more) * time;
    const { lower, upper } = predictEvents({ count, sofar: weights.sofar, ahead: weight }, reach);
    const forecast = value((count * weight) / weights.sofar);
    return { forecast, between: { lower: value(lower), upper: value(upper) } };
  });
  return { seasonal: weights.years > 0, ahead, method: methodOf(spread.dispersion > factor) };
}

/** How the known months differ from one another, each by its weight; where less than one is expected they cannot tell. */
function spreadOf({ sofar }: YearQuestion, { each }: MonthWeights): Dispersion {
  const months = sofar.flatMap(({ top }, at) =>
    top === null ? [] : [{ seen: top, weight: each[at] ?? 0 }],
  );
  const rate = total(months.map(({ seen }) => seen)) / total(months.map(({ weight }) => weight));
  const terms = months.map(({ seen, weight }) => ({
    ...{ seen, expected: rate * weight, variance: rate * weight },
  }));
  return dispersionOf(terms.filter(({ variance }) => variance >= fewest));
}

function methodOf(isWider: boolean): string {
  const base =
    'The interval takes events to come each on its own, by a Poisson law (Krishnamoorthy and Peng 2011)';
  return isWider ? `${base}; it is wider since the months differ more than that.` : `${base}.`;
}
