import type { Scheme } from '../../catalogue/index.ts';

const noise = 1e9;
const largest = 1e6;

/**
 * The scores of all draws as the scheme keeps them: what `roundScore` and `withoutNoise` of the engine make of each,
 * in a loop that takes a nanosecond or two.
 */
export function keepScores(
  scores: Float64Array,
  { places, beforeBands }: Scheme['rounding'],
): void {
  if (beforeBands) roundAll(scores, 10 ** places);
  else cleanAll(scores);
}

/** Half away from zero, where a half may be short of one by what is noise. */
function roundAll(scores: Float64Array, unit: number): void {
  const half = 0.5 + unit / noise / 2;
  for (let draw = 0; draw < scores.length; draw += 1) {
    const score = scores[draw] ?? 0;
    scores[draw] =
      score < 0
        ? -Math.floor(-score * unit + half) / unit + 0
        : Math.floor(score * unit + half) / unit;
  }
}

function cleanAll(scores: Float64Array): void {
  for (let draw = 0; draw < scores.length; draw += 1) {
    const score = scores[draw] ?? 0;
    if (Math.abs(score) < largest) scores[draw] = Math.round(score * noise) / noise + 0;
  }
}
