import { type Chart, type ChartTable, colours, draw, label } from './chart.ts';
import { controlPlot } from './control-plot.ts';
import { type ControlChart, type ControlPoint, controlNumbers } from './control-point.ts';
import { controlSentence } from './control-sentence.ts';
import { type Frame, halo, periodLabels, slots, valueGrid } from './frame.ts';
import { wrapLines } from './label.ts';
import { element, type Markup } from './markup.ts';
import { linearScale } from './scale.ts';
import { legend, legendHeight, type Sign } from './sign.ts';

const plot = { left: 15, width: 83, height: 200 };
const lineHeight = 16;
const lineCharacters = 34;
const mostLines = 6;

/** Months with the mean and limits of each phase; months that a rule flags are marked by shape and number. */
export function controlChart(options: ControlChart): Chart {
  const { id, title, points } = options;
  const { sentence, details } = controlSentence(options);
  const description = details === '' ? sentence : `${sentence} ${details}`;
  const { height, shapes } = points.some(({ value }) => value !== null)
    ? drawControl(options)
    : { height: 30, shapes: [label(0, 20, sentence)] };
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, sentence, description, table: tableOf(options) };
}

function drawControl(options: ControlChart): { height: number; shapes: Markup[] } {
  const { points, print } = options;
  const entries = entriesOf(points);
  const rebases = options.rebases.filter(({ at }) => points[at] !== undefined);
  const top = legendHeight(entries.length) + (rebases.length > 0 ? 36 : 20);
  const frame: Frame = { ...plot, top };
  const scale = linearScale(controlNumbers(points));
  const foot = top + frame.height;
  const list = notes(options, rebases, foot + 40);
  const shapes = [
    ...legend(entries, 0),
    ...valueGrid(frame, scale, print),
    ...rebases.flatMap(({ at }, index) => rebaseMark(frame, { at, of: points.length, index })),
    ...controlPlot({ points, rebases: rebases.map(({ at }) => at), frame, scale, numbered: true }),
    ...periodLabels(
      points.map(({ month }) => month),
      slots(frame, points.length),
      foot + 28,
    ),
    ...list.shapes,
  ];
  return { height: foot + 40 + list.height, shapes };
}

function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + (index % 26));
}

function rebaseMark(
  frame: Frame,
  { at, of, index }: { at: number; of: number; index: number },
): Markup[] {
  const x = slots(frame, of)[at]?.left ?? frame.left;
  const line = { x1: `${x}%`, x2: `${x}%`, y1: frame.top - 14, y2: frame.top + frame.height };
  const paint = { stroke: colours.text, 'stroke-width': 1.5, 'stroke-dasharray': '1 3' };
  const letter = { 'text-anchor': 'middle', 'font-weight': 'bold', ...halo };
  return [
    element('line', { ...line, ...paint }),
    label(x, frame.top - 18, letterOf(index), letter),
  ];
}

/** The rules that flag something, by number, and the marks of new phases, by letter. */
function notes(
  { points, rules }: ControlChart,
  rebases: ControlChart['rebases'],
  top: number,
): { height: number; shapes: Markup[] } {
  const used = new Set(points.flatMap(({ flags }) => flags));
  const all = [
    ...rules
      .filter(({ number }) => used.has(number))
      .map(({ number, words }) => ({ mark: String(number), words })),
    ...rebases.map(({ at, words }, index) => ({
      mark: letterOf(index),
      words: `from ${points[at]?.month ?? ''}: ${words}`,
    })),
  ];
  let y = top;
  const shapes = all.flatMap(({ mark, words }) => {
    const lines = wrapLines(words, lineCharacters, mostLines).map((line, index) =>
      label(0, y + 13 + index * lineHeight, line, { x: 22 }),
    );
    const first = label(0, y + 13, mark, { 'font-weight': 'bold' });
    y += lines.length * lineHeight + 4;
    return [element('g', {}, [element('title', {}, [words]), first, ...lines])];
  });
  return { height: y - top, shapes };
}

function entriesOf(points: readonly ControlPoint[]): Array<{ sign: Sign; words: string }> {
  const all = [
    { sign: 'line', words: 'outturn', used: true },
    { sign: 'mean', words: 'mean', used: points.some(({ mean }) => mean !== null) },
    {
      sign: 'limit',
      words: 'limits',
      used: points.some(({ lower, upper }) => lower !== null || upper !== null),
    },
    {
      sign: 'level line',
      words: 'level',
      used: points.some(({ level }) => level !== null && level !== undefined),
    },
    {
      sign: 'flag',
      words: 'flagged',
      used: points.some(({ flags, value }) => value !== null && flags.length > 0),
    },
  ] as const;
  return all.filter(({ used }) => used);
}

function tableOf({ title, points, print, rules }: ControlChart): ChartTable {
  const wordsOf = (number: number) => rules.find((rule) => rule.number === number)?.words ?? '';
  const levels = points.some(({ level }) => level !== null && level !== undefined);
  const printed = (value: number | null | undefined) =>
    value === null || value === undefined ? 'none' : print(value);
  return {
    caption: title,
    head: [
      { text: 'Month' },
      { text: 'Outturn', numeric: true },
      { text: 'Mean', numeric: true },
      { text: 'Lower limit', numeric: true },
      { text: 'Upper limit', numeric: true },
      ...(levels ? [{ text: 'Level', numeric: true }] : []),
      { text: 'Flagged by' },
    ],
    rows: points.map((one) => [
      { text: one.month },
      { text: one.valueText, numeric: true },
      ...[one.mean, one.lower, one.upper].map((value) => ({ text: printed(value), numeric: true })),
      ...(levels ? [{ text: printed(one.level), numeric: true }] : []),
      { text: one.flags.map((flag) => `${flag}: ${wordsOf(flag)}`).join('; ') },
    ]),
  };
}
