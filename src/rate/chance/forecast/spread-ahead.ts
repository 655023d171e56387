import { dispersionOf, type Term } from './dispersion.ts';
import { monthWeights, total } from './month-weights.ts';
import { type Between, totalReach } from './prediction.ts';
import { monthDifferences, monthShares } from './season.ts';
import type { Ahead, Remaining, YearMonth, YearQuestion } from './year-question.ts';

/** From fewer months nobody can tell how they differ. */
const fewestMonths = 3;

/** What is to come of amounts that become more with each month; how sure that is follows from how the months differ. */
export function totalAhead(question: YearQuestion): Remaining {
  const { toDate, sofar, earlier } = question;
  const weights = monthWeights(
    question,
    monthShares(earlier, ({ value }) => value ?? 0),
  );
  const months = sofar.flatMap(({ value }, at) =>
    value === null ? [] : [{ seen: value, weight: weights.each[at] ?? 0 }],
  );
  const rate = total(months.map(({ seen }) => seen)) / total(months.map(({ weight }) => weight));
  const reach = reachOf(
    months.map(({ seen, weight }) => ({ seen, expected: rate * weight, variance: weight })),
  );
  // What never went down will not.
  const least = months.every(({ seen }) => seen >= 0) ? toDate.value : -Infinity;
  const ahead = weights.ahead.map((weight): Ahead => {
    const forecast = toDate.value * (1 + weight / weights.sofar);
    const half = reach?.(weights.sofar, weight);
    return { forecast, between: within(forecast, half, { ...question.range, least }) };
  });
  return { seasonal: weights.years > 0, ahead, method: methodOf(reach) };
}

/** What is to come of an average over months that do not add up. */
export function averageAhead(question: YearQuestion): Remaining {
  const { toDate, sofar, earlier, months } = question;
  const differences = monthDifferences(earlier, averageOf);
  const apart = (at: number) => differences?.[at] ?? 0;
  const own = toDate.value - total(sofar.map((_, at) => apart(at))) / toDate.months;
  const known = sofar.flatMap(({ value }, at) => (value === null ? [] : [value - apart(at)]));
  const mean = total(known) / known.length;
  const reach = reachOf(known.map((seen) => ({ seen, expected: mean, variance: 1 })));
  let sum = toDate.value * toDate.months;
  const ahead = Array.from({ length: months - toDate.months }, (_, at): Ahead => {
    sum += own + apart(toDate.months + at);
    const length = toDate.months + at + 1;
    const half = reach?.(toDate.months, at + 1);
    const forecast = sum / length;
    return { forecast, between: within(forecast, half && half / length, question.range) };
  });
  return { seasonal: differences !== undefined, ahead, method: methodOf(reach) };
}

function averageOf(months: readonly YearMonth[]): number | null {
  const known = months.flatMap(({ value }) => value ?? []);
  return known.length === 0 ? null : total(known) / known.length;
}

type Reach = (sofar: number, ahead: number) => number;

/** The months lie about a shape as those to come will: what is not known of it is in their variance. */
function reachOf(months: readonly Term[]): Reach | undefined {
  const { dispersion, degrees } = dispersionOf(months);
  if (degrees + 1 < fewestMonths) return undefined;
  return (sofar, ahead) => totalReach({ sofar, ahead }, { variance: dispersion, degrees });
}

function within(
  forecast: number,
  half: number | undefined,
  {
    min = -Infinity,
    max = Infinity,
    least = -Infinity,
  }: YearQuestion['range'] & { least?: number },
): Between | null {
  if (half === undefined) return null;
  const lower = Math.max(forecast - half, min, least);
  return { lower, upper: Math.min(forecast + half, max) };
}

function methodOf(reach: Reach | undefined): string {
  return reach
    ? 'The interval goes by how the months so far differ from one another, as if each came by itself (Hahn and Meeker 1991).'
    : `No interval can be given: fewer than ${fewestMonths} months are known, and nobody can tell how they differ.`;
}
