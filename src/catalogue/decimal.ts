import { GatehouseError } from '../errors.ts';

/** A number as people write it: `coefficient / 10 ** places`, exactly. */
export type Decimal = { coefficient: bigint; places: number };

const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * The decimal that JavaScript prints for a number, so 15.3 is 153 tenths and not its binary neighbour; or
 * that a text such as `-12.50` says.
 */
export function decimalOf(value: number | string): Decimal {
  const parts = written.exec(String(value));
  if (!parts) {
    throw new GatehouseError(
      'CATALOGUE_NOT_FINITE',
      `${value} is not a figure; give a finite number.`,
    );
  }
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = parts;
  const coefficient = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  if (places >= 0) return { coefficient, places };
  return { coefficient: coefficient * 10n ** BigInt(-places), places: 0 };
}

/** The nearest number; exact for up to 15 significant digits. */
export function numberOf({ coefficient, places }: Decimal): number {
  const value = Number(`${coefficient}e-${places}`);
  return value === 0 ? 0 : value;
}

/** The same decimal with at least so many places. */
export function widen({ coefficient, places }: Decimal, to: number): Decimal {
  if (places >= to) return { coefficient, places };
  return { coefficient: coefficient * 10n ** BigInt(to - places), places: to };
}

/** Rounded half away from zero to exactly so many places. */
export function roundDecimal(decimal: Decimal, places: number): Decimal {
  if (decimal.places <= places) return widen(decimal, places);
  const unit = 10n ** BigInt(decimal.places - places);
  const size = decimal.coefficient < 0n ? -decimal.coefficient : decimal.coefficient;
  const rounded = (size + unit / 2n) / unit;
  return { coefficient: decimal.coefficient < 0n ? -rounded : rounded, places };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { coefficient: widen(a, places).coefficient + widen(b, places).coefficient, places };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, places: a.places + b.places };
}

/** Digits alone, without noughts after the last that counts: `-1028.5`. */
export function plainDecimal({ coefficient, places }: Decimal): string {
  const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return coefficient < 0n ? `-${plain}` : plain;
}

/** Digits with thousands separators and every place written: `-1,028.50`. */
export function printDecimal({ coefficient, places }: Decimal): string {
  const negative = coefficient < 0n;
  const digits = String(negative ? -coefficient : coefficient).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = places === 0 ? '' : `.${digits.slice(-places)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}
