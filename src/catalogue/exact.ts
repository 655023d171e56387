import { type Decimal, decimalOf } from './decimal.ts';

/** A figure without any rounding, as one whole number over another; the lower is more than 0. */
export type Exact = { top: bigint; bottom: bigint };

/** A figure as a number, a decimal text such as the database gives, or exactly. */
export type Quantity = number | string | Exact;

/** Significant digits of a figure that becomes a number: all that a number keeps exactly. */
const digits = 15;

/** Throws CATALOGUE_NOT_FINITE when it is no figure. */
export function exactOf(quantity: Quantity): Exact {
  if (typeof quantity === 'object') return quantity;
  return exactDecimal(decimalOf(quantity));
}

export function exactDecimal({ coefficient, places }: Decimal): Exact {
  return { top: coefficient, bottom: 10n ** BigInt(places) };
}

export const nought: Exact = { top: 0n, bottom: 1n };

export function add(a: Exact, b: Exact): Exact {
  if (a.bottom === b.bottom) return { top: a.top + b.top, bottom: a.bottom };
  return lowest({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { top: -b.top, bottom: b.bottom });
}

export function multiply(a: Exact, b: Exact): Exact {
  return lowest({ top: a.top * b.top, bottom: a.bottom * b.bottom });
}

/** Undefined when the divisor is nought. */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.top === 0n) return undefined;
  const sign = b.top < 0n ? -1n : 1n;
  return lowest({ top: sign * a.top * b.bottom, bottom: sign * a.bottom * b.top });
}

/** The nearest number of 15 significant digits, half away from nought. */
export function toNumber({ top, bottom }: Exact): number {
  const size = top < 0n ? -top : top;
  if (size === 0n) return 0;
  const shift = digits - 1 - magnitude(size, bottom);
  const [scaled, by] = [size * tenTo(shift), bottom * tenTo(-shift)];
  const rounded = (2n * scaled + by) / (2n * by);
  return Number(`${top < 0n ? '-' : ''}${rounded}e${-shift}`);
}

/** The power of ten of the first digit of a quotient. */
function magnitude(size: bigint, bottom: bigint): number {
  const power = String(size).length - String(bottom).length;
  return size * tenTo(-power) < bottom * tenTo(power) ? power - 1 : power;
}

/** 1 for powers below nought: the other side is scaled then. */
function tenTo(power: number): bigint {
  return power > 0 ? 10n ** BigInt(power) : 1n;
}

/** Keeps the whole numbers small when many are put together. */
function lowest(fraction: Exact): Exact {
  if (fraction.bottom < 1_000_000_000_000n) return fraction;
  let [a, b] = [fraction.top < 0n ? -fraction.top : fraction.top, fraction.bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? nought : { top: fraction.top / a, bottom: fraction.bottom / a };
}
