import type { View } from '../../catalogue/index.ts';
import { type Against, type Figures, measured } from '../scheme/measured.ts';
import { pointsOf } from '../scheme/points.ts';
import type { HeldFigure, PreparedScheme } from '../scheme/prepared-scheme.ts';
import type { InputFigure } from '../scheme/rated-subject.ts';
import { withoutNoise } from '../scheme/score-rounding.ts';
import type { DrawOrder } from './draw-order.ts';
import { improvementLine } from './improvement-line.ts';
import type { OutturnWorlds } from './outturn-worlds.ts';
import { worlds } from './quantiles.ts';

/** The points of an input in each world of its stream; until the next input is asked for. */
export type InputWorlds = { stream: number; points: Float64Array };

/** One input of one provider, with the name by which its metric is drawn. */
export type Drawn = { prepared: PreparedScheme; subject: number; input: number; metric: string };

// Made once: so many are asked for that making room for each would take longer than the arithmetic.
const inAll = new Float64Array(worlds);
const now = {
  outturns: new Float64Array(worlds),
  sums: new Float64Array(worlds),
  inWorld: new Uint8Array(worlds),
};
const before = { outturns: new Float64Array(worlds), inWorld: new Uint8Array(worlds) };

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
  inAll.fill(0);
  let varies = false;
  for (let span = 0; span < shares.length; span += 1) {
    const share = shares[span] ?? 0;
    if (share === 0) continue;
    const held = prepared.figureOf(subject, input, span);
    const tables = tablesOf(held.figure, order, improves(views));
    const spanAgo = ago + shares.length - 1 - span;
    addSpan(share, { held, views, tables, metric, order, ago: spanAgo });
    varies ||= tables.now !== undefined || tables.before !== undefined;
  }
  return varies ? { stream: order.of(metric).stream, points: inAll } : undefined;
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

type SpanDrawn = {
  held: HeldFigure;
  views: readonly View[];
  tables: Tables;
  metric: string;
  order: DrawOrder;
  ago: number;
};

/** Adds what a quarter counts in each world. Views that do not look at the previous figure are worked out once for each outturn. */
function addSpan(share: number, { held, views, tables, metric, order, ago }: SpanDrawn): void {
  const { polarity, level, outturn, previous } = held.figure;
  const earning = earningOf(views, { polarity, level, outturn, previous }, held.against);
  const { figures } = earning;
  const differing = putOutturns(now, tables.now, outturn);
  for (let at = 0; at < differing; at += 1) {
    figures.outturn = now.outturns[at] ?? 0;
    now.sums[at] = sumOf(earning.plain, earning);
  }
  const metricOrder = order.of(metric);
  const nowOrder = metricOrder.ago(ago);
  if (tables.before) {
    putOutturns(before, tables.before, previous);
    addImproving(share, earning, nowOrder, metricOrder.ago(ago + 1));
    return;
  }
  for (let at = 0; at < differing; at += 1) {
    figures.outturn = now.outturns[at] ?? 0;
    now.sums[at] = share * pointsBy(earning, now.sums[at] ?? 0);
  }
  for (let world = 0; world < worlds; world += 1) {
    inAll[world] = (inAll[world] ?? 0) + (now.sums[now.inWorld[nowOrder[world] ?? 0] ?? 0] ?? 0);
  }
}

/** The views that are known, by whether they look at the previous figure. */
type Earning = KnownViews & {
  /** Those that are tried. */
  figures: Figures;
  against: Against;
};

type KnownViews = { plain: readonly View[]; improved: readonly View[]; share: number };

const sorted = new WeakMap<readonly View[], KnownViews>();

/** Whatever is drawn, the same views are missing. */
function earningOf(views: readonly View[], figures: Figures, against: Against): Earning {
  const isKnown = (view: View) => !Number.isNaN(measured(view, figures, against));
  if (!views.every(isKnown)) return { ...sortViews(views.filter(isKnown)), figures, against };
  let known = sorted.get(views);
  if (!known) {
    known = sortViews(views);
    sorted.set(views, known);
  }
  const { plain, improved, share } = known;
  return { plain, improved, share, figures, against };
}

function sortViews(views: readonly View[]): KnownViews {
  return {
    plain: views.filter(({ measure }) => measure !== 'improvement'),
    improved: views.filter(({ measure }) => measure === 'improvement'),
    share: views.reduce((sum, view) => sum + view.share, 0),
  };
}

/** Puts the outturns that differ, and which of them is in which world; how many differ. */
function putOutturns(
  into: { outturns: Float64Array; inWorld: Uint8Array },
  table: OutturnWorlds | undefined,
  as: number | null,
): number {
  if (!table) {
    into.outturns[0] = as ?? Number.NaN;
    into.inWorld.fill(0);
    return 1;
  }
  const { counts, upTo, from, per } = table;
  let world = 0;
  for (let at = 0; at < counts.length; at += 1) {
    into.outturns[at] = from + per * (counts[at] ?? 0);
    const end = upTo[at] ?? 0;
    while (world < end) {
      into.inWorld[world] = at;
      world += 1;
    }
  }
  return counts.length;
}

/** The outturn and the previous figure both differ from world to world. */
function addImproving(
  share: number,
  earning: Earning,
  nowOrder: Uint8Array,
  beforeOrder: Uint8Array,
): void {
  const { figures, improved } = earning;
  const line = improvementLine(improved, figures);
  for (let world = 0; world < worlds; world += 1) {
    const at = now.inWorld[nowOrder[world] ?? 0] ?? 0;
    const outturn = now.outturns[at] ?? 0;
    const previous = before.outturns[before.inWorld[beforeOrder[world] ?? 0] ?? 0] ?? 0;
    const plain = now.sums[at] ?? 0;
    if (line)
      inAll[world] =
        (inAll[world] ?? 0) + share * ((plain + line(outturn, previous)) / earning.share);
    else {
      figures.outturn = outturn;
      figures.previous = previous;
      inAll[world] = (inAll[world] ?? 0) + share * pointsBy(earning, plain);
    }
  }
}

/** The mean of all views by their shares; `plainSum` is of those that do not look at the previous figure. */
function pointsBy(earning: Earning, plainSum: number): number {
  const { improved, share } = earning;
  const sum = improved.length === 0 ? plainSum : plainSum + sumOf(improved, earning);
  return withoutNoise(sum / share);
}

/** Shares times points. */
function sumOf(views: readonly View[], { figures, against }: Earning): number {
  let sum = 0;
  for (const view of views) {
    sum += view.share * pointsOf(view.points, measured(view, figures, against));
  }
  return sum;
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
