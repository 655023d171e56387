import type { Nothing } from './nothing.ts';

/** A value as it was stated: the number, the text as printed, and how many decimals it was printed with. */
export type Stated = {
  /** Percentages as printed (95 for 95%), durations in hours, money in pounds, `1:75,345` as 75345; null when nothing was stated or the value is a word. */
  value: number | null;
  text: string;
  decimals: number;
  nothing: Nothing | null;
  /** The word of a rating, as the metric spells it. */
  choice?: string;
};

/** What reading a text gives: the value, or what is wrong with it and what was expected. */
export type Reading = { stated: Stated } | { problem: string; expected: string };
