import type { RollUp, Scheme } from '../../catalogue/index.ts';
import { type Parts, weightsOf } from '../scheme/roll-up.ts';
import type { InputWorlds } from './input-worlds.ts';
import { worlds } from './quantiles.ts';

/**
 * How inputs become one score in every draw: what those come to that are the same in all, and what each stream
 * brings in each of its worlds. The sum, or the least, times `factor` is the score.
 */
export type Adding = {
  least: boolean;
  start: number;
  factor: number;
  byStream: ReadonlyMap<number, Float64Array>;
};

/** Makes inputs ready to be added up. `points` are those of the figures as they are, NaN where missing. */
export function addingOf(
  by: RollUp,
  parts: Parts,
  points: ArrayLike<number>,
  worldsOf: (input: number) => InputWorlds | undefined,
): Adding {
  const least = by.kind === 'minimum';
  const worth = worthBy(by);
  const byStream = new Map<number, Float64Array>();
  let start = least ? Number.POSITIVE_INFINITY : 0;
  for (const { input, weight, score, missing } of countedParts(parts, points)) {
    const drawn = missing ? undefined : worldsOf(input);
    if (drawn) bring(byStream, least, drawn, (each) => worth(each) * (least ? 1 : weight));
    else start = least ? Math.min(start, score) : start + worth(score) * weight;
  }
  const { all, counted } = weightsOf(parts, points);
  return { least, start, factor: factorOf(by, all, counted), byStream };
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

function bring(
  byStream: Map<number, Float64Array>,
  least: boolean,
  { stream, points }: InputWorlds,
  worth: (score: number) => number,
): void {
  let table = byStream.get(stream);
  if (!table) {
    table = new Float64Array(worlds).fill(least ? Number.POSITIVE_INFINITY : 0);
    byStream.set(stream, table);
  }
  for (let world = 0; world < worlds; world += 1) {
    const brought = worth(points[world] ?? 0);
    const held = table[world] ?? 0;
    table[world] = least ? Math.min(held, brought) : held + brought;
  }
}

/** Adds up all draws. `drawn` says in which world a stream is in each draw. */
export function addUp(
  { least, start, factor, byStream }: Adding,
  drawn: (stream: number) => Uint8Array,
  into: Float64Array,
): void {
  into.fill(start);
  const streams = [...byStream].map(([stream, table]) => ({ table, worlds: drawn(stream) }));
  if (least) for (const each of streams) takeLeast(into, each);
  else {
    const even = streams.length - (streams.length % 2);
    for (let at = 0; at < even; at += 2) addBoth(into, streams[at], streams[at + 1]);
    addBoth(into, streams[even], undefined);
  }
  for (let draw = 0; draw < into.length; draw += 1) into[draw] = (into[draw] ?? 0) * factor;
}

type Stream = { table: Float64Array; worlds: Uint8Array };

/** Two at once, since going through the draws costs as much as adding. */
function addBoth(into: Float64Array, one: Stream | undefined, other: Stream | undefined): void {
  if (!one) return;
  const { table, worlds: drawn } = one;
  if (!other) {
    for (let draw = 0; draw < into.length; draw += 1) {
      into[draw] = (into[draw] ?? 0) + (table[drawn[draw] ?? 0] ?? 0);
    }
    return;
  }
  const { table: otherTable, worlds: otherDrawn } = other;
  for (let draw = 0; draw < into.length; draw += 1) {
    const both = (table[drawn[draw] ?? 0] ?? 0) + (otherTable[otherDrawn[draw] ?? 0] ?? 0);
    into[draw] = (into[draw] ?? 0) + both;
  }
}

function takeLeast(into: Float64Array, { table, worlds: drawn }: Stream): void {
  for (let draw = 0; draw < into.length; draw += 1) {
    into[draw] = Math.min(into[draw] ?? 0, table[drawn[draw] ?? 0] ?? 0);
  }
}

const noise = 1e9;
const largest = 1e6;

/**
 * `withoutNoise` and `roundScore` of the engine over all draws at once, to the same numbers; beyond a million,
 * where a score keeps no noise to take away, it is only rounded.
 */
export function keepScores(
  scores: Float64Array,
  { places, beforeBands }: Scheme['rounding'],
): void {
  const unit = 10 ** places;
  const half = 0.5 + unit / noise / 2;
  for (let draw = 0; draw < scores.length; draw += 1) {
    const score = scores[draw] ?? 0;
    const clean = Math.abs(score) < largest ? Math.round(score * noise) / noise + 0 : score;
    if (!beforeBands) scores[draw] = clean;
    else {
      const size = Math.floor(Math.abs(clean) * unit + half) / unit;
      scores[draw] = clean < 0 ? -size + 0 : size;
    }
  }
}
