import { bandOf } from '../scheme/band-of.ts';
import { bandBy, type ReadyGate } from '../scheme/gates.ts';
import type { PreparedScheme } from '../scheme/prepared-scheme.ts';
import { rollUp } from '../scheme/roll-up.ts';
import { domainValues, type ReadySubject } from '../scheme/subject-roll-up.ts';
import { type Adding, addingOf, addUp, keepScores } from './adding.ts';
import type { InputWorlds } from './input-worlds.ts';

/** Scores of one provider over all draws, with the gates on the whole that closed. */
export type SubjectDraws = {
  scores: Float64Array;
  /** A bit for each of the scheme's gates, by its index; the same in every draw where it is one number. */
  closed: number | Int32Array;
};

export type Drawing = {
  prepared: PreparedScheme;
  subject: number;
  worldsOf: (input: number) => InputWorlds | undefined;
  drawn: (stream: number) => Uint16Array;
  draws: number;
};

/** What a provider's points come to in every draw, by the scheme's own roll-up, bands and gates. */
export function drawSubject(drawing: Drawing): SubjectDraws {
  const { prepared, subject } = drawing;
  const { scheme } = prepared;
  const ready = prepared.readyOf(subject);
  const points = prepared.pointsAsTheyAre(subject);
  const byInputs = scheme.overall.of === 'inputs';
  const scores = byInputs
    ? addAll(drawing, addingOf(scheme.overall.rollUp, ready.inputs, points, drawing.worldsOf))
    : new Float64Array(drawing.draws);
  const onWhole = ready.gates.filter(({ on }) => on < 0);
  const fixed = onWhole.every(({ index }) => isByFigure(prepared, index));
  if (byInputs && fixed) return { scores, closed: bitsOf(onWhole) };
  const closed = new Int32Array(drawing.draws);
  rollUpDraws(drawing, ready, { scores, closed, byInputs });
  if (!byInputs) keepScores(scores, scheme.rounding);
  return { scores, closed: fixed ? bitsOf(onWhole) : closed };
}

function addAll({ prepared, drawn, draws }: Drawing, adding: Adding): Float64Array {
  const scores = addUp(adding, drawn, new Float64Array(draws));
  keepScores(scores, prepared.scheme.rounding);
  return scores;
}

/** A gate on a metric asks what happened: it stays as it is, whatever is drawn. */
function isByFigure({ scheme }: PreparedScheme, gate: number): boolean {
  const when = scheme.gates[gate]?.when;
  return when !== undefined && 'metrics' in when;
}

function bitsOf(gates: readonly ReadyGate[]): number {
  return gates.reduce((bits, { index }) => bits | (1 << index), 0);
}

type Whole = { scores: Float64Array; closed: Int32Array; byInputs: boolean };

/** Draw by draw: the bands of the domains, the gates on them, the whole, and the gates on that. */
function rollUpDraws(drawing: Drawing, ready: ReadySubject, whole: Whole): void {
  const { scheme } = drawing.prepared;
  const domainScores = scoresOfDomains(drawing, ready);
  const points = gatePoints(drawing, ready.gates);
  const domains = ready.domains.map(() => ({ score: 0, known: 100, computed: -1, band: -1 }));
  const computed = new Int8Array(domains.length);
  const bands = new Int8Array(domains.length);
  const onDomains = ready.gates.filter(({ on }) => on >= 0);
  const onWhole = ready.gates.filter(({ on }) => on < 0);
  const { of, rollUp: by } = scheme.overall;
  for (let draw = 0; draw < drawing.draws; draw += 1) {
    domains.forEach((domain, at) => {
      domain.score = domainScores[at]?.[draw] ?? Number.NaN;
      computed[at] = bandOf(ready.domains[at]?.bands ?? [], domain.score);
      domain.computed = computed[at] ?? -1;
    });
    points.goTo(draw);
    const closedOnDomains = onDomains.filter((gate) => gate.closes(points.values, computed));
    domains.forEach((domain, at) => {
      domain.band = lowest(domain.computed, closedOnDomains, at);
      bands[at] = domain.band;
    });
    if (!whole.byInputs && of !== 'inputs') {
      whole.scores[draw] = rollUp(by, ready.whole, domainValues(of, ready, domains)).score;
    }
    whole.closed[draw] = bitsOf(onWhole.filter((gate) => gate.closes(points.values, bands)));
  }
}

/** The band after the gates that closed on something: of several the worst result. */
function lowest(computed: number, closed: readonly ReadyGate[], on: number): number {
  let result = -1;
  for (const gate of closed) {
    if (gate.on !== on) continue;
    const band = bandBy(gate, computed);
    if (band >= 0 && (result < 0 || band < result)) result = band;
  }
  return result < 0 ? computed : result;
}

/** Of the domains that have a score by the figures as they are; whatever is drawn, the same are missing. */
function scoresOfDomains(drawing: Drawing, ready: ReadySubject): Array<Float64Array | undefined> {
  const { prepared, subject, worldsOf } = drawing;
  const points = prepared.pointsAsTheyAre(subject);
  return ready.domains.map(({ by, parts }) => {
    if (Number.isNaN(rollUp(by, parts, points).score)) return undefined;
    return addAll(drawing, addingOf(by, parts, points, worldsOf));
  });
}

/** The points of those inputs that a gate looks at, draw by draw; the others stay as they are. */
function gatePoints(
  { prepared, subject, worldsOf, drawn }: Drawing,
  gates: readonly ReadyGate[],
): { values: Float64Array; goTo: (draw: number) => void } {
  const { scheme } = prepared;
  const values = Float64Array.from(prepared.pointsAsTheyAre(subject));
  const looked = gates.flatMap(({ index }) => {
    const when = scheme.gates[index]?.when;
    if (!when || !('input' in when)) return [];
    const input = scheme.inputs.findIndex(({ code }) => code === when.input);
    const worlds = input < 0 || Number.isNaN(values[input]) ? undefined : worldsOf(input);
    return worlds ? [{ input, points: worlds.points, drawn: drawn(worlds.stream) }] : [];
  });
  return {
    values,
    goTo: (draw) => {
      for (const { input, points, drawn: worlds } of looked) {
        values[input] = points[worlds[draw] ?? 0] ?? Number.NaN;
      }
    },
  };
}
