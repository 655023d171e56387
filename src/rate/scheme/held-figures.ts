import type { Scheme, SchemeInput } from '../../catalogue/index.ts';
import { type Yardstick, yardsticksOf } from './compared-with.ts';
import { type Against, meritOf } from './measured.ts';
import type { InputFigure, RatedSubject, Span } from './rated-subject.ts';

/** A figure, all of its parts null where there is none, with what it is held against. */
export type HeldFigure = { figure: InputFigure; against: Against };

/** By subject, by its spans, by the inputs of the scheme. Groups are put in order once, not for each provider. */
export function heldFigures(scheme: Scheme, subjects: readonly RatedSubject[]): HeldFigure[][][] {
  const held = subjects.map(({ spans }) => spans.map((): HeldFigure[] => []));
  const withNobody = subjects.map(({ facts }): Against => {
    return { facts, yardstick: undefined, own: Number.NaN };
  });
  for (const input of scheme.inputs) {
    const figures = subjects.map(({ spans }) => spans.map((span) => figureIn(span, input)));
    const yardsticks = comparesWithOthers(input) ? inputYardsticks(scheme, subjects, figures) : [];
    withNobody.forEach((nobody, subject) => {
      figures[subject]?.forEach((figure, span) => {
        const yardstick = yardsticks[subject]?.[span];
        const against = yardstick ? { ...nobody, yardstick, own: meritOf(figure) } : nobody;
        held[subject]?.[span]?.push({ figure, against });
      });
    });
  }
  return held;
}

function figureIn({ figures }: Span, { code, metrics }: SchemeInput): InputFigure {
  return (
    figures.get(code) ?? {
      metric: metrics[0] ?? code,
      polarity: 'higher',
      outturn: null,
      level: null,
      previous: null,
      texts: { outturn: '', level: '', previous: '' },
    }
  );
}

function comparesWithOthers({ views }: SchemeInput): boolean {
  return views.some(({ measure }) => measure === 'percentile' || measure === 'standard score');
}

/** Whom the figures of one input are compared with, those of the same period: by subject, by its spans. */
function inputYardsticks(
  { comparedWith }: Scheme,
  subjects: readonly RatedSubject[],
  figures: ReadonlyArray<readonly InputFigure[]>,
): Array<Array<Yardstick | undefined>> {
  const yardsticks = subjects.map((): Array<Yardstick | undefined> => []);
  const periods = new Set(subjects.flatMap(({ spans }) => spans.map(({ period }) => period)));
  for (const period of periods) {
    const compared = subjects.flatMap(({ spans, group }, subject) => {
      const span = spans.findIndex((each) => each.period === period);
      const figure = figures[subject]?.[span];
      return figure ? [{ subject, span, group, merit: meritOf(figure) }] : [];
    });
    yardsticksOf(comparedWith, compared).forEach((yardstick, at) => {
      const { subject = -1, span = -1 } = compared[at] ?? {};
      const its = yardsticks[subject];
      if (its) its[span] = yardstick;
    });
  }
  return yardsticks;
}
