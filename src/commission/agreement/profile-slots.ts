import type { MonthIndex, Period } from '../../calendar/index.ts';
import type { Agreement } from './agreement.ts';
import { columnPeriods, termOf } from './level-figures.ts';

/** A column of a table of levels and the months for which it stands. */
export type Slot = { column: string; period: Period };

/** The months that may change, those that may not, and the quarters of which a month may. */
export type Slots = { open: Slot[]; frozen: Slot[]; quarters: Slot[] };

/** Months are open from the effective one to the end of the term. */
export function slotsOf(
  agreement: Pick<Agreement, 'startsOn' | 'endsOn'>,
  effective: MonthIndex,
): Slots {
  const term = termOf(agreement);
  const from = Math.max(effective, term.first);
  const last = term.first + term.months - 1;
  const isOpen = ({ period }: Slot) => period.first + period.months > from && period.first <= last;
  const slots = columnPeriods(agreement).filter(({ column }) => column !== 'total');
  const months = slots.filter(({ period }) => period.months === 1);
  return {
    open: months.filter(isOpen),
    frozen: months.filter((slot) => !isOpen(slot)),
    quarters: slots.filter((slot) => slot.period.months > 1 && isOpen(slot)),
  };
}
