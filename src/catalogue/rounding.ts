import { GatehouseError } from '../errors.ts';
import { decimalOf, numberOf, roundDecimal, widen } from './decimal.ts';

/** Rounds half away from zero on the decimal as written: 1.005 to two places is 1.01, -2.5 to none is -3. */
export function roundHalfAway(value: number, decimals: number): number {
  refusePlaces(decimals);
  return numberOf(roundDecimal(decimalOf(value), decimals));
}

/** `a - b` as decimals, without binary noise: 15.3 less 8.0 is 7.3. */
export function minus(a: number, b: number): number {
  const from = decimalOf(a);
  const take = decimalOf(b);
  const places = Math.max(from.places, take.places);
  const coefficient = widen(from, places).coefficient - widen(take, places).coefficient;
  return numberOf({ coefficient, places });
}

/** Throws unless a number of decimal places is a whole number from 0 to 20. */
export function refusePlaces(decimals: number): void {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 20) return;
  throw new GatehouseError(
    'CATALOGUE_BAD_PLACES',
    `${decimals} is not a number of decimal places; give a whole number from 0 to 20.`,
  );
}
