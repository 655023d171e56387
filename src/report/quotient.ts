import { GatehouseError } from '../errors.ts';

type Scaled = { digits: bigint; places: number };

/**
 * `numerator / denominator`, worked out on the decimals as written and rounded half away from zero once:
 * 5.7 of 8.0 in percent is exactly 71.25, so to one place 71.3. Throws REPORT_ZERO_DIVISOR.
 */
export function quotient(numerator: number, denominator: number, decimals: number): number {
  const over = scaled(numerator);
  const under = scaled(denominator);
  if (under.digits === 0n) {
    throw new GatehouseError(
      'REPORT_ZERO_DIVISOR',
      `${numerator} cannot be divided by zero: say in words that there is no such figure.`,
      { status: 500 },
    );
  }
  const top = over.digits * 10n ** BigInt(under.places + decimals);
  const bottom = under.digits * 10n ** BigInt(over.places);
  const negative = top < 0n !== bottom < 0n;
  const [size, unit] = [absolute(top), absolute(bottom)];
  const rounded = (2n * size + unit) / (2n * unit);
  const value = Number(`${rounded}e-${decimals}`);
  return negative && value !== 0 ? -value : value;
}

/** A part in percent of a whole, exactly rounded: 54 of 291 is 18.6 to one place. */
export function percentOf(part: number, whole: number, decimals: number): number {
  const { digits, places } = scaled(part);
  return quotient(Number(`${digits * 100n}e-${places}`), whole, decimals);
}

/** A number as whole digits and a power of ten, from its shortest decimal form. */
function scaled(value: number): Scaled {
  const [coefficient = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = coefficient.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
