/** Longest part of a text that is compared; more would only cost time. */
const compared = 60;

/** The candidates most like a text, the likeliest first, by edit distance without regard to case. */
export function nearest(text: string, candidates: readonly string[], most: number): string[] {
  const wanted = text.trim().toLowerCase().slice(0, compared);
  return candidates
    .map((candidate) => ({ candidate, distance: edits(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance < Math.max(wanted.length, candidate.length))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** How many letters must be put in, taken out or changed to make one text the other (Levenshtein). */
function edits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column += 1) {
      const changed = (previous[column] ?? 0) + (to[column] === letter ? 0 : 1);
      current.push(Math.min(changed, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
