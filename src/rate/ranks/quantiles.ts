/** So many equally likely outturns stand for all that a figure might have been. */
export const worlds = 256;

/** Steps over which a density is added up: the middle of it and seven deviations on both sides. */
const steps = 128;
const deviations = 7;

/** A density up to a constant, on a scale on which it is near normal, with what a point of that scale is worth. */
export type Density = {
  mode: number;
  deviation: number;
  lowest: number;
  highest: number;
  logarithm: (at: number) => number;
  worth: (at: number) => number;
};

/** Beta(top + 1/2, bottom - top + 1/2) on the scale of the angle whose squared sine it is. */
export function proportion(top: number, bottom: number): Density {
  const rest = bottom - top;
  return {
    mode: Math.atan2(Math.sqrt(top), Math.sqrt(rest)),
    deviation: 0.5 / Math.sqrt(bottom),
    lowest: 0,
    highest: Math.PI / 2,
    logarithm: (angle) => {
      const sine = Math.sin(angle);
      const square = sine * sine;
      return power(square, top) + power(1 - square, rest);
    },
    worth: (angle) => Math.sin(angle) ** 2,
  };
}

/** Gamma(top + 1/2) on the scale of its root. */
export function events(top: number): Density {
  return {
    mode: Math.sqrt(top),
    deviation: 0.5,
    lowest: 0,
    highest: Number.POSITIVE_INFINITY,
    logarithm: (root) => power(root * root, top) - root * root,
    worth: (root) => root * root,
  };
}

/** The normal law of mean 0 and deviation 1. */
export const standardNormal: Density = {
  mode: 0,
  deviation: 1,
  lowest: Number.NEGATIVE_INFINITY,
  highest: Number.POSITIVE_INFINITY,
  logarithm: (at) => (-at * at) / 2,
  worth: (at) => at,
};

/** Logarithm of a power; of nothing to the power of nothing it is that of 1. */
function power(base: number, exponent: number): number {
  return exponent === 0 ? 0 : exponent * Math.log(base);
}

// Made once: so many are asked for that making room for each would take longer than the arithmetic.
const heights = new Float64Array(steps + 1);
const values = new Float64Array(steps + 1);

/**
 * The quantiles at (k + 1/2) / worlds, put into `found`: the density is added up by trapezia and taken as straight
 * between their ends, which puts a quantile right to about a hundredth of a deviation.
 */
export function quantiles(density: Density, found = new Float64Array(worlds)): Float64Array {
  const from = Math.max(density.lowest, density.mode - deviations * density.deviation);
  const to = Math.min(density.highest, density.mode + deviations * density.deviation);
  const width = (to - from) / steps;
  const highest = density.logarithm(density.mode);
  let area = 0;
  for (let step = 0; step <= steps; step += 1) {
    const at = step === steps ? to : from + step * width;
    heights[step] = Math.exp(density.logarithm(at) - highest);
    values[step] = density.worth(at);
    if (step > 0) area += ((heights[step - 1] ?? 0) + (heights[step] ?? 0)) / 2;
  }
  invert(area, found);
  return found;
}

function invert(area: number, found: Float64Array): void {
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
    const root = Math.sqrt(Math.max(0, left * left + 2 * (right - left) * rest));
    const value = values[step] ?? 0;
    const part = Math.min(1, (2 * rest) / (left + root));
    found[world] = value + part * ((values[step + 1] ?? 0) - value);
  }
}
