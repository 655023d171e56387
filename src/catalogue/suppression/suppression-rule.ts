import type { IsoDate } from '../../calendar/index.ts';

/** Whether no one at all is shown or hidden. */
export const zeros = ['shown', 'hidden'] as const;

/** What may not be small where a rate is shown. */
export const rateParts = ['numerator', 'remainder', 'denominator'] as const;
export type RatePart = (typeof rateParts)[number];

/** Which small numbers are hidden in what is published, from a day on. */
export type SuppressionRule = {
  from: IsoDate;
  /** The smallest count that is shown. */
  fewest: number;
  zero: (typeof zeros)[number];
  rates: readonly RatePart[];
  note: string;
  source: string;
};

/** The rule in force on a day: the last that had begun; undefined before the first. */
export function findSuppressionRule(
  { suppression }: { suppression: readonly SuppressionRule[] },
  day: IsoDate,
): SuppressionRule | undefined {
  return suppression.filter(({ from }) => from <= day).at(-1);
}

/** Whether a count is hidden by a rule for its own size. */
export function isSmall({ fewest, zero }: SuppressionRule, value: number): boolean {
  return value === 0 ? zero === 'hidden' : Math.abs(value) < fewest;
}
