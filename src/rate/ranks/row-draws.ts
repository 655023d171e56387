import type { Band } from '../../catalogue/index.ts';
import { bandLabelled, bandOf } from '../scheme/band-of.ts';
import { bandAfter } from '../scheme/gates.ts';
import type { PreparedRow, PreparedScheme } from '../scheme/prepared-scheme.ts';
import { keepScores } from './adding.ts';
import type { SubjectDraws } from './subject-draws.ts';

/** Share of draws in each band, by label. */
export type BandShares = Readonly<Record<string, number>>;

/**
 * The scores of a row over all draws, written into `into`, and how often it is in each band. Of members rated
 * together it is the mean of their scores, the band read off that, and every gate that closed for one of them.
 */
export function drawRow(
  { scheme }: PreparedScheme,
  members: readonly SubjectDraws[],
  into: Float64Array,
): BandShares {
  const [only, ...others] = members;
  if (only && others.length === 0) into.set(only.scores);
  else {
    into.fill(0);
    for (const { scores } of members) addScores(into, scores, 1 / members.length);
    keepScores(into, scheme.rounding);
  }
  const { bands } = scheme.overall;
  return bands.length === 0 ? {} : shares(bands, countBands(scheme, members, into), into.length);
}

/** Members with a score by the figures as they are; the others have no part in the mean. */
export function ratedMembers(prepared: PreparedScheme, { members }: PreparedRow): number[] {
  return members.filter(
    (subject) => !Number.isNaN(prepared.rollUpOf(subject, prepared.pointsAsTheyAre(subject)).score),
  );
}

function addScores(into: Float64Array, scores: Float64Array, share: number): void {
  for (let draw = 0; draw < into.length; draw += 1) {
    into[draw] = (into[draw] ?? 0) + share * (scores[draw] ?? 0);
  }
}

function countBands(
  scheme: PreparedScheme['scheme'],
  members: readonly SubjectDraws[],
  scores: Float64Array,
): Uint32Array {
  const { bands } = scheme.overall;
  const counts = new Uint32Array(bands.length);
  const same = members.reduce(
    (bits, { closed }) => (typeof closed === 'number' ? bits | closed : bits),
    0,
  );
  const varying = members.flatMap(({ closed }) => (typeof closed === 'number' ? [] : [closed]));
  const after = afterGates(scheme);
  for (let draw = 0; draw < scores.length; draw += 1) {
    let bits = same;
    for (const closed of varying) bits |= closed[draw] ?? 0;
    const computed = bandOf(bands, scores[draw] ?? Number.NaN);
    const band = bits === 0 ? computed : after(computed, bits);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

/** The band after the gates of some bits, worked out once for each band and bits. */
function afterGates(scheme: PreparedScheme['scheme']): (computed: number, bits: number) => number {
  const known = new Map<number, number>();
  const effects = scheme.gates.map(({ effect: { kind, band } }) => ({
    kind,
    band: bandLabelled(scheme.overall.bands, band),
  }));
  return (computed, bits) => {
    const key = bits * scheme.overall.bands.length + computed;
    let band = known.get(key);
    if (band === undefined) {
      band = bandAfter(
        computed,
        effects.filter((_, index) => (bits & (1 << index)) !== 0),
      );
      known.set(key, band);
    }
    return band;
  };
}

function shares(bands: readonly Band[], counts: Uint32Array, draws: number): BandShares {
  return Object.fromEntries(bands.map(({ label }, band) => [label, (counts[band] ?? 0) / draws]));
}
