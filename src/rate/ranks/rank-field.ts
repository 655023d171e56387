import { placesOf } from '../scheme/places.ts';
import { type Field, type Pair, type PlaceCounts, widest } from './count-places.ts';
import type { DrawnRow } from './draw-scores.ts';
import { withoutCounts } from './known-chance.ts';
import { type Middle, middleOfCounts } from './middle.ts';
import type { RankInterval } from './rank-interval.ts';
import type {
  ChangeInterval,
  RankAnswer,
  RankOptions,
  RankQuestion,
  Sure,
} from './rank-question.ts';

/** The rows of a question that have a place, and those of the period before that are in both. */
export type RankField = Field & {
  question: RankQuestion;
  rows: readonly DrawnRow[];
  earlier: readonly DrawnRow[];
  /** Of each pair, whose change it is. */
  ids: readonly string[];
};

/** Puts the parts of what was drawn together again, in the order of the rows. */
export function fieldsOf(
  questions: readonly RankQuestion[],
  parts: ReadonlyArray<readonly DrawnRow[][]>,
): RankField[] {
  let side = 0;
  const next = () => {
    const rows = parts.flatMap((part) => part[side] ?? []);
    side += 1;
    return rows.toSorted((a, b) => a.index - b.index);
  };
  return questions.map((question) => {
    const rows = next();
    const all = question.before ? next() : [];
    const found = pairsOf(question, rows, all);
    const shared = [...new Set(found.map(({ now }) => now))];
    const kept = [...new Set(found.map(({ before }) => before))];
    const earlier = kept.flatMap((index) => all[index] ?? []);
    const pairs = found.map((pair) => ({
      ...pair,
      ...{ now: shared.indexOf(pair.now), before: kept.indexOf(pair.before) },
    }));
    return {
      ...{ question, rows, shared, earlier, pairs },
      now: rows.map(({ scores }) => scores),
      before: earlier.map(({ scores }) => scores),
      ids: pairs.map(({ id }) => id),
    };
  });
}

/**
 * Who has a place in both: the same row, or a member of a group that had a place of its own before. A group counts
 * in the net where any of its members does.
 */
function pairsOf(
  { net }: RankQuestion,
  rows: readonly DrawnRow[],
  earlier: readonly DrawnRow[],
): Array<Pair & { id: string }> {
  const before = new Map(earlier.map(({ id }, index) => [id, index]));
  const asked = net && new Set(net);
  const counts = (ids: readonly string[]) => !asked || ids.some((id) => asked.has(id));
  return rows.flatMap(({ id, members }, now): Array<Pair & { id: string }> => {
    const same = before.get(id);
    if (same !== undefined)
      return [{ id, now, before: same, newly: false, counts: counts(members) }];
    return members.flatMap((member) => {
      const alone = before.get(member);
      if (alone === undefined) return [];
      return [{ id: member, now, before: alone, newly: true, counts: counts([member]) }];
    });
  });
}

/** The intervals of places and of changes of place. */
export function answerOf(field: RankField, counts: PlaceCounts, options: RankOptions): RankAnswer {
  const ranks = placesOf(field.rows.map(({ score }) => score));
  const before = placesOf(field.earlier.map(({ score }) => score));
  const among = placesOf(field.shared.flatMap((row) => field.rows[row]?.score ?? []));
  const changes = field.pairs.map((pair) => (before[pair.before] ?? 0) - (among[pair.now] ?? 0));
  return {
    places: new Map(
      field.rows.map((row, index) => [row.id, placeOf({ field, counts, options }, index, ranks)]),
    ),
    changes: new Map(
      field.ids.map((id, pair) => [id, changeOf({ field, counts, options }, pair, changes)]),
    ),
    net: field.question.before ? netOf({ field, counts, options }, changes) : null,
  };
}

type Counted = { field: RankField; counts: PlaceCounts; options: RankOptions };

function placeOf(
  { field, counts, options }: Counted,
  index: number,
  ranks: readonly number[],
): Sure<RankInterval> {
  const row = field.rows[index];
  if (!row || row.unsure !== null) return { sure: null, unsure: row?.unsure ?? withoutCounts };
  const of = field.rows.length;
  const places = counts.places.subarray(index * of, (index + 1) * of);
  const sure = {
    ...{ rank: ranks[index] ?? 0, of, ...middleOfCounts(places, 1) },
    ...{ score: row.ends, bands: row.bands, ...options },
  };
  return { sure, unsure: null };
}

function changeOf(
  { field, counts, options }: Counted,
  index: number,
  changes: readonly number[],
): Sure<ChangeInterval> {
  const pair = field.pairs[index];
  if (!pair || !isSure(field, pair)) return { sure: null, unsure: withoutCounts };
  const most = widest(field);
  const width = 2 * most + 1;
  const drawn = counts.changes.subarray(index * width, (index + 1) * width);
  const gains = drawn.subarray(most + 1).reduce((sum, count) => sum + count, 0);
  return {
    sure: interval(changes[index] ?? 0, middleOfCounts(drawn, -most), gains, options),
    unsure: null,
  };
}

function interval(
  change: number,
  middle: Middle,
  gains: number,
  options: RankOptions,
): ChangeInterval {
  return { change, ...middle, rose: gains / options.draws, ...options };
}

function isSure({ rows, shared, earlier }: RankField, { now, before }: Pair): boolean {
  return rows[shared[now] ?? -1]?.unsure === null && earlier[before]?.unsure === null;
}

/** The most of those counted, in percent, whose change may be without counts if the net is to have an interval. */
const mostWithout = 20;

function netOf({ field, counts, options }: Counted, changes: readonly number[]): RankAnswer['net'] {
  const net = (drawn: Int32Array, among: (pair: Pair) => boolean): Sure<ChangeInterval> => {
    const pairs = field.pairs.filter((pair) => pair.counts && among(pair));
    const unsure = pairs.filter((pair) => !isSure(field, pair));
    if (pairs.length === 0) return { sure: null, unsure: 'Nobody has a place in both periods.' };
    if (100 * unsure.length > mostWithout * pairs.length)
      return { sure: null, unsure: withoutCounts };
    const change = field.pairs.reduce(
      (sum, pair, at) => (pair.counts && among(pair) ? sum + (changes[at] ?? 0) : sum),
      0,
    );
    const gains = drawn.reduce((sum, each) => (each > 0 ? sum + 1 : sum), 0);
    return { sure: interval(change, middleOf(drawn), gains, options), unsure: null };
  };
  return {
    excludingGroups: net(counts.excludingGroups, ({ newly }) => !newly),
    includingGroups: net(counts.includingGroups, () => true),
  };
}

function middleOf(values: Int32Array): Middle {
  const least = values.reduce((low, each) => Math.min(low, each), 0);
  const most = values.reduce((high, each) => Math.max(high, each), 0);
  const counts = new Uint32Array(most - least + 1);
  for (const value of values) counts[value - least] = (counts[value - least] ?? 0) + 1;
  return middleOfCounts(counts, least);
}
