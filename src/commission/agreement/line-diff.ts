/** A run of the earlier parts and what takes its place; where `start` equals `end`, something is put in. */
export type Hunk = { start: number; end: number; put: readonly string[] };

/** A piece of a text that was changed, to be shown as a tracked change. */
export type LinePart = { kind: 'same' | 'added' | 'removed'; text: string };

/** Above this many pairs a text counts as written anew: two texts of 2,000 lines are still compared line by line. */
const mostPairs = 4_000_000;

/** What was changed from one text to another, line by line; a changed line is removed and added. */
export function diffLines(before: string, after: string): LinePart[] {
  return partsOf(linesOf(before), linesOf(after));
}

/** The same word by word, the spaces kept, with neighbours of one kind put together. */
export function diffWords(before: string, after: string): LinePart[] {
  const parts: LinePart[] = [];
  for (const part of partsOf(wordsOf(before), wordsOf(after))) {
    const last = parts.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else parts.push(part);
  }
  return parts;
}

/** The fewest changes that make one list of the other, in order (a longest common subsequence stays). */
export function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [start, from] = [0, 0];
  const end: Pair = [before.length, after.length];
  for (const [kept, keptAfter] of [...commonOf(before, after), end]) {
    if (kept > start || keptAfter > from) {
      hunks.push({ start, end: kept, put: after.slice(from, keptAfter) });
    }
    [start, from] = [kept + 1, keptAfter + 1];
  }
  return hunks;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/\r?\n/);
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

function partsOf(before: readonly string[], after: readonly string[]): LinePart[] {
  const say = (kind: LinePart['kind'], texts: readonly string[]) =>
    texts.map((text): LinePart => ({ kind, text }));
  const parts: LinePart[][] = [];
  let done = 0;
  for (const { start, end, put } of hunksOf(before, after)) {
    parts.push(say('same', before.slice(done, start)));
    parts.push(say('removed', before.slice(start, end)), say('added', put));
    done = end;
  }
  return [...parts, say('same', before.slice(done))].flat();
}

/** Where a part that both have stands in each. */
type Pair = readonly [number, number];

/** What stays: the same beginning and end at once, which is nearly all of most texts, then the middle. */
function commonOf(before: readonly string[], after: readonly string[]): Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = commonMiddle(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  return [
    ...Array.from({ length: head }, (_, index): Pair => [index, index]),
    ...middle.map(([a, b]): Pair => [a + head, b + head]),
    ...Array.from(
      { length: tail },
      (_, index): Pair => [before.length - tail + index, after.length - tail + index],
    ),
  ];
}

function commonMiddle(before: readonly string[], after: readonly string[]): Pair[] {
  if (before.length * after.length > mostPairs) return [];
  const width = after.length + 1;
  const longest = longestFrom(before, after);
  const lengthAt = (a: number, b: number) => longest[a * width + b] ?? 0;
  const pairs: Pair[] = [];
  let [a, b] = [0, 0];
  while (a < before.length && b < after.length) {
    if (before[a] === after[b]) {
      pairs.push([a, b]);
      [a, b] = [a + 1, b + 1];
    } else if (lengthAt(a + 1, b) >= lengthAt(a, b + 1)) a += 1;
    else b += 1;
  }
  return pairs;
}

/** For every pair of positions, how many parts can stay from there on. */
function longestFrom(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      const at = a * width + b;
      longest[at] =
        before[a] === after[b]
          ? (longest[at + width + 1] ?? 0) + 1
          : Math.max(longest[at + width] ?? 0, longest[at + 1] ?? 0);
    }
  }
  return longest;
}
