import { type Catalogue, getMetric, printValue, rangeOf } from '../../catalogue/index.ts';
import { betterWay, leastChange, type Search } from './least-change.ts';
import type { PreparedRow, PreparedScheme, RolledUp } from './prepared-scheme.ts';

/** One input of one provider, and what another outturn of it would do. */
export type TriedInput = {
  subject: number;
  input: number;
  code: string;
  title: string;
  provider: string;
  metric: string;
  outturn: number;
  level: number | null;
  previous: number | null;
};

/** Points of the members of a row, by their index in the row. */
export type RowPoints = readonly Float64Array[];

/** The points of a row as they are, to be changed. */
export function pointsOfRow(prepared: PreparedScheme, { members }: PreparedRow): Float64Array[] {
  return members.map((subject) => Float64Array.from(prepared.pointsAsTheyAre(subject)));
}

/** What a row comes to with some points. */
export function resultOfRow(
  prepared: PreparedScheme,
  { members }: PreparedRow,
  points: RowPoints,
): RolledUp {
  const results = members.map((subject, index) =>
    prepared.rollUpOf(subject, points[index] ?? new Float64Array()),
  );
  return prepared.together(results);
}

/** The inputs of a row that have an outturn in the period rated. */
export function triedInputs(prepared: PreparedScheme, { members }: PreparedRow): TriedInput[] {
  return members.flatMap((subject) => {
    const known = prepared.subjects[subject];
    const figures = known?.spans.at(-1)?.figures;
    return prepared.scheme.inputs.flatMap(({ code, title }, input): TriedInput[] => {
      const figure = figures?.get(code);
      if (!known || !figure || figure.outturn === null) return [];
      const { metric, outturn, level, previous } = figure;
      return [
        { subject, input, code, title, provider: known.name, metric, outturn, level, previous },
      ];
    });
  });
}

/** The points of a row if one input had another outturn. */
export function pointsIf(
  prepared: PreparedScheme,
  row: PreparedRow,
  points: RowPoints,
  { tried, outturn }: { tried: TriedInput; outturn: number },
): Float64Array[] {
  const { subject, input, previous } = tried;
  return points.map((own, index) => {
    if (row.members[index] !== subject) return own;
    const changed = Float64Array.from(own);
    changed[input] = prepared.pointsOf(subject, input, outturn, previous);
    return changed;
  });
}

/** The least change of an input for the better, or the worse, by which something holds; undefined where none does. */
export function leastChangeOf(
  tried: TriedInput,
  catalogue: Catalogue,
  way: 'better' | 'worse',
  holds: (outturn: number) => boolean,
): { outturn: number; text: string } | undefined {
  const metric = getMetric(catalogue, tried.metric);
  const better = betterWay(metric.polarity, tried.outturn, tried.level);
  if (!better) return undefined;
  const up = (better === 'up') === (way === 'better');
  const { min = 0, max } = rangeOf(metric);
  // Past its target a figure that should be on it becomes worse again.
  const target = metric.polarity === 'on target' && way === 'better' ? tried.level : null;
  const search: Search = {
    from: tried.outturn,
    way: up ? 'up' : 'down',
    places: metric.decimals,
    bound: target ?? (up ? max : min),
  };
  const outturn = leastChange(search, holds);
  return outturn === undefined ? undefined : { outturn, text: printValue(outturn, metric) };
}
