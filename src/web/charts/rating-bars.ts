import {
  type Chart,
  type ChartTable,
  colours,
  draw,
  label,
  narrowLineCharacters,
} from './chart.ts';
import { halo } from './frame.ts';
import { sentenceOf, wrapLines } from './label.ts';
import { element, type Markup } from './markup.ts';
import { linearScale, type Scale } from './scale.ts';
import { legend, legendHeight } from './sign.ts';

/** What one input brings to a score: a null contribution says why in its text. */
export type RatingBar = {
  name: string;
  /** Domain or other heading. */
  domain?: string | null | undefined;
  /** Points on the scale of the score. */
  score: number | null;
  scoreText: string;
  weightText: string;
  /** Points that it adds, and the most that it could add. */
  contribution: number | null;
  most: number | null;
  /** `18.2 of 25`, or why there is none: `left out: no outturn`. */
  contributionText: string;
};

export type RatingBars = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  bars: readonly RatingBar[];
  rowsAre?: string | undefined;
  /** For a person who is not a statistician; made from the bars where none is given. */
  sentence?: string | undefined;
};

type Known = RatingBar & { contribution: number };

const lineHeight = 16;
const barHeight = 14;
const nameCharacters = narrowLineCharacters + 2;
const mostLines = 4;

/** What each input adds to a score, and what it misses of the most it could add; the most added first. */
export function ratingBars(options: RatingBars): Chart {
  const { id, title, bars } = options;
  const known = bars
    .filter((bar): bar is Known => bar.contribution !== null)
    .toSorted((a, b) => b.contribution - a.contribution);
  const silent = bars.filter((bar) => bar.contribution === null);
  const sentence = options.sentence ?? made(bars, known);
  const description = silent.length === 0 ? sentence : `${sentence}${told(silent)}`;
  const scale = linearScale(
    known.flatMap(({ contribution, most }) => [contribution, most ?? contribution]),
    { fromZero: true, exact: true },
  );
  let y = 0;
  const shapes: Markup[] = [];
  if (known.length > 0) {
    shapes.push(
      ...legend(
        [
          { sign: 'added', words: 'adds' },
          { sign: 'left over', words: 'misses' },
        ],
        0,
      ),
    );
    y += legendHeight(2) + 4;
  }
  for (const bar of [...known, ...silent]) {
    const row = drawRow(bar, y, scale);
    shapes.push(...row.shapes);
    y += row.height;
  }
  if (bars.length === 0) shapes.push(label(0, 20, sentence));
  const svg = draw({ id, title, description, height: Math.max(y, 30), shapes });
  return { id, svg, title, sentence, description, table: tableOf(options, [...known, ...silent]) };
}

function drawRow(bar: RatingBar, top: number, scale: Scale): { height: number; shapes: Markup[] } {
  const { name, contribution, contributionText, weightText, scoreText } = bar;
  const names = wrapLines(name, nameCharacters, mostLines);
  const nameShapes = names.map((line, index) =>
    label(0, top + 13 + index * lineHeight, line, { 'font-weight': 'bold' }),
  );
  const whole = element('g', {}, [element('title', {}, [name]), ...nameShapes]);
  const after = top + names.length * lineHeight;
  const quiet = { fill: colours.quiet };
  if (contribution === null) {
    const lines = wrapLines(`weight ${weightText}: ${contributionText}`, nameCharacters, mostLines);
    const why = lines.map((line, index) =>
      label(0, after + 13 + index * lineHeight, line, { ...quiet, 'font-style': 'italic' }),
    );
    return { height: after + lines.length * lineHeight + 12 - top, shapes: [whole, ...why] };
  }
  const detail = `score ${scoreText}, weight ${weightText}`;
  const foot = after + 4 + barHeight + 14;
  const shapes = [
    whole,
    ...drawBar({ ...bar, contribution }, after + 4, scale),
    label(0, foot, detail, quiet),
    label(100, foot, `adds ${contributionText}`, { 'text-anchor': 'end', ...halo }),
  ];
  return { height: foot + 14 - top, shapes };
}

/** As long as the most it could add, filled as far as it does. */
function drawBar({ contribution, most }: Known, y: number, scale: Scale): Markup[] {
  const zero = scale.place(0);
  const box = (to: number, paint: Record<string, string | number>) => {
    const end = scale.place(to);
    const width = `${Math.abs(end - zero).toFixed(2)}%`;
    const place = { x: `${Math.min(zero, end)}%`, width, y, height: barHeight };
    return element('rect', { ...place, ...paint });
  };
  const outline = { fill: '#ffffff', stroke: colours.plain, 'stroke-width': 1.5 };
  return [
    ...(most === null ? [] : [box(most, outline)]),
    box(contribution, { fill: colours.highlight }),
  ];
}

function made(bars: readonly RatingBar[], known: readonly Known[]): string {
  const [first] = known;
  if (first === undefined) {
    return bars.length === 0 ? 'There are no figures to show.' : 'No input has a score.';
  }
  const missed = ({ contribution, most }: Known) => (most ?? contribution) - contribution;
  const worst = known.toSorted((a, b) => missed(b) - missed(a))[0];
  const most = `${first.name} adds most, ${first.contributionText}`;
  if (worst === undefined || missed(worst) <= 0) return `${most}.`;
  if (worst === first) return `${most}, and misses most too.`;
  return `${most}; ${worst.name} misses most: it adds ${worst.contributionText}.`;
}

function told(silent: readonly RatingBar[]): string {
  return silent
    .map(({ name, contributionText }) => ` ${name}: ${sentenceOf(contributionText)}`)
    .join('');
}

function tableOf({ title, rowsAre = 'Input' }: RatingBars, bars: readonly RatingBar[]): ChartTable {
  const domains = bars.some(({ domain }) => domain);
  return {
    caption: title,
    head: [
      { text: rowsAre },
      ...(domains ? [{ text: 'Domain' }] : []),
      { text: 'Score', numeric: true },
      { text: 'Weight', numeric: true },
      { text: 'Adds', numeric: true },
    ],
    rows: bars.map((one) => [
      { text: one.name },
      ...(domains ? [{ text: one.domain ?? '' }] : []),
      { text: one.scoreText, numeric: true },
      { text: one.weightText, numeric: true },
      { text: one.contributionText, numeric: true },
    ]),
  };
}
