import { type Chart, type ChartTable, draw, label } from './chart.ts';
import { across, type Frame, valueGrid } from './frame.ts';
import type { FunnelPlot, KnownDot } from './funnel-dot.ts';
import { funnelDots, funnelNames, namedDots } from './funnel-dots.ts';
import { funnelLimits } from './funnel-limits.ts';
import { funnelSentence } from './funnel-sentence.ts';
import { drawLabelRows, labelRows } from './label-rows.ts';
import type { Markup } from './markup.ts';
import { linearScale, rounded, type Scale } from './scale.ts';
import { legend, legendHeight, type Sign } from './sign.ts';

/** Room at the left for the values, at the right for the names of the limits. */
const plot = { left: 14, width: 70, height: 240 };
/** Beyond this, small denominators would crowd on a linear scale. */
const wideRange = 6;

/** Values against what they are out of, with the limits that chance alone would seldom leave. */
export function funnelPlot(options: FunnelPlot): Chart {
  const { id, title, dots } = options;
  const known = dots.filter(
    (dot): dot is KnownDot => dot.denominator !== null && dot.value !== null,
  );
  const { sentence, details } = funnelSentence(options, known);
  const description = details === '' ? sentence : `${sentence} ${details}`;
  const { height, shapes } =
    known.length === 0
      ? { height: 30, shapes: [label(0, 20, sentence)] }
      : drawFunnel(options, known);
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, sentence, description, table: tableOf(options) };
}

function drawFunnel(
  options: FunnelPlot,
  known: readonly KnownDot[],
): { height: number; shapes: Markup[] } {
  const entries = entriesOf(options, known);
  const named = namedDots(known);
  const keyHeight = legendHeight(entries.length, 1);
  const top = keyHeight + 20 + Math.max(18, named.above.height);
  const frame: Frame = { ...plot, top };
  const scales = { x: denominatorScale(known), y: valueScale(options, known) };
  const foot = top + frame.height + named.below.height;
  const list = funnelNames(named, foot + 56);
  const shapes = [
    ...legend(entries, 0, 1),
    label(0, keyHeight + 14, options.values),
    ...valueGrid(frame, scales.y, options.printValue),
    ...funnelLimits(options, frame, scales),
    ...funnelDots(known, named, { frame, scales }),
    ...denominatorAxis(options, frame, scales.x, foot),
    ...list.shapes,
  ];
  return { height: foot + 56 + list.height, shapes };
}

/** Square roots where the largest is many times the smallest: the limits narrow with the root. */
function denominatorScale(known: readonly KnownDot[]): Scale {
  const all = known.map((dot) => Math.max(0, dot.denominator));
  const [least, most] = [
    all.reduce((a, b) => Math.min(a, b)),
    all.reduce((a, b) => Math.max(a, b)),
  ];
  if (most <= wideRange * least) return linearScale(all);
  const { ticks } = linearScale(all, { fromZero: true });
  const last = ticks.at(-1) ?? most;
  return {
    place: (value) => rounded(Math.sqrt(Math.min(1, Math.max(0, value / last))) * 100),
    ticks,
  };
}

/** Over all dots and the target; a limit that leaves this range for small denominators is cut off. */
function valueScale({ target, limits }: FunnelPlot, known: readonly KnownDot[]): Scale {
  const middle = known.map((dot) => dot.denominator).toSorted((a, b) => a - b)[
    Math.floor(known.length / 4)
  ];
  const shown = limits.flatMap(({ points }) =>
    points
      .filter(({ denominator }) => denominator >= (middle ?? 0))
      .flatMap(({ lower, upper }) => [lower, upper]),
  );
  return linearScale([target.value, ...known.map((dot) => dot.value), ...shown]);
}

function denominatorAxis(
  { denominators, printDenominator }: FunnelPlot,
  frame: Frame,
  scale: Scale,
  foot: number,
): Markup[] {
  const ticks = labelRows(
    scale.ticks.map((tick) => ({
      at: across(frame, scale.place(tick)),
      text: printDenominator(tick),
    })),
  ).filter(({ row }) => row === 0);
  return [...drawLabelRows(ticks, foot + 8), label(0, foot + 44, `across: ${denominators}`)];
}

function entriesOf(
  { target, limits, adjusted }: FunnelPlot,
  known: readonly KnownDot[],
): Array<{ sign: Sign; words: string }> {
  const has = (limit: number) => limits.some((one) => one.limit === limit);
  const beyond = known.some((dot) => dot.beyond !== null);
  const note = adjusted === undefined ? '' : ', adjusted';
  const all = [
    { sign: 'line', words: `${target.words}: ${target.text}`, used: true },
    { sign: 'inner limit', words: `95% limits${note}`, used: has(95) },
    { sign: 'limit', words: `99.8% limits${note}`, used: has(99.8) },
    { sign: 'above', words: 'beyond a limit, above or below', used: beyond },
  ] as const;
  return all.filter(({ used }) => used);
}

function tableOf({
  title,
  dots,
  denominators,
  values,
  rowsAre = 'Provider',
}: FunnelPlot): ChartTable {
  return {
    caption: title,
    head: [
      { text: rowsAre },
      { text: denominators, numeric: true },
      { text: values, numeric: true },
      { text: 'Against the limits' },
    ],
    rows: dots.map((one) => [
      { text: one.name },
      { text: one.denominatorText, numeric: true },
      { text: one.valueText, numeric: true },
      { text: one.words },
    ]),
  };
}
