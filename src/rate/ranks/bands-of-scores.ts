import type { Band } from '../../catalogue/index.ts';

/** The band of each score, as `bandOf` has it for one: by index, -1 where there are none. */
export function bandsOfScores(bands: readonly Band[], scores: Float64Array): Int8Array;
export function bandsOfScores(
  bands: readonly Band[],
  scores: Float64Array | undefined,
): Int8Array | undefined;
export function bandsOfScores(
  bands: readonly Band[],
  scores: Float64Array | undefined,
): Int8Array | undefined {
  if (!scores) return undefined;
  const found = new Int8Array(scores.length);
  if (bands.length === 0) return found.fill(-1);
  const from = Float64Array.from(bands, (band) => band.from);
  for (let draw = 0; draw < scores.length; draw += 1) {
    const score = scores[draw] ?? 0;
    let band = from.length - 1;
    while (band > 0 && score < (from[band] ?? 0)) band -= 1;
    found[draw] = band;
  }
  return found;
}
