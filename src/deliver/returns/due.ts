import {
  dateOfDay,
  dayCount,
  endsOn,
  type IsoDate,
  type MonthIndex,
  type Period,
  startsOn,
} from '../../calendar/index.ts';
import { appliesTo, type ReturnTemplate } from '../../catalogue/index.ts';
import { factOn, openIn, originalId, type Provider } from '../../estate/index.ts';

/** A month as a period. */
export function monthPeriodOf(first: MonthIndex): Period {
  return { kind: 'month', first, months: 1 };
}

/** By when the return about a month is due: a day of the month after, or in arrears of the one after that. */
export function dueOn({ due }: Pick<ReturnTemplate, 'due'>, month: MonthIndex): IsoDate {
  const first = startsOn(monthPeriodOf(month + 1 + due.monthsInArrears));
  return dateOfDay(dayCount(first) + due.day - 1);
}

/** How many days after the due day something came; 0 when it came by then. */
export function daysLate(due: IsoDate, cameOn: IsoDate): number {
  return Math.max(0, dayCount(cameOn) - dayCount(due));
}

/** The day on which an instant lies, in UTC. */
export function dayOf(instant: string): IsoDate {
  return instant.slice(0, 10);
}

/**
 * Whether a provider owes a return about a month: it is of the kind and, on the month's last day, of the function that
 * owe it, and was open on any day of the month. Simulated twins owe nothing.
 */
export function owes(
  { owedBy, from, until }: Pick<ReturnTemplate, 'owedBy' | 'from' | 'until'>,
  provider: Provider,
  month: MonthIndex,
): boolean {
  if (provider.simulated || originalId(provider.id) !== provider.id) return false;
  if (month < from || (until !== undefined && month > until)) return false;
  const period = monthPeriodOf(month);
  if (!appliesTo({ appliesTo: owedBy, unit: 'count' }, provider)) return false;
  if (openIn(provider, period) !== 'open') return false;
  if (owedBy.functions === undefined) return true;
  const its = factOn(provider, 'function', endsOn(period));
  return its !== undefined && owedBy.functions.includes(its);
}
