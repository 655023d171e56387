import type { PreparedScheme } from '../scheme/prepared-scheme.ts';
import type { InputFigure } from '../scheme/rated-subject.ts';
import type { DrawOrder } from './draw-order.ts';
import { outturnWorlds, worlds } from './outturn-worlds.ts';

/** The points of an input in each world of its stream. */
export type InputWorlds = { stream: number; points: Float64Array };

/** One input of one provider, with the name by which its metric is drawn. */
export type Drawn = { prepared: PreparedScheme; subject: number; input: number; metric: string };

/** How many periods before the one asked about this is; what is drawn of a period is the same wherever it is used. */
type Ago = number;

/**
 * The points of an input for each of its worlds, every quarter and every previous figure drawn by itself;
 * undefined where chance does not come into it. The yardstick of a comparator group is held as it stands.
 */
export function inputWorlds(drawn: Drawn, order: DrawOrder, ago: Ago): InputWorlds | undefined {
  const { prepared, subject, input, metric } = drawn;
  const spans = prepared.subjects[subject]?.spans ?? [];
  const shares = prepared.quarterSharesOf(subject, input);
  const points = new Float64Array(worlds);
  let varies = false;
  for (let span = 0; span < spans.length; span += 1) {
    const share = shares[span] ?? 0;
    if (share === 0) continue;
    const spanAgo = ago + spans.length - 1 - span;
    varies = addSpan(points, share, { drawn, span, order, ago: spanAgo }) || varies;
  }
  return varies ? { stream: order.streamOf(metric), points } : undefined;
}

type SpanDrawn = { drawn: Drawn; span: number; order: DrawOrder; ago: Ago };

/** Adds what a quarter counts in each world; false where it is the same in all. */
function addSpan(
  points: Float64Array,
  share: number,
  { drawn, span, order, ago }: SpanDrawn,
): boolean {
  const { prepared, subject, input, metric } = drawn;
  const { figure } = prepared.figureOf(subject, input, span);
  const { outturn, previous } = figure;
  const outturns = outturn === null ? undefined : outturnWorlds(figure.chance, outturn);
  const before =
    previous === null || !improves(prepared, input)
      ? undefined
      : outturnWorlds(figure.previousChance, previous);
  const pointsIf = (now: number | null, earlier: number | null) =>
    prepared.quarterPointsOf(subject, input, span, { outturn: now, previous: earlier });
  if (!outturns && !before) {
    addTo(points, share, () => pointsIf(outturn, previous));
    return false;
  }
  const now = order.orderOf(metric, ago);
  const earlier = order.orderOf(metric, ago + 1);
  if (before) {
    addTo(points, share, (world) =>
      pointsIf(outturns?.[now[world] ?? 0] ?? outturn, before[earlier[world] ?? 0] ?? previous),
    );
  } else {
    const each = outturns?.map(onceForEqual((value) => pointsIf(value, previous)));
    addTo(points, share, (world) => each?.[now[world] ?? 0] ?? 0);
  }
  return true;
}

function addTo(points: Float64Array, share: number, each: (world: number) => number): void {
  for (let world = 0; world < points.length; world += 1) {
    points[world] = (points[world] ?? 0) + share * each(world);
  }
}

/** Equal outturns stand side by side: what one earns is worked out once. */
function onceForEqual(earns: (outturn: number) => number): (outturn: number) => number {
  let [last, earned] = [Number.NaN, Number.NaN];
  return (outturn) => {
    if (outturn !== last) [last, earned] = [outturn, earns(outturn)];
    return earned;
  };
}

/** Whether an input looks at the previous figure. */
function improves({ scheme }: PreparedScheme, input: number): boolean {
  return scheme.inputs[input]?.views.some(({ measure }) => measure === 'improvement') ?? false;
}

/** Whether it is known how sure a figure is, with its previous where the input looks at that. */
export function hasChance(prepared: PreparedScheme, input: number, figure: InputFigure): boolean {
  if (figure.outturn === null) return true;
  if (!figure.chance) return false;
  return !improves(prepared, input) || figure.previous === null || !!figure.previousChance;
}
