import { printPeriod } from '../../calendar/index.ts';
import { add, type Exact, exactOf, nought, type Quantity } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import type { Cells } from './content.ts';
import type { Slot } from './profile-slots.ts';

/** A figure of each month by its column: `{ apr: 20, may: 21, … }`. */
export type MonthFigures = Readonly<Record<string, Quantity>>;

/** How a new level is spread over the months that may change. */
export type ProfileMethod =
  | { kind: 'flat' }
  | { kind: 'working days'; days: MonthFigures }
  | { kind: 'last year'; outturns: MonthFigures }
  /** Written month by month; a month left out is blank. */
  | { kind: 'by hand'; texts: Cells };

export const profileMethods = ['flat', 'working days', 'last year', 'by hand'] as const;

/** What each month counts for; a month without a figure, or with one below nought, is a problem. */
export function weightsOf(
  method: Exclude<ProfileMethod, { kind: 'by hand' }>,
  slots: readonly Slot[],
): { weights: Exact[]; problems: Problem[] } {
  if (method.kind === 'flat') return { weights: slots.map(() => exactOf(1)), problems: [] };
  const figures = method.kind === 'working days' ? method.days : method.outturns;
  const what = method.kind === 'working days' ? 'number of working days' : 'outturn of last year';
  const known = slots.map(({ column, period }) => {
    const figure = Object.hasOwn(figures, column) ? figures[column] : undefined;
    const weight = figure === undefined ? undefined : exactOf(figure);
    return { period, weight: weight && weight.top >= 0n ? weight : undefined };
  });
  const missing = known.filter(({ weight }) => !weight).map(({ period }) => printPeriod(period));
  const weights = known.map(({ weight }) => weight ?? nought);
  if (missing.length > 0) {
    const message = `There is no ${what} for ${missing.join(', ')}. Choose another way to spread the level.`;
    return { weights, problems: [{ message, place: { path: 'method' } }] };
  }
  if (weights.reduce(add, nought).top === 0n) {
    const message = `The ${what} is nought in every month that may change. Choose another way to spread the level.`;
    return { weights, problems: [{ message, place: { path: 'method' } }] };
  }
  return { weights, problems: [] };
}
