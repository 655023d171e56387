import { monthsOf, type Period } from '../calendar/index.ts';
import { openIn, type Provider } from '../estate/index.ts';

/** In how many months of a period a provider was open, on any day of the month. */
export function openMonths(provider: Provider, period: Period): number {
  return monthsOf(period).filter((month) => openIn(provider, month) === 'open').length;
}
