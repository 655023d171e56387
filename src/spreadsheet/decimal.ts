/** Digits that a stored number really has; the rest is the binary fraction showing through. */
const SIGNIFICANT_DIGITS = 15;

/** A number without a format, as a spreadsheet program shows it: 0.1 + 0.2 is '0.3', 1e308 is '1E+308'. */
export function printPlain(value: number): string {
  const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS));
  // The largest number of all would round up to none.
  return String(Number.isFinite(rounded) ? rounded : value)
    .replace('e', 'E')
    .replace(/^-0$/, '0');
}

/** The size of a number times 10^power with so many decimals and no sign, halves rounded up: printFixed(0.285, 0, 2) is '29'. */
export function printFixed(value: number, decimals: number, power = 0): string {
  const [mantissa = '0', exponent = '0'] = Math.abs(value)
    .toExponential(SIGNIFICANT_DIGITS - 1)
    .split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  const shift = Number(exponent) - (SIGNIFICANT_DIGITS - 1) + power + decimals;
  const scaled = (shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfUp(digits, -shift))
    .toString()
    .padStart(decimals + 1, '0');
  return decimals === 0 ? scaled : `${scaled.slice(0, -decimals)}.${scaled.slice(-decimals)}`;
}

/** Puts commas between the thousands of a printed number: '26531089.5' becomes '26,531,089.5'. */
export function groupThousands(printed: string): string {
  const [whole = '', fraction] = printed.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function divideHalfUp(digits: bigint, power: number): bigint {
  // Beyond this nothing is left of the digits, and the divisor would be needlessly large.
  if (power > SIGNIFICANT_DIGITS + 1) return 0n;
  const divisor = 10n ** BigInt(power);
  return (digits * 2n + divisor) / (divisor * 2n);
}
