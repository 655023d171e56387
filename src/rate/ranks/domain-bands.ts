import { bandAfter, type ReadyGate } from '../scheme/gates.ts';
import { rollUp } from '../scheme/roll-up.ts';
import { banded, domainValues } from '../scheme/subject-roll-up.ts';
import { bandsOfScores } from './bands-of-scores.ts';
import { bitsOf, type Drawing } from './drawing.ts';
import type { InputWorlds } from './input-worlds.ts';

/** What follows from the bands of the domains and the points that gates look at. */
type Outcome = { score: number; closed: number };

/**
 * The bands of domains draw by draw. There are few combinations of bands and of gates on an input that close or
 * not: what follows from each, by the engine's own rules, is worked out once.
 */
export class DomainBands {
  private readonly drawing: Drawing;
  private readonly outcomes: Outcome[] = [];
  /** Index of the outcome of each draw. */
  private readonly outcomeOf: Uint32Array;

  constructor(drawing: Drawing, scores: ReadonlyArray<Float64Array | undefined>) {
    this.drawing = drawing;
    const { prepared, subject } = drawing;
    const ready = prepared.readyOf(subject);
    const bands = ready.domains.map((domain, at) => bandsOfScores(domain.bands, scores[at]));
    const looks = looksOf(drawing, ready.gates);
    const combined = new Float64Array(drawing.scratch.draws);
    ready.domains.forEach((domain, at) => {
      combine(combined, domain.bands.length + 1, bands[at]);
    });
    for (const look of looks) combineClosed(combined, look);
    this.outcomeOf = this.numberOutcomes(combined, (draw) =>
      this.outcomeOn(
        bands.map((band) => band?.[draw] ?? -1),
        looks.map(({ input, points, worlds }) => ({
          input,
          points: points[worlds[draw] ?? 0] ?? 0,
        })),
      ),
    );
  }

  putScores(into: Float64Array): void {
    const scores = Float64Array.from(this.outcomes, ({ score }) => score);
    for (let draw = 0; draw < into.length; draw += 1) {
      into[draw] = scores[this.outcomeOf[draw] ?? 0] ?? Number.NaN;
    }
  }

  /** The gates on the whole that closed, as bits. */
  closed(): Int32Array {
    const closed = Int32Array.from(this.outcomes, (outcome) => outcome.closed);
    const found = new Int32Array(this.outcomeOf.length);
    for (let draw = 0; draw < found.length; draw += 1) {
      found[draw] = closed[this.outcomeOf[draw] ?? 0] ?? 0;
    }
    return found;
  }

  private numberOutcomes(
    combined: Float64Array,
    outcomeOn: (draw: number) => Outcome,
  ): Uint32Array {
    const numbers: number[] = [];
    const found = new Uint32Array(combined.length);
    let [last, number] = [-1, 0];
    for (let draw = 0; draw < combined.length; draw += 1) {
      const combination = combined[draw] ?? 0;
      if (combination !== last) {
        const known = numbers[combination];
        number = known ?? this.outcomes.push(outcomeOn(draw)) - 1;
        numbers[combination] = number;
        last = combination;
      }
      found[draw] = number;
    }
    return found;
  }

  private outcomeOn(
    computed: number[],
    looked: ReadonlyArray<{ input: number; points: number }>,
  ): Outcome {
    const { prepared, subject } = this.drawing;
    const { scheme } = prepared;
    const ready = prepared.readyOf(subject);
    const points = Float64Array.from(prepared.pointsAsTheyAre(subject));
    for (const { input, points: drawn } of looked) points[input] = drawn;
    const closing = (on: (gate: ReadyGate) => boolean, bands: number[]) =>
      ready.gates.filter((gate) => on(gate) && gate.closes(points, bands));
    const onDomains = closing(({ on }) => on >= 0, computed);
    const bands = computed.map((band, at) =>
      bandAfter(
        band,
        onDomains.filter(({ on }) => on === at),
      ),
    );
    const closed = bitsOf(closing(({ on }) => on < 0, bands));
    if (scheme.overall.of !== 'domain bands') return { score: Number.NaN, closed };
    const values = domainValues(
      'domain bands',
      ready,
      bands.map((band, at) => ({ score: 0, known: 100, computed: computed[at] ?? -1, band })),
    );
    const whole = rollUp(scheme.overall.rollUp, ready.whole, values);
    return { score: banded(scheme, scheme.overall.bands, whole).score, closed };
  }
}

/** A gate on an input that chance may open or close. */
type Look = { input: number; below: number; points: InputWorlds['points']; worlds: Uint8Array };

function looksOf({ prepared, worldsOf, drawn }: Drawing, gates: readonly ReadyGate[]): Look[] {
  const { scheme } = prepared;
  return gates.flatMap(({ index }) => {
    const when = scheme.gates[index]?.when;
    if (!when || !('input' in when)) return [];
    const input = scheme.inputs.findIndex(({ code }) => code === when.input);
    const found = input < 0 ? undefined : worldsOf(input);
    if (!found) return [];
    const { stream, points } = found;
    return [{ input, below: when.scoreBelow, points: points.slice(), worlds: drawn(stream) }];
  });
}

function combine(combined: Float64Array, bands: number, own: Int8Array | undefined): void {
  if (!own) return;
  for (let draw = 0; draw < combined.length; draw += 1) {
    combined[draw] = (combined[draw] ?? 0) * bands + (own[draw] ?? 0) + 1;
  }
}

function combineClosed(combined: Float64Array, { points, worlds, below }: Look): void {
  for (let draw = 0; draw < combined.length; draw += 1) {
    const closes = (points[worlds[draw] ?? 0] ?? 0) < below;
    combined[draw] = (combined[draw] ?? 0) * 2 + (closes ? 1 : 0);
  }
}
