/** The place of each score: 1 is best, equal scores share one, and the next is as many places further. */
export function placesOf(scores: readonly number[]): number[] {
  const falling = Float64Array.from(scores).sort().reverse();
  const first = new Map<number, number>();
  falling.forEach((score, index) => {
    if (!first.has(score)) first.set(score, index + 1);
  });
  return scores.map((score) => first.get(score) ?? Number.NaN);
}
