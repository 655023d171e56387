import { readClock } from './clock.ts';
import { decimalOf, printDecimal } from './decimal.ts';
import type { Metric, Unit } from './metric.ts';
import { type Numeral, type Refusal, readNumeral, takeSign } from './numeral.ts';
import { rangeOf } from './range.ts';
import { readRatio } from './ratio.ts';

const formula = /^[=@]|^[-+](?! ?[£(]*[\d.])/;
const spreadsheetError = /^#[A-Z]+(?:\/[A0])?[!?]?$/i;
const unitWords: Partial<Record<Unit, readonly string[]>> = {
  percent: ['per cent', 'percent'],
  days: ['working days', 'days', 'day'],
};
const wholeUnits: readonly string[] = ['count', 'places', 'position'];

/** Reads a number with the signs and words that its metric's unit allows. */
export function readFigure(written: string, metric: Metric): Numeral | Refusal {
  if (formula.test(written)) return { refused: 'is a formula; give the value it comes to' };
  if (spreadsheetError.test(written)) return { refused: 'is an error of the spreadsheet' };
  const bare = takeUnit(written, metric);
  if (typeof bare !== 'string') return bare;
  const { negative, rest } = takeSign(bare);
  const numeral = readUnsigned(rest, metric);
  if ('refused' in numeral || !negative || numeral.value === 0) return numeral;
  return { ...numeral, value: -numeral.value };
}

/** What forbids a number that was read: a fraction of a whole thing, or a value that cannot be. */
export function refuseFigure(figure: Numeral, metric: Metric): Refusal | undefined {
  const { min, max } = rangeOf(metric);
  const fraction = figure.decimals > metric.decimals || !Number.isInteger(figure.value);
  if (wholeUnits.includes(metric.unit) && fraction) return { refused: 'is not a whole number' };
  if (min !== undefined && figure.value < min) {
    return { refused: `is less than ${print(min)}, the least that can be` };
  }
  if (max !== undefined && figure.value > max) {
    return { refused: `is more than ${print(max)}, the most that can be` };
  }
  return undefined;
}

function readUnsigned(text: string, metric: Metric): Numeral | Refusal {
  if (metric.unit === 'ratio') return readRatio(text);
  if (metric.unit !== 'hours') return readNumeral(text);
  return readClock(text) ?? readNumeral(text.replace(/ ?(?:h|hrs?|hours?)$/i, ''));
}

function takeUnit(written: string, metric: Metric): string | Refusal {
  if (written.includes('%')) {
    if (metric.unit !== 'percent') {
      return { refused: 'carries a % sign, though the metric is not a percentage' };
    }
    return written.replace(/ ?%(\)?)$/, '$1');
  }
  if (written.includes('£')) {
    if (metric.unit !== 'money') {
      return { refused: 'carries a £ sign, though the metric is not an amount of money' };
    }
    return written.replace(/^([-+(]?) ?£ ?/, '$1');
  }
  return takeWords(written, metric);
}

/** Takes the unit's own words off the end: `35 working days`, `30.7 per 100,000 prisoner days`. */
function takeWords(written: string, metric: Metric): string {
  const words = [metric.unitText, ...(unitWords[metric.unit] ?? [])];
  const lower = written.toLowerCase();
  const ending = words.find((word) => word !== '' && lower.endsWith(` ${word.toLowerCase()}`));
  return ending ? written.slice(0, -ending.length).trim() : written;
}

function print(value: number): string {
  return printDecimal(decimalOf(value));
}
