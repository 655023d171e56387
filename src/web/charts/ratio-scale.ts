import { rounded } from './scale.ts';

/** A scale of ratios with 1 in its middle, on which twice and half are as far from it. */
export type RatioScale = {
  /** Where a ratio stands, in percent of the length, kept within 0 and 100. */
  place: (ratio: number) => number;
  /** Whether a ratio stands on the scale, rather than beyond its end. */
  holds: (ratio: number) => boolean;
  /** Round ratios to mark, ascending. */
  ticks: readonly number[];
};

const scales = [
  [1.25, [0.8, 0.9, 1, 1.1, 1.25]],
  [2, [0.5, 0.75, 1, 1.5, 2]],
  [5, [0.2, 0.5, 1, 2, 5]],
  [10, [0.1, 0.3, 1, 3, 10]],
  [25, [0.04, 0.2, 1, 5, 25]],
  [100, [0.01, 0.1, 1, 10, 100]],
] as const;

/** A scale over ratios, wide enough for all of them; what is beyond a hundredth and a hundred times is cut off. */
export function ratioScale(ratios: readonly number[]): RatioScale {
  const farthest = ratios
    .filter((one) => one > 0 && Number.isFinite(one))
    .map((one) => Math.max(one, 1 / one))
    .reduce((most, one) => Math.max(most, one), 1);
  const [end, ticks] = scales.find(([reach]) => farthest <= reach) ??
    scales[scales.length - 1] ?? [100, [1]];
  const share = (ratio: number) => (1 + Math.log(ratio) / Math.log(end)) / 2;
  return {
    place: (ratio) => rounded(Math.min(1, Math.max(0, ratio > 0 ? share(ratio) : 0)) * 100),
    holds: (ratio) => ratio >= 1 / end && ratio <= end,
    ticks,
  };
}
