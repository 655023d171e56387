import { type Hunk, hunksOf } from './line-diff.ts';

/** One text in three states: as two people found it, and as each left it. */
export type ThreeTexts = { base: string; theirs: string; mine: string };

/**
 * Both edits of a text together, line by line and sentence by sentence; undefined where both edits touch the same
 * sentence, or put something in at the same place, so that a person must decide.
 */
export function mergeProse({ base, theirs, mine }: ThreeTexts): string | undefined {
  const parts = sentencesOf(base);
  const ours = hunksOf(parts, sentencesOf(mine));
  const others = hunksOf(parts, sentencesOf(theirs)).filter(
    (hunk) => !ours.some((own) => same(own, hunk)),
  );
  if (others.some((hunk) => ours.some((own) => clash(own, hunk)))) return undefined;
  const hunks = [...ours, ...others].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Array<readonly string[]> = [];
  let done = 0;
  for (const { start, end, put } of hunks) {
    merged.push(parts.slice(done, start), put);
    done = end;
  }
  return [...merged, parts.slice(done)].flat().join('');
}

/** Sentences and the gaps between them as parts of their own, so that a sentence is the same wherever it stands. */
export function sentencesOf(text: string): string[] {
  return text.split(/(\r?\n|(?<=[.!?])[ \t]+)/).filter((part) => part !== '');
}

function same(a: Hunk, b: Hunk): boolean {
  return a.start === b.start && a.end === b.end && a.put.join('') === b.put.join('');
}

/** What is put in beside a sentence that the other took out may have hung on it. */
function clash(a: Hunk, b: Hunk): boolean {
  const touch = a.start <= b.end && b.start <= a.end;
  if (touch && (isPutIn(a) || isPutIn(b)) && (isLess(a) || isLess(b))) return true;
  if (isPutIn(a) && isPutIn(b)) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

function isPutIn({ start, end }: Hunk): boolean {
  return start === end;
}

function isLess({ put }: Hunk): boolean {
  return put.length === 0;
}
