import type { Metric, SchemeInput } from '../../catalogue/index.ts';
import type { Provider } from '../../estate/index.ts';
import type { CountedFigure, HeldFigure } from '../../measure/index.ts';
import type { Chance, InputFigure } from '../scheme/rated-subject.ts';

/** All that is known of one period. */
export type KnownPeriod = {
  metrics: ReadonlyMap<string, Metric>;
  figureOf(provider: Provider, metric: Metric): HeldFigure;
  chanceOf(
    provider: Provider,
    metric: Metric,
    counted: { figure: CountedFigure; when: 'now' | 'before' },
  ): Chance | undefined;
};

/**
 * The figure of an input: of the first of its metrics with an outturn, else of the first with a level; undefined
 * where nothing is held of any.
 */
export function inputFigure(
  known: KnownPeriod,
  provider: Provider,
  { metrics }: Pick<SchemeInput, 'metrics'>,
): InputFigure | undefined {
  const held = metrics.flatMap((code) => {
    const metric = known.metrics.get(code);
    return metric ? [{ metric, figure: known.figureOf(provider, metric) }] : [];
  });
  const found =
    held.find(({ figure }) => figure.outturn.value !== null) ??
    held.find(({ figure }) => figure.level.value !== null);
  return found && figureFrom(known, provider, found.metric, found.figure);
}

function figureFrom(
  known: KnownPeriod,
  provider: Provider,
  metric: Metric,
  { outturn, level, previous }: HeldFigure,
): InputFigure {
  const chance = outturn.counted && { figure: outturn.counted, when: 'now' as const };
  const before = previous?.counted && { figure: previous.counted, when: 'before' as const };
  return {
    metric: metric.code,
    polarity: metric.polarity,
    outturn: outturn.value,
    level: level.value,
    previous: previous?.value ?? null,
    chance: chance && known.chanceOf(provider, metric, chance),
    previousChance: before && known.chanceOf(provider, metric, before),
    texts: {
      outturn: textOf(outturn),
      level: textOf(level),
      previous: previous?.text ?? '',
    },
  };
}

/** As printed; without a value the words of its kind of nothing stand elsewhere. */
function textOf({ value, text }: { value: number | null; text: string }): string {
  return value === null ? '' : text;
}
