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

const bins = 1024;

/** The ends of the interval of draws in any order: how many lie in each of many bins tells which one to look into. */
export function endsOf(values: Float64Array): Pick<Middle, 'lower' | 'upper'> {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let draw = 0; draw < values.length; draw += 1) {
    const value = values[draw] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(least < most)) return { lower: least, upper: most };
  const scale = (bins - 1) / (most - least);
  const counts = new Uint32Array(bins);
  for (let draw = 0; draw < values.length; draw += 1) {
    const bin = Math.floor(((values[draw] ?? 0) - least) * scale);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const valueAt = (share: number) => {
    const { bin, before } = binAt(counts, rankAt(share, values.length));
    const inside = valuesInside(values, { least, scale, bin }).sort();
    return inside[rankAt(share, values.length) - before] ?? Number.NaN;
  };
  return { lower: valueAt(tail), upper: valueAt(1 - tail) };
}

/** The bin with the value that so many are before, and how many are before that bin. */
function binAt(counts: Uint32Array, rank: number): { bin: number; before: number } {
  let [bin, before] = [0, 0];
  while (before + (counts[bin] ?? 0) <= rank) {
    before += counts[bin] ?? 0;
    bin += 1;
  }
  return { bin, before };
}

function valuesInside(
  values: Float64Array,
  { least, scale, bin }: { least: number; scale: number; bin: number },
): Float64Array {
  const inside: number[] = [];
  for (let draw = 0; draw < values.length; draw += 1) {
    const value = values[draw] ?? 0;
    if (Math.floor((value - least) * scale) === bin) inside.push(value);
  }
  return Float64Array.from(inside);
}

/** How many draws lie before the one at a share of them; from both ends it is as many. */
function rankAt(share: number, all: number): number {
  const before = Math.floor(tail * all);
  if (share === tail) return before;
  return share === 0.5 ? Math.floor((all - 1) / 2) : all - 1 - before;
}
