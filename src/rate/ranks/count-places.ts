import { DrawPlaces } from './draw-places.ts';

/** Somebody with a place in both periods, by the index among those. */
export type Pair = { now: number; before: number; newly: boolean; counts: boolean };

/** The scores of the rows of a question by draw, and of those that are in both of its periods. */
export type Field = {
  now: readonly Float64Array[];
  /** The rows that were there before too, by the index of `now`: places change among these. */
  shared: readonly number[];
  before: readonly Float64Array[];
  pairs: readonly Pair[];
};

/** Draws from this one on, and before that one. */
export type Stretch = { from: number; to: number };

/** How often each row had each place, how often each pair each change, and the net change of each draw. */
export type PlaceCounts = {
  /** Row after row; the first is place 1. */
  places: Uint32Array;
  /** Pair after pair; from the most places lost, which is as many as are in both, to the most gained. */
  changes: Uint32Array;
  excludingGroups: Int32Array;
  includingGroups: Int32Array;
};

/** The most places that somebody can gain or lose. */
export function widest({ shared, before }: Pick<Field, 'shared' | 'before'>): number {
  return Math.max(shared.length, before.length);
}

/** Ranks all rows in every draw of a stretch, and counts. */
export function countPlaces(field: Field, { from, to }: Stretch): PlaceCounts {
  const rows = field.now.length;
  const width = 2 * widest(field) + 1;
  const counts: PlaceCounts = {
    places: new Uint32Array(rows * rows),
    changes: new Uint32Array(field.pairs.length * width),
    excludingGroups: new Int32Array(field.pairs.length > 0 ? to - from : 0),
    includingGroups: new Int32Array(field.pairs.length > 0 ? to - from : 0),
  };
  const now = new DrawPlaces(field.now);
  const among = field.shared.length === rows ? undefined : new DrawPlaces(sharedScores(field));
  const before = new DrawPlaces(field.before);
  for (let draw = from; draw < to; draw += 1) {
    const places = now.lookAt(draw);
    for (let row = 0; row < rows; row += 1) {
      const at = row * rows + (places[row] ?? 0) - 1;
      counts.places[at] = (counts.places[at] ?? 0) + 1;
    }
    if (field.pairs.length > 0) {
      countChanges(field, counts, {
        now: among ? among.lookAt(draw) : places,
        ...{ before: before.lookAt(draw), at: draw - from },
      });
    }
  }
  return counts;
}

function sharedScores({ now, shared }: Field): Float64Array[] {
  return shared.flatMap((row) => now[row] ?? []);
}

function countChanges(
  field: Field,
  counts: PlaceCounts,
  { now, before, at }: { now: Uint16Array; before: Uint16Array; at: number },
): void {
  const most = widest(field);
  let [excluding, including] = [0, 0];
  field.pairs.forEach((pair, index) => {
    const change = (before[pair.before] ?? 0) - (now[pair.now] ?? 0);
    const cell = index * (2 * most + 1) + most + change;
    counts.changes[cell] = (counts.changes[cell] ?? 0) + 1;
    if (!pair.counts) return;
    including += change;
    if (!pair.newly) excluding += change;
  });
  counts.excludingGroups[at] = excluding;
  counts.includingGroups[at] = including;
}

/** What stretches counted, one after the other, as if it had been counted at once. */
export function joinCounts(all: readonly PlaceCounts[]): PlaceCounts {
  return {
    places: added(all.map(({ places }) => places)),
    changes: added(all.map(({ changes }) => changes)),
    excludingGroups: Int32Array.from(all.flatMap(({ excludingGroups: net }) => [...net])),
    includingGroups: Int32Array.from(all.flatMap(({ includingGroups: net }) => [...net])),
  };
}

function added(all: readonly Uint32Array[]): Uint32Array {
  const [first = new Uint32Array(), ...others] = all;
  const sum = Uint32Array.from(first);
  for (const counts of others) {
    counts.forEach((count, at) => {
      sum[at] = (sum[at] ?? 0) + count;
    });
  }
  return sum;
}
