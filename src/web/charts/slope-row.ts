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
