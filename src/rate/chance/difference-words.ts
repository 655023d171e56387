import {
  decimalOf,
  type Metric,
  printDecimal,
  printValue,
  roundDecimal,
  roundHalfAway,
} from '../../catalogue/index.ts';
import type { Difference } from './difference.ts';

type Printed = Pick<Metric, 'unit' | 'unitText' | 'decimals'>;

/** More would tell nobody anything. */
const mostPlaces = 6;

/**
 * A change in a sentence: whether it is more than chance, and between what it lies. It has the decimal places
 * of the metric, and more where those would print a change as none.
 */
export function differenceSentence(difference: Difference, metric: Printed): string {
  const { before, after, moreThanChance } = difference;
  const places = placesFor(difference, metric);
  const [from, to] = [before, after].map((value) => printValue(value, metric, places));
  if (moreThanChance) {
    return `The change from ${from} to ${to} is more than chance: ${certain(difference, metric, places)}.`;
  }
  const said =
    from === to
      ? `There is no change from ${from}`
      : `The change from ${from} to ${to} may be chance`;
  return `${said}: anything from ${possible(difference, metric, places)} fits the counts.`;
}

function placesFor({ before, after, ...ends }: Difference, { decimals }: Printed): number {
  if (!ends.moreThanChance) return decimals;
  const nearer = Math.min(Math.abs(ends.lower), Math.abs(ends.upper));
  const hides = (places: number) =>
    roundHalfAway(nearer, places) === 0 ||
    roundHalfAway(before, places) === roundHalfAway(after, places);
  let places = decimals;
  while (places < mostPlaces && hides(places)) places += 1;
  return places;
}

function certain({ lower, upper }: Difference, metric: Printed, places: number): string {
  const [near, far] = lower > 0 ? [lower, upper] : [upper, lower];
  return `${lower > 0 ? 'up' : 'down'} by between ${size(near, places)} and ${amount(far, metric, places)}`;
}

function possible({ lower, upper }: Difference, metric: Printed, places: number): string {
  const end = (value: number, way: string) =>
    roundHalfAway(value, places) === 0 ? 'none' : `${amount(value, metric, places)} ${way}`;
  return `${end(lower, 'down')} to ${end(upper, 'up')}`;
}

function amount(value: number, { unit }: Printed, places: number): string {
  const digits = size(value, places);
  if (unit !== 'percent') return digits;
  return `${digits} points`;
}

function size(value: number, places: number): string {
  return printDecimal(roundDecimal(decimalOf(Math.abs(value)), places));
}
