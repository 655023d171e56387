import type { RollUp } from '../../catalogue/index.ts';
import type { Parts } from '../scheme/roll-up.ts';

/** Rolls scores up in all draws at once, as `rollUp` does in one; what is missing is so in every draw, and left out. */
export function rollUpArrays(
  by: RollUp,
  { indices, weights }: Pick<Parts, 'indices' | 'weights'>,
  scores: ReadonlyArray<Float64Array | undefined>,
  into: Float64Array,
): void {
  const least = by.kind === 'minimum';
  into.fill(least ? Number.POSITIVE_INFINITY : 0);
  let [all, counted] = [0, 0];
  indices.forEach((index, at) => {
    const weight = weights[at] ?? 0;
    const own = scores[index];
    all += weight;
    if (weight === 0 || !own) return;
    counted += weight;
    if (least) takeLeast(into, own);
    else if (by.kind === 'share met') addMet(into, own, { met: by.met, weight });
    else addWeighted(into, own, weight);
  });
  if (least) return;
  const factor = by.kind === 'sum' ? all / counted : 1 / counted;
  for (let draw = 0; draw < into.length; draw += 1) into[draw] = (into[draw] ?? 0) * factor;
}

function addWeighted(into: Float64Array, own: Float64Array, weight: number): void {
  for (let draw = 0; draw < into.length; draw += 1) {
    into[draw] = (into[draw] ?? 0) + weight * (own[draw] ?? 0);
  }
}

function addMet(
  into: Float64Array,
  own: Float64Array,
  { met, weight }: { met: number; weight: number },
): void {
  for (let draw = 0; draw < into.length; draw += 1) {
    if ((own[draw] ?? 0) >= met) into[draw] = (into[draw] ?? 0) + 100 * weight;
  }
}

function takeLeast(into: Float64Array, own: Float64Array): void {
  for (let draw = 0; draw < into.length; draw += 1) {
    into[draw] = Math.min(into[draw] ?? 0, own[draw] ?? 0);
  }
}
