import type { RankOptions } from './rank-question.ts';

/** How often figures are drawn anew where nobody says, and from which seed. */
export const usualDraws: RankOptions = { draws: 10_000, seed: 1 };
