import type { Band, RollUp, Scheme } from '../../catalogue/index.ts';
import { bandOf } from './band-of.ts';
import { bandAfter, type Effect, gatesFor, type ReadyGate } from './gates.ts';
import type { RatedSubject } from './rated-subject.ts';
import { findNeeded, type Parts, type Rolled, rollUp } from './roll-up.ts';
import { weightFor } from './score-input.ts';
import { roundScore, withoutNoise } from './score-rounding.ts';

/** A score with its bands, as indices of the bands that it is read off by; -1 where there is none. */
export type Banded = {
  /** Rounded where the scheme rounds before bands are read off; NaN where it is not rated. */
  score: number;
  /** Percent of the weight that is known. */
  known: number;
  /** By the score alone. */
  computed: number;
  /** After gates. */
  band: number;
};

/** What points come to, in numbers alone. */
export type RolledUp = Banded & {
  /** In the order of the scheme's domains. */
  domains: readonly Banded[];
  /** Indices of the scheme's gates that closed. */
  closed: readonly number[];
};

/** What of a provider's rating does not hang on its points. */
export type ReadySubject = {
  /** By the index of an input. */
  weights: readonly number[];
  /** All inputs. */
  inputs: Parts;
  /** The inputs of each domain. */
  domains: ReadonlyArray<{ by: RollUp; bands: readonly Band[]; parts: Parts }>;
  /** The domains themselves. */
  whole: Parts;
  gates: readonly ReadyGate[];
};

export function readySubject(scheme: Scheme, subject: RatedSubject): ReadySubject {
  const { inputs, domains, enough } = scheme;
  const weights = inputs.map((input) => weightFor(input, subject.facts));
  const lowest = (at: number) => inputs[at]?.missing === 'count as lowest';
  const needed = (at: number) => inputs[at]?.missing === 'not rated' && (weights[at] ?? 0) > 0;
  const partsOf = (indices: number[]): Parts => ({
    indices,
    weights: indices.map((at) => weights[at] ?? 0),
    missing: indices.map((at) => (lowest(at) ? scheme.scale.from : Number.NaN)),
    needed: indices.filter(needed),
    enough,
  });
  const every = inputs.map((_, at) => at);
  return {
    weights,
    inputs: partsOf(every),
    domains: domains.map(({ code, rollUp: by, bands }) => {
      return { by, bands, parts: partsOf(every.filter((at) => inputs[at]?.domain === code)) };
    }),
    whole: {
      indices: domains.map((_, at) => at),
      weights: domains.map(({ weight }) => weight),
      missing: domains.map(() => Number.NaN),
      needed: [],
      enough,
    },
    gates: gatesFor(scheme, subject),
  };
}

/** Domain scores, whole and bands of a provider's points, of which NaN are missing. */
export function rollUpSubject(
  scheme: Scheme,
  ready: ReadySubject,
  points: ArrayLike<number>,
): RolledUp {
  const domains = ready.domains.map(({ by, bands, parts }) =>
    banded(scheme, bands, rollUp(by, parts, points)),
  );
  return gated(scheme, ready, points, {
    domains,
    wholeOf: (gatedDomains) => wholeOf(scheme, ready, points, gatedDomains),
  });
}

/** Bands after gates: first those of domains, which see the bands by score alone, then those of the whole. */
function gated(
  scheme: Scheme,
  { gates }: ReadySubject,
  points: ArrayLike<number>,
  scored: { domains: readonly Banded[]; wholeOf: (domains: readonly Banded[]) => Rolled },
): RolledUp {
  const computed = scored.domains.map((domain) => domain.computed);
  const first = gates.filter(({ on, closes }) => on >= 0 && closes(points, computed));
  const domains = bandsAfter(scored.domains, first);
  const whole = banded(scheme, scheme.overall.bands, scored.wholeOf(domains));
  const bands = domains.map(({ band }) => band);
  const last = gates.filter(({ on, closes }) => on < 0 && closes(points, bands));
  const closed = [...first, ...last].map(({ index }) => index);
  return { ...whole, band: bandAfter(whole.computed, last), domains, closed };
}

/** Domains with their bands after the gates that closed on them. */
export function bandsAfter(
  domains: readonly Banded[],
  closed: readonly Effect[],
): readonly Banded[] {
  if (closed.length === 0) return domains;
  return domains.map((domain, on) => {
    const its = closed.filter((gate) => gate.on === on);
    return { ...domain, band: bandAfter(domain.computed, its) };
  });
}

function wholeOf(
  { overall }: Scheme,
  ready: ReadySubject,
  points: ArrayLike<number>,
  domains: readonly Banded[],
): Rolled {
  if (overall.of === 'inputs') return rollUp(overall.rollUp, ready.inputs, points);
  const whole = rollUp(overall.rollUp, ready.whole, domainValues(overall.of, ready, domains));
  const lacks = findNeeded(ready.inputs, points) !== undefined;
  return lacks ? { ...whole, score: Number.NaN } : whole;
}

/** What is rolled up to the whole: scores as they are kept, or what their bands count. */
export function domainValues(
  of: 'domain scores' | 'domain bands',
  ready: Pick<ReadySubject, 'domains'>,
  domains: readonly Banded[],
): number[] {
  return domains.map(({ score, band }, at) => {
    if (of === 'domain scores') return score;
    return ready.domains[at]?.bands[band]?.value ?? Number.NaN;
  });
}

/** A score as the scheme keeps it, with the band by it. */
export function banded(scheme: Scheme, bands: readonly Band[], { score, known }: Rolled): Banded {
  const { places, beforeBands } = scheme.rounding;
  const kept = beforeBands ? roundScore(score, places) : withoutNoise(score);
  const band = bandOf(bands, kept);
  return { score: kept, known, computed: band, band };
}
