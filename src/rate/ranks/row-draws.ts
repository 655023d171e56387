import { bandLabelled } from '../scheme/band-of.ts';
import { bandAfter } from '../scheme/gates.ts';
import type { PreparedScheme } from '../scheme/prepared-scheme.ts';
import { bandsOfScores } from './bands-of-scores.ts';
import type { Closed } from './drawing.ts';

/** Share of draws in each band, by label. */
export type BandShares = Readonly<Record<string, number>>;

/**
 * How often a row is in each band. Of members rated together the band is read off the mean of their scores, and
 * every gate counts that closed for one of them.
 */
export function bandShares(
  { scheme }: PreparedScheme,
  scores: Float64Array,
  closed: readonly Closed[],
): BandShares {
  const { bands } = scheme.overall;
  if (bands.length === 0) return {};
  const counts = countBands(scheme, scores, closed);
  return Object.fromEntries(
    bands.map(({ label }, band) => [label, (counts[band] ?? 0) / scores.length]),
  );
}

/** Adds a share of the scores of a member. */
export function addShare(into: Float64Array, scores: Float64Array, share: number): void {
  for (let draw = 0; draw < into.length; draw += 1) {
    into[draw] = (into[draw] ?? 0) + share * (scores[draw] ?? 0);
  }
}

function countBands(
  scheme: PreparedScheme['scheme'],
  scores: Float64Array,
  closed: readonly Closed[],
): Uint32Array {
  const { bands } = scheme.overall;
  const always = closed.reduce<number>(
    (bits, each) => (typeof each === 'number' ? bits | each : bits),
    0,
  );
  const bits = new Int32Array(scores.length).fill(always);
  for (const each of closed) if (typeof each !== 'number') addBits(bits, each);
  const computed = bandsOfScores(bands, scores);
  // There are few combinations of a band and of gates that closed: they are counted, and then looked at once.
  const seen: number[] = [];
  for (let draw = 0; draw < scores.length; draw += 1) {
    const key = (bits[draw] ?? 0) * bands.length + (computed[draw] ?? 0);
    seen[key] = (seen[key] ?? 0) + 1;
  }
  const counts = new Uint32Array(bands.length);
  seen.forEach((count, key) => {
    const band = bandBehind(scheme, key % bands.length, Math.floor(key / bands.length));
    counts[band] = (counts[band] ?? 0) + count;
  });
  return counts;
}

function addBits(bits: Int32Array, more: Int32Array): void {
  for (let draw = 0; draw < bits.length; draw += 1)
    bits[draw] = (bits[draw] ?? 0) | (more[draw] ?? 0);
}

/** The band after the gates of some bits. */
function bandBehind(scheme: PreparedScheme['scheme'], computed: number, bits: number): number {
  const closed = scheme.gates.filter((_, index) => (bits & (1 << index)) !== 0);
  const effects = closed.map(({ effect: { kind, band } }) => {
    return { kind, band: bandLabelled(scheme.overall.bands, band) };
  });
  return bandAfter(computed, effects);
}
