import type { Catalogue, Metric } from '../../catalogue/index.ts';
import { type CountedFigure, chanceKindOf } from '../../measure/index.ts';
import type { Chance } from '../scheme/rated-subject.ts';
import { perOf } from './per-of.ts';

/** What is known of a counted figure beside itself. */
export type Counted = {
  figure: CountedFigure;
  /** Months of the period. */
  months: number;
  /** By the spread of its months; asked only where the counts do not tell. */
  standardError: () => number | undefined;
};

/** How a counted figure came about, by its formula and counts; else by its months; undefined where neither tells. */
export function chanceOfFigure(
  catalogue: Catalogue,
  metric: Metric,
  { figure, months, standardError }: Counted,
): Chance | undefined {
  const { outturn, top, bottom } = figure;
  if (outturn === null || top === null) return undefined;
  const kind = kindOf(catalogue, metric);
  if (kind === 'judgement') return { kind };
  if (kind === 'proportion' && bottom !== null) {
    return { kind, top, bottom, per: perOf(metric, months) };
  }
  if (kind === 'events') return { kind, top, perEvent: perOf(metric, months) / (bottom ?? 1) };
  const error = standardError();
  return error === undefined ? undefined : { kind: 'months', standardError: error };
}

type Kind = ReturnType<typeof chanceKindOf>['kind'];

const kinds = new WeakMap<Catalogue, Map<Metric, Kind>>();

/** Told once of each metric: it takes a look at every tally behind it. */
function kindOf(catalogue: Catalogue, metric: Metric): Kind {
  const known = kinds.get(catalogue) ?? new Map<Metric, Kind>();
  kinds.set(catalogue, known);
  const kind = known.has(metric) ? known.get(metric) : chanceKindOf(catalogue, metric).kind;
  known.set(metric, kind ?? null);
  return kind ?? null;
}
