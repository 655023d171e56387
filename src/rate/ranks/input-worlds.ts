import type { View } from '../../catalogue/index.ts';
import { type Against, type Figures, measured } from '../scheme/measured.ts';
import { pointsOf } from '../scheme/points.ts';
import type { HeldFigure, PreparedScheme } from '../scheme/prepared-scheme.ts';
import type { InputFigure } from '../scheme/rated-subject.ts';
import { withoutNoise } from '../scheme/score-rounding.ts';
import type { DrawOrder } from './draw-order.ts';
import type { OutturnWorlds } from './outturn-worlds.ts';
import { worlds } from './quantiles.ts';

/** The points of an input in each world of its stream. */
export type InputWorlds = { stream: number; points: Float64Array };

/** One input of one provider, with the name by which its metric is drawn. */
export type Drawn = { prepared: PreparedScheme; subject: number; input: number; metric: string };

/**
 * The points of an input in each of its worlds, every quarter and every previous figure drawn by itself;
 * undefined where chance does not come into it. The yardstick of a comparator group is held as it stands. `ago`
 * says how many periods before the one asked about this is: what is drawn of a period is the same wherever it is
 * used.
 */
export function inputWorlds(
  { prepared, subject, input, metric }: Drawn,
  order: DrawOrder,
  ago: number,
): InputWorlds | undefined {
  const shares = prepared.quarterSharesOf(subject, input);
  const views = prepared.scheme.inputs[input]?.views ?? [];
  const points = new Float64Array(worlds);
  let varies = false;
  shares.forEach((share, span) => {
    if (share === 0) return;
    const held = prepared.figureOf(subject, input, span);
    const spanAgo = ago + shares.length - 1 - span;
    const tables = tablesOf(held.figure, order, improves(views));
    const earn = earnings(views, held, tables);
    addDrawn(points, share, { earn, tables, metric, order, ago: spanAgo });
    varies ||= tables.now !== undefined || tables.before !== undefined;
  });
  return varies ? { stream: order.streamOf(metric), points } : undefined;
}

/** What an outturn and the one before it might have been; undefined where it is what it is. */
type Tables = { now: OutturnWorlds | undefined; before: OutturnWorlds | undefined };

function tablesOf(figure: InputFigure, order: DrawOrder, withPrevious: boolean): Tables {
  const { outturn, previous, chance, previousChance } = figure;
  return {
    now: outturn === null ? undefined : order.tables.find(chance, outturn),
    before:
      previous === null || !withPrevious ? undefined : order.tables.find(previousChance, previous),
  };
}

/** The points for an outturn and a previous, by their index in the tables. */
type Earnings = (now: number, before: number) => number;

/** Views that do not look at the previous figure are worked out once for each outturn. */
function earnings(
  views: readonly View[],
  { figure, against }: HeldFigure,
  tables: Tables,
): Earnings {
  const { polarity, level, outturn, previous } = figure;
  const figures: Figures = { polarity, level, outturn, previous };
  const outturns = tables.now?.outturns ?? Float64Array.of(outturn ?? Number.NaN);
  const plain = views.filter(({ measure }) => measure !== 'improvement');
  const sums = new Float64Array(outturns.length);
  let plainShare = 0;
  outturns.forEach((each, at) => {
    figures.outturn = each;
    const { sum, share } = sumOf(plain, figures, against);
    sums[at] = sum;
    plainShare = share;
  });
  if (!tables.before) {
    const improved = views.filter(({ measure }) => measure === 'improvement');
    const each = outturns.map((now, at) => {
      figures.outturn = now;
      const { sum, share } = sumOf(improved, figures, against);
      return withoutNoise((sum + (sums[at] ?? 0)) / (share + plainShare));
    });
    return (now) => each[now] ?? 0;
  }
  return improving(views, {
    figures,
    against,
    outturns,
    before: tables.before.outturns,
    sums,
    plainShare,
  });
}

type Improving = {
  figures: Figures;
  against: Against;
  outturns: Float64Array;
  before: Float64Array;
  sums: Float64Array;
  plainShare: number;
};

function improving(views: readonly View[], parts: Improving): Earnings {
  const { figures, against, outturns, before, sums, plainShare } = parts;
  const improved = views.filter(({ measure }) => measure === 'improvement');
  return (now, earlier) => {
    figures.outturn = outturns[now] ?? 0;
    figures.previous = before[earlier] ?? 0;
    const { sum, share } = sumOf(improved, figures, against);
    return withoutNoise((sum + (sums[now] ?? 0)) / (share + plainShare));
  };
}

/** Shares times points of those views that are known, and their shares. */
function sumOf(
  views: readonly View[],
  figures: Figures,
  against: Against,
): { sum: number; share: number } {
  let [sum, share] = [0, 0];
  for (const view of views) {
    const points = pointsOf(view.points, measured(view, figures, against));
    if (Number.isNaN(points)) continue;
    sum += view.share * points;
    share += view.share;
  }
  return { sum, share };
}

type SpanDrawn = { earn: Earnings; tables: Tables; metric: string; order: DrawOrder; ago: number };

/** Adds what a quarter counts in each world. */
function addDrawn(points: Float64Array, share: number, span: SpanDrawn): void {
  const { earn, tables, metric, order, ago } = span;
  const now = order.orderOf(metric, ago);
  const before = order.orderOf(metric, ago + 1);
  const inNow = tables.now?.inWorld;
  const inBefore = tables.before?.inWorld;
  for (let world = 0; world < worlds; world += 1) {
    const outturn = inNow ? (inNow[now[world] ?? 0] ?? 0) : 0;
    const previous = inBefore ? (inBefore[before[world] ?? 0] ?? 0) : 0;
    points[world] = (points[world] ?? 0) + share * earn(outturn, previous);
  }
}

function improves(views: readonly View[]): boolean {
  return views.some(({ measure }) => measure === 'improvement');
}

/** Whether it is known how sure a figure is, with its previous where its views look at that. */
export function hasChance(views: readonly View[], figure: InputFigure): boolean {
  if (figure.outturn === null) return true;
  if (!figure.chance) return false;
  return !improves(views) || figure.previous === null || figure.previousChance !== undefined;
}
