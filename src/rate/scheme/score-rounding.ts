import { roundHalfAway } from '../../catalogue/index.ts';

/** Figures are told apart to the ninth decimal: 9.9 over 9 is 110%, not a hair less, and so on the step of 110. */
const places = 9;
const scale = 10 ** places;

/** Beyond this a number keeps fewer than nine decimals, and has no noise within them. */
const largest = 1e6;
const mostPlaces = 4;

/** The number without the noise of binary arithmetic, to nine decimals. NaN stays. */
export function withoutNoise(value: number): number {
  return Math.abs(value) < largest ? Math.round(value * scale) / scale + 0 : value;
}

/** Rounded half away from zero as `roundHalfAway` does, without noise and in a few nanoseconds. NaN stays. */
export function roundScore(value: number, decimals: number): number {
  if (Number.isNaN(value)) return value;
  const clean = withoutNoise(value);
  if (decimals > mostPlaces || Math.abs(clean) >= largest) return roundHalfAway(clean, decimals);
  const unit = 10 ** decimals;
  const size = Math.floor(Math.abs(clean) * unit + 0.5 + unit / scale / 2) / unit;
  return clean < 0 ? -size + 0 : size;
}
