/** The share of values at each end that are set to the nearest of the others. */
const winsorised = 0.1;

/** With fewer no value is Winsorised, and a single one far off would hide itself by widening its own limits. */
export const fewestScores = 10;

/** How many times more than by chance some figures vary, and whether that itself is more than chance. */
export type Overdispersion = { phi: number; significant: boolean };

/**
 * The factor φ of multiplicative overdispersion: the mean of the squared z-scores, 10% Winsorised. Significant
 * above 1 + 2 √(2 / I), of I scores. Spiegelhalter, "Funnel plots for comparing institutional performance",
 * Statistics in Medicine 24 (2005), pages 1185 to 1202, appendix A.3. Null without scores; that fewer than ten
 * never are significant is our rule.
 */
export function overdispersionOf(scores: readonly number[]): Overdispersion | null {
  const count = scores.length;
  if (count === 0) return null;
  const squares = winsorise(scores).map((score) => score * score);
  const phi = squares.reduce((sum, square) => sum + square, 0) / count;
  return { phi, significant: count >= fewestScores && phi > 1 + 2 * Math.sqrt(2 / count) };
}

function winsorise(scores: readonly number[]): number[] {
  const sorted = [...scores].sort((one, other) => one - other);
  const cut = Math.floor(winsorised * sorted.length);
  const [lowest, highest] = [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
  return sorted.map((score) => Math.min(highest, Math.max(lowest, score)));
}
