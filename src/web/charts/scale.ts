/** A linear scale that places values between 0 and 100 percent of a width or height. */
export type Scale = {
  /** Where a value stands, in percent of the length, kept within 0 and 100. */
  place: (value: number) => number;
  /** Round values to mark, ascending. */
  ticks: readonly number[];
};

const wantedTicks = 4;

/** A scale over values, from zero when asked (bars must start there); ending at round values unless `exact`; one value or none still makes a scale. */
export function linearScale(
  values: readonly number[],
  options: { fromZero?: boolean; exact?: boolean } = {},
): Scale {
  const finite = values.filter(Number.isFinite);
  const all = options.fromZero || finite.length === 0 ? [0, ...finite] : finite;
  const [low, high] = widened(all.reduce(lesser), all.reduce(greater));
  const ticks = options.exact ? [low, high] : roundTicks(low, high);
  const first = Math.min(low, ticks[0] ?? low);
  const last = Math.max(high, ticks.at(-1) ?? high);
  return { place: (value) => percentBetween(first, last, value), ticks };
}

/** Two decimals are finer than any screen, and keep the drawing small. */
export function rounded(position: number): number {
  return Math.round(position * 100) / 100;
}

function percentBetween(first: number, last: number, value: number): number {
  // Halves, because the distance between two doubles may be more than a double holds.
  const length = last / 2 - first / 2;
  const share = (value / 2 - first / 2) / length;
  return Number.isFinite(share) ? rounded(Math.min(1, Math.max(0, share)) * 100) : 0;
}

/** A range of no length gets some, so that a single value stands in the middle. */
function widened(low: number, high: number): [number, number] {
  if (low < high) return [low, high];
  const more = low === 0 ? 1 : Math.abs(low) / 2;
  return [Math.max(low - more, -Number.MAX_VALUE), Math.min(high + more, Number.MAX_VALUE)];
}

function roundTicks(low: number, high: number): number[] {
  const step = roundStep((high / 2 - low / 2) / (wantedTicks / 2));
  // Values that differ only in their last digits have no round values between them.
  const finest = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  if (!(step > finest)) return [low, high];
  const first = Math.floor(tidy(low / step));
  const count = Math.ceil(tidy(high / step)) - first;
  const ticks = Array.from({ length: count + 1 }, (_, index) => tidy((first + index) * step));
  return ticks.every(Number.isFinite) ? ticks : [low, high];
}

/** The next of 1, 2, 5, 10 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((one) => one * power >= step) ?? 10;
  return factor * power;
}

/** Away with the last digits, where binary fractions show: 0.15 / 0.05 is 2.9999999999999996. */
function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

function lesser(a: number, b: number): number {
  return Math.min(a, b);
}

function greater(a: number, b: number): number {
  return Math.max(a, b);
}
