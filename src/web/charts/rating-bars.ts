import { type Chart, type ChartTable, draw, label } from './chart.ts';

/** What one input brings to a score: a null contribution says why in its text. */
export type RatingBar = {
  name: string;
  /** Domain or other heading, for the table. */
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

/** What each input adds to a score, and what it misses of the most it could add; the most added first. */
export function ratingBars(options: RatingBars): Chart {
  const { id, title } = options;
  const sentence = options.sentence ?? 'There are no figures to show.';
  const svg = draw({
    id,
    title,
    description: sentence,
    height: 30,
    shapes: [label(0, 20, sentence)],
  });
  return { id, svg, title, sentence, description: sentence, table: tableOf(options) };
}

function tableOf({ title, bars, rowsAre = 'Input' }: RatingBars): ChartTable {
  return {
    caption: title,
    head: [
      { text: rowsAre },
      { text: 'Score', numeric: true },
      { text: 'Weight', numeric: true },
      { text: 'Adds', numeric: true },
    ],
    rows: bars.map((one) => [
      { text: one.name },
      { text: one.scoreText, numeric: true },
      { text: one.weightText, numeric: true },
      { text: one.contributionText, numeric: true },
    ]),
  };
}
