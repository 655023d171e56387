/** One month: what was seen, what was expected, and how far chance takes it, as a variance. */
export type Term = { seen: number; expected: number; variance: number };

export type Dispersion = { dispersion: number; degrees: number };

/**
 * How many times the variance of chance the months show: Pearson's chi-squared over its degrees of freedom, one fewer
 * than months. McCullagh and Nelder, “Generalized Linear Models”, 2nd edition (1989), section 4.5. Of fewer than two
 * months it is taken as 1.
 */
export function dispersionOf(months: readonly Term[]): Dispersion {
  const terms = months.filter(({ variance }) => variance > 0);
  const degrees = Math.max(0, terms.length - 1);
  if (degrees === 0) return { dispersion: 1, degrees };
  const squares = terms.reduce(
    (sum, { seen, expected, variance }) => sum + (seen - expected) ** 2 / variance,
    0,
  );
  return { dispersion: squares / degrees, degrees };
}
