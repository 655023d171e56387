/** The shares of draws below and above which lies what is left out of an interval that holds 95 of 100. */
const tail = 0.025;

export type Middle = { lower: number; median: number; upper: number };

/** The middle and the ends of the interval of draws that are counted by value, from `first` on by ones. */
export function middleOfCounts(counts: ArrayLike<number>, first: number): Middle {
  let all = 0;
  for (let at = 0; at < counts.length; at += 1) all += counts[at] ?? 0;
  const valueAt = (share: number) => {
    const wanted = rankAt(share, all);
    let counted = 0;
    for (let at = 0; at < counts.length; at += 1) {
      counted += counts[at] ?? 0;
      if (counted > wanted) return first + at;
    }
    return Number.NaN;
  };
  return { lower: valueAt(tail), median: valueAt(0.5), upper: valueAt(1 - tail) };
}

/** The ends of the interval of draws in any order. */
export function endsOf(values: Float64Array): Pick<Middle, 'lower' | 'upper'> {
  const draws = values.slice();
  const lower = select(draws, rankAt(tail, draws.length));
  const upper = select(draws, rankAt(1 - tail, draws.length));
  return { lower, upper };
}

/** How many draws lie before the one at a share of them; from both ends it is as many. */
function rankAt(share: number, all: number): number {
  const before = Math.floor(tail * all);
  if (share === tail) return before;
  return share === 0.5 ? Math.floor((all - 1) / 2) : all - 1 - before;
}

/** The value that so many are before (C. A. R. Hoare, "Algorithm 65: Find", 1961); puts others in its way. */
function select(values: Float64Array, rank: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const [upTo, onFrom] = partition(values, from, to);
    if (rank <= upTo) to = upTo;
    else if (rank >= onFrom) from = onFrom;
    else break;
  }
  return values[rank] ?? Number.NaN;
}

/** Puts the lower values up to the first number that is returned, and the higher from the second on. */
function partition(values: Float64Array, from: number, to: number): [number, number] {
  const pivot = values[(from + to) >>> 1] ?? 0;
  let [left, right] = [from, to];
  while (left <= right) {
    while ((values[left] ?? 0) < pivot) left += 1;
    while ((values[right] ?? 0) > pivot) right -= 1;
    if (left > right) break;
    const kept = values[left] ?? 0;
    values[left] = values[right] ?? 0;
    values[right] = kept;
    left += 1;
    right -= 1;
  }
  return [right, left];
}
