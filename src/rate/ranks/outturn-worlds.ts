import type { Chance } from '../scheme/rated-subject.ts';

/** So many equally likely outturns stand for all that a figure might have been. */
export const worlds = 512;

/** Steps over which a density is added up: the middle of it and seven deviations on both sides. */
const steps = 96;
const deviations = 7;

/** A density up to a constant on a scale on which it is near normal, and what a point of that scale is worth. */
type Density = {
  log: (at: number) => number;
  mode: number;
  deviation: number;
  lowest: number;
  highest: number;
  worth: (at: number) => number;
};

/**
 * What an outturn might have been, were the same work counted again: equally likely outturns from the lowest to
 * the highest; undefined where chance does not come into it.
 *
 * Part of records: Beta(top + 1/2, bottom - top + 1/2); events: Gamma(top + 1/2): what is known of a proportion
 * and a rate after counting, by the rule of H. Jeffreys, "An invariant form for the prior probability in
 * estimation problems", Proc. R. Soc. A 186 (1946). Both are taken to whole records and whole events, as counts
 * are: otherwise a level of none, or of all, could never be met. Months: normal with the standard error.
 */
export function outturnWorlds(
  chance: Chance | undefined,
  outturn: number,
): Float64Array | undefined {
  switch (chance?.kind) {
    case 'proportion': {
      const { top } = chance;
      const bottom = Math.max(top, chance.bottom);
      if (bottom <= 0) return undefined;
      const perRecord = top > 0 ? outturn / top : 100 / bottom;
      return quantiles(proportion(top, bottom)).map(
        (share) => Math.round(share * bottom) * perRecord,
      );
    }
    case 'events': {
      const { perEvent } = chance;
      return quantiles(events(chance.top)).map((mean) => Math.round(mean) * perEvent);
    }
    case 'months': {
      const { standardError } = chance;
      if (standardError === 0) return undefined;
      return standardNormal().map((deviation) => outturn + standardError * deviation);
    }
    default:
      return undefined;
  }
}

/** Beta(top + 1/2, rest + 1/2) on the scale of the angle whose squared sine it is. */
function proportion(top: number, bottom: number): Density {
  const rest = bottom - top;
  return {
    log: (angle) => power(Math.sin(angle), 2 * top) + power(Math.cos(angle), 2 * rest),
    mode: Math.atan2(Math.sqrt(top), Math.sqrt(rest)),
    deviation: 0.5 / Math.sqrt(bottom),
    lowest: 0,
    highest: Math.PI / 2,
    worth: (angle) => Math.sin(angle) ** 2,
  };
}

/** Gamma(top + 1/2) on the scale of its root. */
function events(top: number): Density {
  return {
    log: (root) => power(root, 2 * top) - root * root,
    mode: Math.sqrt(top),
    deviation: 0.5,
    lowest: 0,
    highest: Number.POSITIVE_INFINITY,
    worth: (root) => root * root,
  };
}

let normal: Float64Array | undefined;

function standardNormal(): Float64Array {
  normal ??= quantiles({
    ...{ log: (at: number) => (-at * at) / 2, worth: (at: number) => at, mode: 0, deviation: 1 },
    ...{ lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY },
  });
  return normal;
}

/** Logarithm of a power; of nothing to the power of nothing it is that of 1. */
function power(base: number, exponent: number): number {
  return exponent === 0 ? 0 : exponent * Math.log(base);
}

/**
 * The quantiles at (k + 1/2) / worlds: the density is added up by trapezia and taken as straight between their
 * ends, which puts a quantile right to about a hundredth of a deviation.
 */
export function quantiles(density: Density): Float64Array {
  const from = Math.max(density.lowest, density.mode - deviations * density.deviation);
  const to = Math.min(density.highest, density.mode + deviations * density.deviation);
  const width = (to - from) / steps;
  const highest = density.log(density.mode);
  const heights = new Float64Array(steps + 1);
  const values = new Float64Array(steps + 1);
  let area = 0;
  for (let step = 0; step <= steps; step += 1) {
    const at = step === steps ? to : from + step * width;
    heights[step] = Math.exp(density.log(at) - highest);
    values[step] = density.worth(at);
    if (step > 0) area += ((heights[step - 1] ?? 0) + (heights[step] ?? 0)) / 2;
  }
  return invert(heights, values, area);
}

function invert(heights: Float64Array, values: Float64Array, area: number): Float64Array {
  const found = new Float64Array(worlds);
  let step = 0;
  let before = 0;
  let [left = 0, right = 0] = [heights[0], heights[1]];
  for (let world = 0; world < worlds; world += 1) {
    const wanted = ((world + 0.5) / worlds) * area;
    while (step < steps - 1 && before + (left + right) / 2 < wanted) {
      before += (left + right) / 2;
      step += 1;
      left = right;
      right = heights[step + 1] ?? 0;
    }
    const rest = wanted - before;
    const part =
      (2 * rest) / (left + Math.sqrt(Math.max(0, left * left + 2 * (right - left) * rest)));
    const value = values[step] ?? 0;
    found[world] = value + Math.min(1, part) * ((values[step + 1] ?? 0) - value);
  }
  return found;
}
