import { type Metric, printValue, roundHalfAway } from '../../catalogue/index.ts';

const minusSign = '−';
/** Differences of counted figures have no last decimal of their own; small ones keep more. */
const smallFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });
const format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** An amount by which two values of a metric differ, never negative: `5 points`, `8 working days`, `£255`. */
export function amountWords(metric: Pick<Metric, 'unit' | 'unitText'>, amount: number): string {
  const size = Math.abs(amount);
  const digits = (size < 0.1 ? smallFormat : format).format(size);
  switch (metric.unit) {
    case 'percent':
      return `${digits} ${size === 1 ? 'point' : 'points'}`;
    case 'money':
      return `£${digits}`;
    case 'days':
      return `${digits} ${size === 1 ? 'day' : 'days'}`;
    case 'hours':
      return metric.unitText === 'h m'
        ? printValue(size, { ...metric, decimals: 0 })
        : `${digits} ${size === 1 ? 'hour' : 'hours'}`;
    case 'position':
      return `${digits} ${size === 1 ? 'place' : 'places'}`;
    default:
      return digits;
  }
}

/** A variance in words, in the direction of the metric: `5 points better`, `on the level`. */
export function varianceWords(
  metric: Pick<Metric, 'unit' | 'unitText'>,
  variance: number | null,
): string {
  if (variance === null) return '';
  if (variance === 0) return 'on the level';
  return `${amountWords(metric, variance)} ${variance > 0 ? 'better' : 'worse'}`;
}

/** A change on the period before in words: `3 points better`, `no change`. */
export function changeWords(
  metric: Pick<Metric, 'unit' | 'unitText'>,
  change: number | null,
): string {
  if (change === 0) return 'no change';
  return varianceWords(metric, change);
}

/** A share in percent with its sign and one decimal: `+5.3%`, `−24.5%`; empty without a value. */
export function signedPercent(share: number | null): string {
  if (share === null) return '';
  const rounded = roundHalfAway(share, 1);
  const sign = rounded > 0 ? '+' : rounded < 0 ? minusSign : '';
  return `${sign}${Math.abs(rounded).toFixed(1)}%`;
}

/** A place in order: `1st`, `2nd`, `11th`. */
export function ordinal(place: number): string {
  const teens = place % 100 >= 11 && place % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place.toLocaleString('en-GB')}${ending}`;
}

/** A number with what it counts: `1 level`, `2,140 levels`; small numbers are not spelled out. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
