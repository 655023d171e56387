import type { Metric } from '../../catalogue/index.ts';

/**
 * Whether the levels of months make that of a year together. Places are a stock, and what is the latest known is one
 * too: both stay as they are from month to month. Hours add up over months, though not over providers.
 */
export function addsOverMonths({
  additive,
  unit,
  formula,
}: Pick<Metric, 'additive' | 'unit' | 'formula'>): boolean {
  if (unit === 'hours' && formula?.kind === 'sum') return true;
  return additive && unit !== 'places' && formula?.kind !== 'latest';
}
