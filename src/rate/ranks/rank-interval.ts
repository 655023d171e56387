/** The places that a provider may well have, were the same work counted again. */
export type RankInterval = {
  /** The place by the figures as they are. */
  rank: number;
  of: number;
  /** The middle place of the draws, and the ends of the interval that holds 95 of 100 of them. */
  median: number;
  lower: number;
  upper: number;
  score: { lower: number; upper: number };
  /** Share of draws in each band, by label, where the scheme has bands. */
  bands: Readonly<Record<string, number>>;
  draws: number;
  seed: number;
};
