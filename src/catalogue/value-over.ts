import type { MonthIndex, Period } from '../calendar/index.ts';
import { add, divide, type Exact, exactOf, nought, type Quantity } from './exact.ts';
import type { TallyKind } from './tally.ts';

/** What a tally comes to in one month; a month without any records has no cell. */
export type MonthAmount = { month: MonthIndex; amount: Quantity };

/**
 * What a tally comes to over a period, from its months in any order: a flow the sum (0 when there are
 * none), a stock the average of the months held, a latest the last month held in the period or before it.
 * Null when nothing is held.
 */
export function valueOver(
  kind: TallyKind,
  cells: readonly MonthAmount[],
  { first, months }: Pick<Period, 'first' | 'months'>,
): Exact | null {
  const past = cells.filter(({ month }) => month < first + months);
  const inside = past.filter(({ month }) => month >= first);
  switch (kind) {
    case 'flow':
      return sumOf(inside);
    case 'stock':
      return divide(sumOf(inside), exactOf(new Set(inside.map(({ month }) => month)).size)) ?? null;
    case 'latest':
      return latestOf(past);
  }
}

function sumOf(cells: readonly MonthAmount[]): Exact {
  return cells.reduce((sum, { amount }) => add(sum, exactOf(amount)), nought);
}

/** A month has one cell; were there two, both would count. */
function latestOf(cells: readonly MonthAmount[]): Exact | null {
  if (cells.length === 0) return null;
  const last = Math.max(...cells.map(({ month }) => month));
  return sumOf(cells.filter(({ month }) => month === last));
}
