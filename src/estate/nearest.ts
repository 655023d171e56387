import type { Estate } from './estate.ts';
import { nameIndex } from './index-of-names.ts';
import { plainName } from './name.ts';
import type { SubjectKind } from './subject.ts';

/** The short names most like a text, nearest first, of one kind where it is given: for "did you mean". */
export function nearestNames(
  estate: Estate,
  text: string,
  { count = 3, kind }: { count?: number; kind?: SubjectKind | undefined } = {},
): string[] {
  const wanted = plainName(text);
  const nearest = new Map<string, number>();
  for (const [plain, entries] of nameIndex(estate)) {
    const score = unlikeness(wanted, plain);
    for (const { subject } of entries) {
      if (kind !== undefined && subject.kind !== kind) continue;
      if (subject.kind === 'partnership') continue;
      if (subject.simulated && !wanted.includes('simulated')) continue;
      nearest.set(subject.name, Math.min(score, nearest.get(subject.name) ?? Infinity));
    }
  }
  return [...nearest]
    .sort(([nameA, a], [nameB, b]) => a - b || (nameA < nameB ? -1 : 1))
    .slice(0, count)
    .map(([name]) => name);
}

/** Edits as a share of the longer text; a text that begins or ends another counts as half as far. */
function unlikeness(wanted: string, plain: string): number {
  const longer = Math.max(wanted.length, plain.length, 1);
  const within =
    wanted !== '' && (` ${plain} `.includes(` ${wanted} `) || ` ${wanted} `.includes(` ${plain} `));
  return (editDistance(wanted, plain) / longer) * (within ? 0.5 : 1);
}

/** How many letters must be added, dropped or changed to turn one text into another (Levenshtein). */
export function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1;
      here.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (here[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + change,
        ),
      );
    }
    above = here;
  }
  return above[other.length] ?? 0;
}
