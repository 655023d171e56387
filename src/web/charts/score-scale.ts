import { type Chart, type ChartTable, colours, draw, label } from './chart.ts';
import { across, mark } from './frame.ts';
import { sentenceOf } from './label.ts';
import { drawLabelRows, labelRows, rowsHeight } from './label-rows.ts';
import { element, type Markup } from './markup.ts';
import { linearScale, type Scale } from './scale.ts';

/** A band of a scale of scores, worst first. */
export type ScoreBand = { label: string; from: number; to: number };

export type ScoreScale = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  from: number;
  to: number;
  /** None where a scheme only ranks. */
  bands: readonly ScoreBand[];
  /** A null score says why in its text. */
  score: number | null;
  scoreText: string;
  /** The band that counts, which may be another than the score's own, after gates or moderation. */
  band: string | null;
  /** Where the score may well lie, where that is known. */
  interval?: { lower: number; upper: number; text: string } | undefined;
  print: (value: number) => string;
  /** For a person who is not a statistician; made from score and bands where none is given. */
  sentence?: string | undefined;
};

const frame = { left: 2, width: 96, top: 0, height: 0 };
const barHeight = 26;

/** The whole scale with its bands, and the place of one score on it. */
export function scoreScale(options: ScoreScale): Chart {
  const { id, title, bands, print } = options;
  const sentence = options.sentence ?? made(options);
  const description = `${sentence}${told(options)}`;
  const scale = linearScale([options.from, options.to], { exact: true });
  const names = labelRows(bands.map((band) => ({ at: middle(band, scale), text: band.label })));
  const edges = [...new Set([options.from, ...bands.map(({ from }) => from), options.to])];
  const ticks = labelRows(
    edges.map((edge) => ({ at: across(frame, scale.place(edge)), text: print(edge) })),
  );
  const top = rowsHeight(names) + 30;
  const foot = top + barHeight;
  const shapes = [
    ...drawLabelRows(names, 0, {
      upwards: true,
      paint: (text) => (text === options.band ? { 'font-weight': 'bold' } : {}),
    }),
    ...drawBands(options, scale, top),
    ...drawScore(options, scale, top),
    ...drawLabelRows(ticks, foot + 6),
  ];
  const height = foot + 12 + rowsHeight(ticks);
  const svg = draw({ id, title, description, height, shapes });
  return { id, svg, title, sentence, description, table: tableOf(options) };
}

function middle({ from, to }: ScoreBand, scale: Scale): number {
  return across(frame, (scale.place(from) + scale.place(to)) / 2);
}

/** Every other band is shaded; the one that counts has a thick edge. */
function drawBands({ bands, band }: ScoreScale, scale: Scale, top: number): Markup[] {
  const boxes = bands.map(({ label: name, from, to }, index) => {
    const [left, right] = [across(frame, scale.place(from)), across(frame, scale.place(to))];
    const place = { x: `${left}%`, width: `${Math.max(0, right - left).toFixed(2)}%`, y: top };
    const fill = index % 2 === 0 ? colours.pale : '#ffffff';
    const edge = { stroke: colours.plain, 'stroke-width': 1 };
    return { counts: name === band, shape: { ...place, height: barHeight, fill, ...edge } };
  });
  const whole = { x: `${frame.left}%`, width: `${frame.width}%`, y: top, height: barHeight };
  const empty = element('rect', { ...whole, fill: '#ffffff', stroke: colours.plain });
  const thick = { stroke: colours.text, 'stroke-width': 3 };
  return [
    ...(boxes.length === 0 ? [empty] : []),
    ...boxes.map(({ shape }) => element('rect', shape)),
    ...boxes
      .filter(({ counts }) => counts)
      .map(({ shape }) => element('rect', { ...shape, ...thick })),
  ];
}

function drawScore(
  { score, scoreText, interval }: ScoreScale,
  scale: Scale,
  top: number,
): Markup[] {
  if (score === null) {
    const silent = { fill: colours.quiet, 'font-style': 'italic' };
    return [label(0, top - 10, scoreText, silent)];
  }
  const x = across(frame, scale.place(score));
  const [text] = labelRows([{ at: x, text: scoreText }]);
  const named = { 'text-anchor': text?.anchor, 'font-weight': 'bold' };
  const middleLine = top + barHeight / 2;
  const range = interval === undefined ? [] : drawInterval(interval, scale, middleLine);
  return [
    ...range,
    label(text?.at ?? x, top - 12, scoreText, named),
    mark('M0 0l-6 -9h12z', { x, y: top }, { fill: colours.text }),
    mark(`M0 0v${barHeight}`, { x, y: top }, { stroke: '#ffffff', 'stroke-width': 6 }),
    mark(`M0 0v${barHeight}`, { x, y: top }, { stroke: colours.text, 'stroke-width': 3 }),
  ];
}

function drawInterval(
  { lower, upper }: { lower: number; upper: number },
  scale: Scale,
  y: number,
): Markup[] {
  const [from, to] = [across(frame, scale.place(lower)), across(frame, scale.place(upper))];
  const paint = { stroke: colours.highlight, 'stroke-width': 2 };
  return [
    element('line', { x1: `${from}%`, x2: `${to}%`, y1: y, y2: y, ...paint }),
    mark('M0 -5v10', { x: from, y }, paint),
    mark('M0 -5v10', { x: to, y }, paint),
  ];
}

function made({ score, scoreText, bands, band, print }: ScoreScale): string {
  if (score === null) return `There is no score: ${sentenceOf(scoreText)}`;
  const own = bands.findLast(({ from }) => score >= from) ?? bands[0];
  if (own === undefined) return `The score is ${scoreText}.`;
  const next = bands[bands.indexOf(own) + 1];
  const short = next === undefined ? '' : `, ${print(next.from - score)} short of ${next.label}`;
  const counts = band === null || band === own.label ? '' : `; the rating is ${band}`;
  return `The score of ${scoreText} lies in ${own.label}${short}${counts}.`;
}

function told({ bands, print, interval }: ScoreScale): string {
  const said = bands.map(({ label: name, from, to }) => `${name} ${print(from)} to ${print(to)}`);
  const scale = said.length === 0 ? '' : ` The bands: ${said.join(', ')}.`;
  return interval === undefined ? scale : `${scale} It may well lie at ${interval.text}.`;
}

function tableOf({ title, bands, print, band, score, scoreText }: ScoreScale): ChartTable {
  const own = bands.findLast(({ from }) => score !== null && score >= from);
  return {
    caption: title,
    head: [{ text: 'Band' }, { text: 'Scores', numeric: true }, { text: 'Here' }],
    rows: [
      ...bands.map((one) => [
        { text: one.label },
        { text: `${print(one.from)} to ${print(one.to)}`, numeric: true },
        {
          text: [one === own ? `score ${scoreText}` : '', one.label === band ? 'the rating' : '']
            .filter((text) => text !== '')
            .join(', '),
        },
      ]),
      ...(own === undefined
        ? [[{ text: 'Score' }, { text: scoreText, numeric: true }, { text: '' }]]
        : []),
    ],
  };
}
