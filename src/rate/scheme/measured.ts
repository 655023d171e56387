import type { Baseline, Measure, View } from '../../catalogue/index.ts';
import { percentile, standardScore, type Yardstick } from './compared-with.ts';
import type { InputFigure, RatedSubject } from './rated-subject.ts';
import { withoutNoise } from './score-rounding.ts';

/** The parts of a figure that measures are made of. */
export type Figures = Pick<InputFigure, 'polarity' | 'outturn' | 'level' | 'previous'>;

/** What a provider's figure is held against, besides its own level and previous. */
export type Against = {
  facts: RatedSubject['facts'];
  /** Undefined where there is nobody to compare with. */
  yardstick: Yardstick | undefined;
  /** Its own merit among those of the yardstick; NaN where it has none. */
  own: number;
};

/** What a view measures of a figure, as `Measure` says it, without noise; NaN where a part is missing. */
export function measured(view: View, figures: Figures, against: Against): number {
  return withoutNoise(measure(view, figures, against));
}

function measure(
  { measure: kind, baseline }: View,
  figures: Figures,
  { facts, yardstick, own }: Against,
): number {
  const { outturn, level } = figures;
  if (outturn === null) return Number.NaN;
  switch (kind) {
    case 'outturn':
      return outturn;
    case 'attainment':
      return attainment(figures, outturn, level);
    case 'variance':
      return level === null ? Number.NaN : better(figures, level, outturn);
    case 'improvement':
      return improvement(figures, outturn);
    case 'percentile':
      return yardstick ? percentile(yardstick, meritOf(figures), own) : Number.NaN;
    case 'standard score':
      return yardstick ? standardScore(yardstick, meritOf(figures)) : Number.NaN;
    case 'baseline':
      return attainment(figures, outturn, expectedOf(baseline, facts));
  }
}

/**
 * How well a figure does, so that more is better: on target that is how near it is to its level. NaN where it
 * is not known.
 */
export function meritOf({ polarity, outturn, level }: Figures): number {
  if (outturn === null) return Number.NaN;
  if (polarity === 'higher') return outturn;
  if (polarity === 'lower') return 0 - outturn;
  return level === null ? Number.NaN : 0 - Math.abs(withoutNoise(outturn - level));
}

/** What is expected of a provider with these facts; null where nothing is. */
export function expectedOf(
  baseline: Baseline | undefined,
  facts: RatedSubject['facts'],
): number | null {
  if (!baseline) return null;
  const fact = facts[baseline.fact];
  const expected = fact === undefined ? undefined : baseline.values[fact];
  return expected ?? baseline.otherwise ?? null;
}

/** As the room measure has it, in numbers alone: its decimals are exact and too slow for a table of draws. */
function better({ polarity }: Figures, from: number, to: number): number {
  if (polarity === 'higher') return to - from;
  if (polarity === 'lower') return from - to;
  return 0 - Math.abs(to - from);
}

function attainment(figures: Figures, outturn: number, level: number | null): number {
  if (level === null) return Number.NaN;
  const variance = better(figures, level, outturn);
  if (level === 0) return variance >= 0 ? 100 : 0;
  return 100 + (100 * variance) / Math.abs(level);
}

/** On target, an improvement is the distance from the level that was gained on the previous. */
function improvement(figures: Figures, outturn: number): number {
  const { polarity, previous, level } = figures;
  if (previous === null) return Number.NaN;
  if (polarity === 'on target' && level === null) return Number.NaN;
  const gained =
    polarity === 'on target' && level !== null
      ? Math.abs(previous - level) - Math.abs(outturn - level)
      : better(figures, previous, outturn);
  if (previous === 0) return 100 * Math.sign(withoutNoise(gained));
  return (100 * gained) / Math.abs(previous);
}

/** Why a view measures nothing, in a sentence; null where it does. */
export function whyMissing(
  { measure: kind, baseline }: View,
  figures: Figures,
  { facts, yardstick }: Against,
): string | null {
  if (figures.outturn === null) return 'There is no outturn.';
  const wants = needs[kind];
  const onTarget = figures.polarity === 'on target' && wants.merit;
  if ((wants.level || onTarget) && figures.level === null) return 'No level was set.';
  if (wants.previous && figures.previous === null)
    return 'There is no figure of the period before.';
  if (wants.group && !yardstick) return 'There are too few to compare with.';
  if (kind === 'baseline' && expectedOf(baseline, facts) === null) {
    return `Nothing is expected of a provider whose ${baseline?.fact ?? 'kind'} is ${facts[baseline?.fact ?? ''] ?? 'not known'}.`;
  }
  return null;
}

type Needs = { level?: true; previous?: true; group?: true; merit?: true };

/** `merit`: a level as well, where the metric should be on target. */
const needs: Record<Measure, Needs> = {
  outturn: {},
  attainment: { level: true },
  variance: { level: true },
  improvement: { previous: true, merit: true },
  percentile: { group: true, merit: true },
  'standard score': { group: true, merit: true },
  baseline: {},
};
