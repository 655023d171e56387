import type { Band, Gate, GateCondition, Scheme } from '../../catalogue/index.ts';
import { bandLabelled } from './band-of.ts';
import type { RatedSubject } from './rated-subject.ts';
import { holdsAll } from './score-input.ts';

/** What a gate does, in indices. */
export type Effect = {
  /** Of the gate in the scheme. */
  index: number;
  /** Of the domain that it acts on; -1 for the whole. */
  on: number;
  kind: Gate['effect']['kind'];
  band: number;
};

type Overruling = Pick<Effect, 'kind' | 'band'>;

/** A gate that may close for a provider. */
export type ReadyGate = Effect & {
  closes: (points: ArrayLike<number>, domainBands: ArrayLike<number>) => boolean;
};

/** The gates that are asked of a provider, without those that its figures keep open whatever its points. */
export function gatesFor(scheme: Scheme, subject: RatedSubject): ReadyGate[] {
  return scheme.gates.flatMap((gate, index) => {
    if (!holdsAll(gate.among, subject.facts)) return [];
    const closes = closing(gate.when, scheme, subject);
    if (!closes) return [];
    return [{ ...effectOf(scheme, gate, index), closes }];
  });
}

/** What gates of a scheme do, by their indices in it. */
export function effectsOf(scheme: Scheme, closed: readonly number[]): Effect[] {
  return scheme.gates.flatMap((gate, index) =>
    closed.includes(index) ? [effectOf(scheme, gate, index)] : [],
  );
}

function effectOf(scheme: Scheme, { on: code, effect }: Gate, index: number): Effect {
  const on = scheme.domains.findIndex((domain) => domain.code === code);
  const band = bandLabelled(bandsOn(scheme, on), effect.band);
  return { index, on, band, kind: effect.kind };
}

/** The bands of a domain by its index, or of the whole (-1). */
export function bandsOn(scheme: Scheme, on: number): readonly Band[] {
  return (scheme.domains[on] ?? scheme.overall).bands;
}

/** When the gate closes; undefined where it never does. A figure or band that is missing closes nothing. */
function closing(
  when: GateCondition,
  scheme: Scheme,
  subject: RatedSubject,
): ReadyGate['closes'] | undefined {
  if ('metrics' in when) return closedByFigure(when, subject) ? () => true : undefined;
  if ('input' in when) {
    const input = scheme.inputs.findIndex(({ code }) => code === when.input);
    const lowest = scheme.inputs[input]?.missing === 'count as lowest';
    const missing = lowest ? scheme.scale.from : Number.NaN;
    return (points) => {
      const score = points[input] ?? Number.NaN;
      return (Number.isNaN(score) ? missing : score) < when.scoreBelow;
    };
  }
  const limits = scheme.domains.map(({ bands }) => bandLabelled(bands, when.atMost));
  const atMost = (bands: ArrayLike<number>, domain: number) => {
    const band = bands[domain] ?? -1;
    return band >= 0 && band <= (limits[domain] ?? -1);
  };
  if ('domain' in when) {
    const domain = scheme.domains.findIndex(({ code }) => code === when.domain);
    return (_, bands) => atMost(bands, domain);
  }
  return (_, bands) =>
    limits.filter((_limit, domain) => atMost(bands, domain)).length >= when.domains;
}

function closedByFigure(
  { metrics, is, number }: Extract<GateCondition, { metrics: readonly string[] }>,
  { spans }: RatedSubject,
): boolean {
  const figures = spans.at(-1)?.gateFigures;
  const metric = metrics.find((code) => figures?.has(code));
  const figure = metric === undefined ? undefined : figures?.get(metric);
  if (figure === undefined) return false;
  if (is === 'more than') return figure > number;
  return is === 'at least' ? figure >= number : figure < number;
}

/** What a gate makes of a band. Without a band there is nothing to cap, but one may be forced. */
export function bandBy({ kind, band }: Overruling, computed: number): number {
  return kind === 'forces' ? band : Math.min(computed, band);
}

/** The band after gates that closed: of several the worst result. */
export function bandAfter(computed: number, closed: readonly Overruling[]): number {
  const results = closed.map((gate) => bandBy(gate, computed)).filter((band) => band >= 0);
  return results.length === 0 ? computed : Math.min(...results);
}
