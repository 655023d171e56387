/** One month of a control chart: a null value is a gap and says why in its text. */
export type ControlPoint = {
  month: string;
  value: number | null;
  valueText: string;
  /** The mean and limits that hold in this month; null where none are known. */
  mean: number | null;
  lower: number | null;
  upper: number | null;
  /** Numbers of the rules, in the list below, that flag this month. */
  flags: readonly number[];
  level?: number | null | undefined;
};

export type ControlChart = {
  /** Unique on the page; the ids inside are made from it. */
  id: string;
  title: string;
  /** In the order of time, every month, with those that have no figure. */
  points: readonly ControlPoint[];
  /** The rules that the flags name. */
  rules: ReadonlyArray<{ number: number; words: string }>;
  /** Where mean and limits begin anew: the place of the first month of the new phase, from 0, and why. */
  rebases: ReadonlyArray<{ at: number; words: string }>;
  print: (value: number) => string;
  /** For a person who is not a statistician; made from the points where none is given. */
  sentence?: string | undefined;
};

/** Every number that has a place on the scale. */
export function controlNumbers(points: readonly ControlPoint[]): number[] {
  return points
    .flatMap(({ value, mean, lower, upper, level }) => [value, mean, lower, upper, level ?? null])
    .filter((one) => one !== null);
}
