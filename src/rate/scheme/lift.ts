import type { Catalogue } from '../../catalogue/index.ts';
import type { PreparedRow, PreparedScheme, RolledUp } from './prepared-scheme.ts';
import {
  leastChangeOf,
  pointsIf,
  pointsOfRow,
  type RowPoints,
  resultOfRow,
  type TriedInput,
  triedInputs,
} from './tried-figure.ts';

/** An outturn that would help, and how many points of the whole it would add. */
export type LiftStep = {
  input: string;
  title: string;
  /** Whose it is: the provider's, or a member's of a group. */
  provider: string;
  metric: string;
  outturn: number;
  needed: number;
  neededText: string;
  gain: number;
};

/**
 * What would lift a rating by one band; in a scheme without bands, to the score of the next above. `alone`: any
 * one of these would do. `together`: where none alone does, the fewest that do together. Neither: it is the
 * highest already, or out of reach; `held` names what holds it down whatever the score.
 */
export type Lift = {
  to: string | null;
  alone: readonly LiftStep[];
  together: readonly LiftStep[];
  held: readonly string[];
};

/** The next band up, or the score of the next above where the scheme only ranks. */
export type LiftAim = { words: string; reached: (result: RolledUp) => boolean };

/** How a row of the ratings could be lifted; yardsticks stay as they are. */
export function liftOf(
  prepared: PreparedScheme,
  row: PreparedRow,
  rest: { aim: LiftAim | undefined; held: readonly string[]; catalogue: Catalogue },
): Lift {
  const { aim, held, catalogue } = rest;
  if (!aim) return { to: null, alone: [], together: [], held };
  const points = pointsOfRow(prepared, row);
  const trying = { prepared, row, catalogue, aim };
  const inputs = triedInputs(prepared, row);
  const alone = inputs.flatMap((tried) => aloneStep(trying, points, tried));
  const together = alone.length > 0 ? [] : togetherSteps(trying, points, inputs);
  return { to: aim.words, alone: alone.sort(byShareOfChange), together, held };
}

/** The next band of the scheme; undefined at the top and for those not rated. */
export function nextBand({ scheme }: PreparedScheme, { band }: RolledUp): LiftAim | undefined {
  const next = scheme.overall.bands[band + 1];
  if (band < 0 || !next) return undefined;
  return { words: next.label, reached: (result) => result.band > band };
}

/** The score of the next above among some scores; undefined for the first and those not rated. */
export function nextPlace(score: number, scores: readonly number[]): LiftAim | undefined {
  const above = scores.filter((other) => other > score);
  if (above.length === 0) return undefined;
  const next = Math.min(...above);
  return { words: `place ${above.length}`, reached: (result) => result.score >= next };
}

type Trying = {
  prepared: PreparedScheme;
  row: PreparedRow;
  catalogue: Catalogue;
  aim: LiftAim;
};

function aloneStep(trying: Trying, points: RowPoints, tried: TriedInput): LiftStep[] {
  const { prepared, row, catalogue, aim } = trying;
  const found = leastChangeOf(tried, catalogue, 'better', (outturn) =>
    aim.reached(resultOfRow(prepared, row, pointsIf(prepared, row, points, { tried, outturn }))),
  );
  return found ? [stepOf(trying, points, tried, found)] : [];
}

function stepOf(
  { prepared, row }: Trying,
  points: RowPoints,
  tried: TriedInput,
  found: { outturn: number; text: string },
): LiftStep {
  const changed = pointsIf(prepared, row, points, { tried, outturn: found.outturn });
  const before = resultOfRow(prepared, row, points).score;
  return {
    ...{ input: tried.code, title: tried.title, provider: tried.provider, metric: tried.metric },
    ...{ outturn: tried.outturn, needed: found.outturn, neededText: found.text },
    gain: resultOfRow(prepared, row, changed).score - before,
  };
}

/** The nearest first, as a share of what it is. */
function byShareOfChange(one: LiftStep, other: LiftStep): number {
  return shareOfChange(one) - shareOfChange(other);
}

function shareOfChange({ outturn, needed }: LiftStep): number {
  return outturn === 0 ? Number.MAX_VALUE : Math.abs((needed - outturn) / outturn);
}

/**
 * Brings inputs to their most points, each time the one that gains most, until the aim is reached; those without
 * which it is reached as well stay as they are.
 */
function togetherSteps(
  trying: Trying,
  points: RowPoints,
  inputs: readonly TriedInput[],
): LiftStep[] {
  const { prepared, row, aim } = trying;
  const chosen: Most[] = [];
  let [standing, left] = [points, [...inputs]];
  while (left.length > 0) {
    const best = left
      .flatMap((tried) => mostPoints(trying, standing, tried))
      .sort((a, b) => b.step.gain - a.step.gain)[0];
    if (!best) return [];
    chosen.push(best);
    standing = best.points;
    left = left.filter((tried) => tried !== best.tried);
    if (aim.reached(resultOfRow(prepared, row, standing))) {
      return stepsThrough(trying, points, whatIsNeeded(trying, points, chosen));
    }
  }
  return [];
}

/** An input at its most points: those of the row with it, and what it gains there. */
type Most = { tried: TriedInput; points: RowPoints; step: LiftStep };

/** Where the worst counts, or bands do, some that were tried on the way may have gained nothing. */
function whatIsNeeded(trying: Trying, points: RowPoints, chosen: readonly Most[]): readonly Most[] {
  const { prepared, row, aim } = trying;
  return chosen.reduce((kept, one) => {
    const others = kept.filter((other) => other !== one);
    const without = others.reduce((so, most) => raised(trying, so, most), points);
    return aim.reached(resultOfRow(prepared, row, without)) ? others : kept;
  }, chosen);
}

/** The steps one after the other, each with what it gains after those before it. */
function stepsThrough(trying: Trying, points: RowPoints, chosen: readonly Most[]): LiftStep[] {
  let standing = points;
  return chosen.map((most) => {
    const { tried, step } = most;
    const { needed: outturn, neededText: text } = step;
    const taken = stepOf(trying, standing, tried, { outturn, text });
    standing = raised(trying, standing, most);
    return taken;
  });
}

function raised({ prepared, row }: Trying, points: RowPoints, { tried, step }: Most): RowPoints {
  return pointsIf(prepared, row, points, { tried, outturn: step.needed });
}

/** The input with the least outturn that has its most points; nothing where it has them already. */
function mostPoints(trying: Trying, points: RowPoints, tried: TriedInput): Most[] {
  const { prepared, row, catalogue } = trying;
  const { subject, input, outturn, previous } = tried;
  const pointsAt = (figure: number) => prepared.pointsOf(subject, input, figure, previous);
  let most = pointsAt(outturn);
  leastChangeOf(tried, catalogue, 'better', (figure) => {
    most = Math.max(most, pointsAt(figure));
    return false;
  });
  if (!(most > pointsAt(outturn))) return [];
  const found = leastChangeOf(tried, catalogue, 'better', (figure) => pointsAt(figure) >= most);
  if (!found) return [];
  const changed = pointsIf(prepared, row, points, { tried, outturn: found.outturn });
  return [{ tried, points: changed, step: stepOf(trying, points, tried, found) }];
}
