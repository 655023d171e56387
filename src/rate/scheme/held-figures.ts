import type { Scheme, SchemeInput } from '../../catalogue/index.ts';
import { type Yardstick, yardsticksOf } from './compared-with.ts';
import { type Against, meritOf } from './measured.ts';
import type { InputFigure, RatedSubject, Span } from './rated-subject.ts';

/** A figure, all of its parts null where there is none, with what it is held against. */
export type HeldFigure = { figure: InputFigure; against: Against };

/** By subject, by its spans, by the inputs of the scheme. Groups are put in order once, not for each provider. */
export function heldFigures(scheme: Scheme, subjects: readonly RatedSubject[]): HeldFigure[][][] {
  const held = subjects.map(({ spans }) => spans.map((): HeldFigure[] => []));
  for (const input of scheme.inputs) {
    const figures = subjects.map(({ spans }) => spans.map((span) => figureIn(span, input)));
    const yardsticks = inputYardsticks(scheme, input, { subjects, figures });
    subjects.forEach(({ facts }, subject) => {
      figures[subject]?.forEach((figure, span) => {
        const yardstick = yardsticks.get(figure);
        const own = yardstick ? meritOf(figure) : Number.NaN;
        held[subject]?.[span]?.push({ figure, against: { facts, yardstick, own } });
      });
    });
  }
  return held;
}

function figureIn({ figures }: Span, { code, metrics }: SchemeInput): InputFigure {
  const figure = figures.get(code);
  // A figure of its own, even where two spans were given one and the same: yardsticks are kept by it.
  if (figure) return { ...figure };
  return {
    metric: metrics[0] ?? code,
    polarity: 'higher',
    outturn: null,
    level: null,
    previous: null,
    texts: { outturn: '', level: '', previous: '' },
  };
}

/** Whom each figure is compared with: those of the same period. Empty where the input compares with nobody. */
function inputYardsticks(
  { comparedWith }: Scheme,
  { views }: SchemeInput,
  { subjects, figures }: { subjects: readonly RatedSubject[]; figures: InputFigure[][] },
): Map<InputFigure, Yardstick> {
  const yardsticks = new Map<InputFigure, Yardstick>();
  if (!views.some(({ measure }) => measure === 'percentile' || measure === 'standard score')) {
    return yardsticks;
  }
  const periods = new Map<string, Array<{ figure: InputFigure; group?: string | undefined }>>();
  subjects.forEach(({ spans, group }, subject) => {
    spans.forEach(({ period }, span) => {
      const figure = figures[subject]?.[span];
      if (!figure) return;
      const compared = periods.get(period);
      if (compared) compared.push({ figure, group });
      else periods.set(period, [{ figure, group }]);
    });
  });
  for (const compared of periods.values()) {
    const merits = compared.map(({ figure, group }) => ({ group, merit: meritOf(figure) }));
    yardsticksOf(comparedWith, merits).forEach((yardstick, at) => {
      const figure = compared[at]?.figure;
      if (figure && yardstick) yardsticks.set(figure, yardstick);
    });
  }
  return yardsticks;
}
