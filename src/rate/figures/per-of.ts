import type { Metric } from '../../catalogue/index.ts';

/** What the formula multiplies the quotient of its counts by, in a period of so many months. */
export function perOf({ formula, unit }: Metric, months: number): number {
  const year = formula?.annual ? 12 / months : 1;
  if (formula?.kind === 'rate') return formula.per * year;
  return (formula?.kind === 'ratio' && unit === 'percent' ? 100 : 1) * year;
}
