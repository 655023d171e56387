import type {
  ControlPoint,
  ForecastPoint,
  FunnelDot,
  FunnelLimit,
} from '../../../src/web/index.ts';
import { providerName } from './ratings.ts';

const mean = 12.5;

/** Made-up limits: normal ones around the mean, which is all that a picture needs. */
function limitAt(denominator: number, deviations: number): { lower: number; upper: number } {
  const reach = deviations * Math.sqrt((mean * (100 - mean)) / denominator);
  return { lower: Math.max(0, mean - reach), upper: Math.min(100, mean + reach) };
}

function limit(name: FunnelLimit['limit'], deviations: number): FunnelLimit {
  const points = Array.from({ length: 60 }, (_, index) => {
    const denominator = 20 + index * 25;
    return { denominator, ...limitAt(denominator, deviations) };
  });
  return { limit: name, points };
}

export const funnelLimits = [limit(95, 1.96), limit(99.8, 3.09)];

export const funnelDots: readonly FunnelDot[] = Array.from({ length: 150 }, (_, index) => {
  const denominator = 24 + ((index * 97) % 1400);
  const away = Math.sin(index * 12.9898) * (index % 17 === 0 ? 5 : 2);
  const value = Math.max(0, mean + away * Math.sqrt((mean * (100 - mean)) / denominator));
  const known = index !== 9;
  return {
    name: providerName(index),
    denominator: known ? denominator : null,
    denominatorText: known ? String(denominator) : 'not supplied',
    value: known ? value : null,
    valueText: known ? `${value.toFixed(1)}%` : 'not supplied',
    ...against(denominator, value),
  };
});

function against(denominator: number, value: number): Pick<FunnelDot, 'beyond' | 'words'> {
  for (const [name, deviations] of [
    [99.8, 3.09],
    [95, 1.96],
  ] as const) {
    const { lower, upper } = limitAt(denominator, deviations);
    if (value < lower || value > upper) {
      const side = value > upper ? 'above' : 'below';
      return { beyond: { limit: name, side }, words: `${side} the ${name}% limit` };
    }
  }
  return { beyond: null, words: 'within the limits' };
}

const monthNames = 'Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar'.split(' ');

function monthOf(index: number): string {
  const year = 2006 + Math.floor((index + 3) / 12);
  return `${monthNames[index % 12]} ${year}`;
}

/** Months with a gap, limits that narrow from June 2007, and flagged runs; `more` makes them another provider's. */
export function controlPoints(count: number, more = 0): readonly ControlPoint[] {
  return Array.from({ length: count }, (_, index) => {
    const later = index >= 14;
    const middle = later ? 38 : 52;
    const reach = (later ? 9 : 14) + (index % 3);
    const wave = Math.sin((index + more) * 2.3) * 6;
    const value = index === 7 ? null : Math.round(middle + wave + (index === 20 ? 18 : 0));
    return {
      month: monthOf(index),
      value,
      valueText: value === null ? 'not supplied' : `${value}%`,
      mean: middle,
      lower: middle - reach,
      upper: middle + reach,
      flags: flagsOf(index, more),
      level: later ? 40 : 45,
    };
  });
}

function flagsOf(index: number, more: number): number[] {
  if (index === 20) return [1, 4];
  return index >= 9 && index <= 12 && more % 2 === 0 ? [2] : [];
}

export const controlRules = [
  { number: 1, words: 'a month beyond the limits' },
  { number: 2, words: 'eight months in a row on one side of the mean' },
  { number: 4, words: 'two of three months in a row near the same limit' },
];

export const controlRebases = [
  { at: 14, words: 'the new contract began, and with it another way of counting' },
];

/** Seven months known of a year, and where it may end. */
export const forecastPoints: readonly ForecastPoint[] = monthNames.map((month, index) => {
  const known = index < 7;
  const ahead = index - 6;
  const so = 38 * (index + 1);
  return {
    month: `${month} ${index < 9 ? 2007 : 2008}`,
    value: known ? so + (index % 3) * 4 : null,
    valueText: known ? String(so + (index % 3) * 4) : 'not yet',
    level: 42 * (index + 1),
    levelText: String(42 * (index + 1)),
    forecast: known ? null : so,
    lower: known ? null : so - ahead * 7,
    upper: known ? null : so + ahead * 7,
    forecastText: known ? 'known' : `${so} (${so - ahead * 7} to ${so + ahead * 7})`,
  };
});
