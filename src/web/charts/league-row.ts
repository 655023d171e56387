/** A provider at its place or score: a null value says why in its text. Rows stand in the order given. */
export type LeagueRow = {
  name: string;
  value: number | null;
  valueText: string;
  /** The ends of the interval; both null where none can be given. */
  lower: number | null;
  upper: number | null;
  /** The interval in words, `8 to 23`, or why there is none. */
  intervalText: string;
  band?: string | null | undefined;
  /** Picked out: a region's own among all. */
  highlighted?: boolean | undefined;
};

/** A band as a zone of the scale; null where it has no end. */
export type LeagueZone = { label: string; from: number | null; to: number | null };

export type LeagueTable = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  rows: readonly LeagueRow[];
  /** What the dots stand for: `Place`, `Score`. */
  measured: string;
  /** Which end of the scale is the better one: low for places, high for scores. */
  better: 'low' | 'high';
  /** How a round value is written at the scale. */
  print: (value: number) => string;
  zones?: readonly LeagueZone[] | undefined;
  rowsAre?: string | undefined;
  /** For a person who is not a statistician; made from the rows where none is given. */
  sentence?: string | undefined;
};
