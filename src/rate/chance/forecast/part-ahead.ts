import { type Dispersion, dispersionOf } from './dispersion.ts';
import { monthWeights, shapeFactor, total } from './month-weights.ts';
import { predictPart, squaredReach } from './prediction.ts';
import { monthDifferences, monthShares } from './season.ts';
import type { Ahead, Remaining, YearMonth, YearQuestion } from './year-question.ts';

/** What is to come of a part of records: as many records as so far, and the part of them as so far, or as in those months of earlier years. */
export function partAhead(question: YearQuestion): Remaining {
  const { per, toDate, earlier } = question;
  const weights = monthWeights(question, monthShares(earlier, recordsOf));
  const [count, records] = [toDate.top ?? 0, toDate.bottom ?? 0];
  const share = count / records;
  const expect = expectedShares(question, weights.years > 0);
  const spread = spreadOf(question, expect);
  const factor = shapeFactor(weights);
  const reach = squaredReach(spread, factor);
  const later = weights.each.slice(toDate.months);
  const ahead = weights.ahead.map((weight, at): Ahead => {
    const more = (records * weight) / weights.sofar;
    const parts = later
      .slice(0, at + 1)
      .map((one, month) => (one * expect(toDate.months + month)) / weight);
    // By how much the months ahead are otherwise than those so far.
    const shift = weight === 0 ? 0 : more * (total(parts) - share);
    const value = (part: number) =>
      (per * (count + Math.min(Math.max(part + shift, 0), more))) / (records + more);
    if (more < 1) return { forecast: value(more * share), between: null };
    const { lower, upper } = predictPart({ count, sofar: records, ahead: more }, reach);
    return { forecast: value(more * share), between: { lower: value(lower), upper: value(upper) } };
  });
  return { seasonal: weights.years > 0, ahead, method: methodOf(spread.dispersion > factor) };
}

function recordsOf({ bottom }: YearMonth): number {
  return bottom ?? 0;
}

/** The share of some months together; null where they have no records. */
function shareOf(months: readonly YearMonth[]): number | null {
  const records = total(months.map(recordsOf));
  return records === 0 ? null : total(months.map(({ top }) => top ?? 0)) / records;
}

/**
 * The share expected of each month: that of the months so far, or with seasons the year's, so chosen that the months
 * so far come to what they came to, with the difference that the month had in earlier years.
 */
function expectedShares(
  { toDate, sofar, earlier }: YearQuestion,
  seasons: boolean,
): (at: number) => number {
  const differences = (seasons ? monthDifferences(earlier, shareOf) : undefined) ?? [];
  const apart = (at: number) => differences[at] ?? 0;
  const records = toDate.bottom ?? 0;
  const owed = total(sofar.map((month, at) => recordsOf(month) * apart(at)));
  const share = ((toDate.top ?? 0) - owed) / records;
  return (at) => Math.min(Math.max(share + apart(at), 0), 1);
}

function spreadOf({ sofar }: YearQuestion, expect: (at: number) => number): Dispersion {
  return dispersionOf(
    sofar.flatMap(({ top, bottom }, at) => {
      if (top === null || bottom === null) return [];
      const share = expect(at);
      const variance = bottom * share * (1 - share);
      return [{ seen: top, expected: bottom * share, variance }];
    }),
  );
}

function methodOf(isWider: boolean): string {
  const base =
    'The interval takes each record to come by itself, by a binomial law (Krishnamoorthy and Peng 2011)';
  return isWider ? `${base}; it is wider since the months differ more than that.` : `${base}.`;
}
