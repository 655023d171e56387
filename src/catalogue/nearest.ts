import { editDistance } from '../estate/index.ts';

/** Longest part of a text that is compared; more would only cost time. */
const compared = 60;

/** The candidates most like a text, the likeliest first, by edit distance without regard to case. */
export function nearest(text: string, candidates: readonly string[], most: number): string[] {
  const wanted = text.trim().toLowerCase().slice(0, compared);
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance < Math.max(wanted.length, candidate.length))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
