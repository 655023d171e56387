import type { RollUp } from '../../catalogue/index.ts';
import { type Parts, weightsOf } from '../scheme/roll-up.ts';
import { streams } from './draw-order.ts';
import type { InputWorlds } from './input-worlds.ts';
import { worlds } from './quantiles.ts';

/** What an input or a provider's streams bring, so that it can be drawn. */
export type Drawable = {
  /** The points of an input in each of its worlds; undefined where they are the same in all. */
  worldsOf: (input: number) => InputWorlds | undefined;
  /** In which world a stream is in each draw. */
  drawn: (stream: number) => Uint8Array;
};

/** What each stream brings in each of its worlds; made once, and used again for each score. */
const tables = Array.from({ length: streams }, () => new Float64Array(worlds));

/**
 * How inputs become one score in every draw: what those come to that are the same in all, and what each stream
 * brings in its world of that draw, added up or the least of it. `points` are those of the figures as they are, NaN
 * where missing.
 */
export function addUp(
  by: RollUp,
  { parts, points }: { parts: Parts; points: ArrayLike<number> },
  { worldsOf, drawn }: Drawable,
  into: Float64Array,
): void {
  const least = by.kind === 'minimum';
  const worth = worthBy(by);
  const used = new Set<number>();
  let start = least ? Number.POSITIVE_INFINITY : 0;
  for (const { input, weight, score, missing } of countedParts(parts, points)) {
    const inWorlds = missing ? undefined : worldsOf(input);
    if (inWorlds) bring(inWorlds, used, by, weight);
    else start = least ? Math.min(start, score) : start + worth(score) * weight;
  }
  const { all, counted } = weightsOf(parts, points);
  const factor = factorOf(by, all, counted);
  into.fill(least ? start : start * factor);
  const brought = [...used].flatMap((stream) => {
    const table = tables[stream];
    return table ? [{ table, worlds: drawn(stream) }] : [];
  });
  if (least) for (const stream of brought) takeLeast(into, stream);
  else addStreams(into, brought, factor);
}

type Counted = { input: number; weight: number; score: number; missing: boolean };

/** The inputs that count: known, or with something in their place. */
function countedParts({ indices, weights, missing }: Parts, points: ArrayLike<number>): Counted[] {
  return indices.flatMap((input, at) => {
    const known = points[input] ?? Number.NaN;
    const isMissing = Number.isNaN(known);
    const score = isMissing ? (missing[at] ?? known) : known;
    const weight = weights[at] ?? 0;
    return weight === 0 || Number.isNaN(score)
      ? []
      : [{ input, weight, score, missing: isMissing }];
  });
}

function worthBy(by: RollUp): (score: number) => number {
  if (by.kind !== 'share met') return (score) => score;
  const { met } = by;
  return (score) => (score >= met ? 100 : 0);
}

function factorOf({ kind }: RollUp, all: number, counted: number): number {
  if (kind === 'minimum') return 1;
  return kind === 'sum' ? all / counted : 1 / counted;
}

/** Adds an input to what its stream brings, or takes the least. */
function bring(
  { stream, points }: InputWorlds,
  used: Set<number>,
  by: RollUp,
  weight: number,
): void {
  const table = tables[stream];
  if (!table) return;
  const least = by.kind === 'minimum';
  if (!used.has(stream)) table.fill(least ? Number.POSITIVE_INFINITY : 0);
  used.add(stream);
  if (by.kind === 'share met') {
    const worth = worthBy(by);
    for (let world = 0; world < worlds; world += 1) {
      table[world] = (table[world] ?? 0) + worth(points[world] ?? 0) * weight;
    }
  } else combine(table, points, { least, weight });
}

function combine(
  table: Float64Array,
  points: Float64Array,
  { least, weight }: { least: boolean; weight: number },
): void {
  for (let world = 0; world < worlds; world += 1) {
    const held = table[world] ?? 0;
    const score = points[world] ?? 0;
    table[world] = least ? Math.min(held, score) : held + score * weight;
  }
}

/** Four at once, since going through the draws costs as much as adding; nothing is added where fewer are left. */
function addStreams(into: Float64Array, brought: readonly Stream[], factor: number): void {
  for (const { table } of brought) {
    for (let world = 0; world < worlds; world += 1) table[world] = (table[world] ?? 0) * factor;
  }
  for (let at = 0; at < brought.length; at += 4) {
    const [one = nothing, two = nothing, three = nothing, four = nothing] = brought.slice(
      at,
      at + 4,
    );
    if (three === nothing) addTwo(into, one, two);
    else addFour(into, [one, two], [three, four]);
  }
}

type Stream = { table: Float64Array; worlds: Uint8Array };

const nothing: Stream = { table: new Float64Array(worlds), worlds: new Uint8Array(0) };

function addTwo(into: Float64Array, one: Stream, two: Stream): void {
  const { table: table1, worlds: worlds1 } = one;
  const { table: table2, worlds: worlds2 } = two;
  for (let draw = 0; draw < into.length; draw += 1) {
    const both = (table1[worlds1[draw] ?? 0] ?? 0) + (table2[worlds2[draw] ?? 0] ?? 0);
    into[draw] = (into[draw] ?? 0) + both;
  }
}

type Two = readonly [Stream, Stream];

function addFour(into: Float64Array, [one, two]: Two, [three, four]: Two): void {
  const { table: table1, worlds: worlds1 } = one;
  const { table: table2, worlds: worlds2 } = two;
  const { table: table3, worlds: worlds3 } = three;
  const { table: table4, worlds: worlds4 } = four;
  for (let draw = 0; draw < into.length; draw += 1) {
    const left = (table1[worlds1[draw] ?? 0] ?? 0) + (table2[worlds2[draw] ?? 0] ?? 0);
    const right = (table3[worlds3[draw] ?? 0] ?? 0) + (table4[worlds4[draw] ?? 0] ?? 0);
    into[draw] = (into[draw] ?? 0) + left + right;
  }
}

function takeLeast(into: Float64Array, { table, worlds: drawn }: Stream): void {
  for (let draw = 0; draw < into.length; draw += 1) {
    into[draw] = Math.min(into[draw] ?? 0, table[drawn[draw] ?? 0] ?? 0);
  }
}
