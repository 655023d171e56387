import { type Chart, type ChartTable, draw, label } from './chart.ts';

/** A provider at two times, or under two schemes: null says why in its text. */
export type SlopeRow = {
  name: string;
  from: number | null;
  fromText: string;
  to: number | null;
  toText: string;
  /** The reporting group it is a member of; drawn in another dash. */
  group?: string | null | undefined;
};

export type Slope = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  rows: readonly SlopeRow[];
  /** The words at the top of both sides: `Q4 2006-07`, `Q4 2007-08`. */
  sides: { from: string; to: string };
  /** Which values stand at the top: low for places, high for scores. */
  better: 'low' | 'high';
  /** Words for the two directions, in the legend: `improved`, `fell` unless given. */
  words?: { better: string; worse: string } | undefined;
  rowsAre?: string | undefined;
  /** For a person who is not a statistician; made from the rows where none is given. */
  sentence?: string | undefined;
};

/** Places at two times joined by lines, better up; who rose and who fell differ by line and sign. */
export function slope(options: Slope): Chart {
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

function tableOf({ title, rows, sides, rowsAre = 'Provider' }: Slope): ChartTable {
  return {
    caption: title,
    head: [
      { text: rowsAre },
      { text: sides.from, numeric: true },
      { text: sides.to, numeric: true },
    ],
    rows: rows.map((one) => [
      { text: one.name },
      { text: one.fromText, numeric: true },
      { text: one.toText, numeric: true },
    ]),
  };
}
