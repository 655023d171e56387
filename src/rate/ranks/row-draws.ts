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
  const counts = new Uint32Array(bands.length);
  const always = closed.reduce<number>(
    (bits, each) => (typeof each === 'number' ? bits | each : bits),
    0,
  );
  const sometimes = closed.flatMap((each) => (typeof each === 'number' ? [] : [each]));
  const computed = bandsOfScores(bands, scores);
  const after = afterGates(scheme);
  const bits = new Int32Array(scores.length).fill(always);
  for (const each of sometimes) addBits(bits, each);
  for (let draw = 0; draw < scores.length; draw += 1) {
    const own = computed[draw] ?? 0;
    const closedOnes = bits[draw] ?? 0;
    const band = closedOnes === 0 ? own : after(own, closedOnes);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

function addBits(bits: Int32Array, more: Int32Array): void {
  for (let draw = 0; draw < bits.length; draw += 1)
    bits[draw] = (bits[draw] ?? 0) | (more[draw] ?? 0);
}

/** The band after the gates of some bits, worked out once for each band and bits. */
function afterGates(scheme: PreparedScheme['scheme']): (computed: number, bits: number) => number {
  const known: number[] = [];
  const effects = scheme.gates.map(({ effect: { kind, band } }) => ({
    kind,
    band: bandLabelled(scheme.overall.bands, band),
  }));
  return (computed, bits) => {
    const key = bits * scheme.overall.bands.length + computed;
    let band = known[key];
    if (band === undefined) {
      band = bandAfter(
        computed,
        effects.filter((_, index) => (bits & (1 << index)) !== 0),
      );
      known[key] = band;
    }
    return band;
  };
}
