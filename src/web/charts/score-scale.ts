import { type Chart, type ChartTable, draw, label } from './chart.ts';

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

/** The whole scale with its bands, and the place of one score on it. */
export function scoreScale(options: ScoreScale): Chart {
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

function tableOf({ title, bands, print }: ScoreScale): ChartTable {
  return {
    caption: title,
    head: [{ text: 'Band' }, { text: 'Scores', numeric: true }],
    rows: bands.map((one) => [
      { text: one.label },
      { text: `${print(one.from)} to ${print(one.to)}`, numeric: true },
    ]),
  };
}
