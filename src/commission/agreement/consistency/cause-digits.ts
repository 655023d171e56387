import type { Candidate, Disagreement } from './candidate.ts';
import { printLike } from './operand.ts';

/** Two digits beside each other that changed places: 6,187 for 6,178. */
export function digitCauses({ stated, computed }: Disagreement): Candidate[] {
  const [written, meant] = [printLike(stated.interval.value, stated), printLike(computed, stated)];
  if (shapeOf(written) !== shapeOf(meant)) return [];
  if (!swapped(digitsOf(written), digitsOf(meant))) return [];
  return [{ assumptions: 1, words: `Two digits changed places: ${written} for ${meant}.` }];
}

function swapped(a: string, b: string): boolean {
  const at = [...a].findIndex((digit, index) => digit !== b[index]);
  if (at < 0) return false;
  return `${a.slice(0, at)}${a.charAt(at + 1)}${a.charAt(at)}${a.slice(at + 2)}` === b;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function shapeOf(text: string): string {
  return text.replace(/\d/g, '0');
}
