import { decimalOf, printDecimal } from '../decimal.ts';
import { listWords } from '../field-words.ts';
import type { Catalogue } from '../metric.ts';
import type { Baseline, FactRule } from './scheme.ts';

/** A number as people write it. */
export function figureWords(value: number): string {
  return printDecimal(decimalOf(value));
}

/** Conditions on facts: `the category is A or B and the openness is Open`. */
export function factWords(rules: readonly FactRule[]): string {
  return rules.map((rule) => `the ${rule.fact} is ${listWords(rule.in, 'or')}`).join(' and ');
}

/** Metrics of which the first with a figure is taken: `K02 (Escape rate), else CU007 (Escapes)`; a title just said is left out. */
export function metricWords(
  codes: readonly string[],
  { metrics }: Pick<Catalogue, 'metrics'>,
  said?: string,
): string {
  const named = codes.map((code) => {
    const title = metrics.find((metric) => metric.code === code)?.shortTitle;
    return title === undefined || title === said ? code : `${code} (${title})`;
  });
  return named.join(', else ');
}

/** What is expected of whom: `Expected by category: B 12, C 8, any other 10.` */
export function baselineWords({ fact, values, otherwise }: Baseline): string {
  const each = Object.entries(values).map(([value, number]) => `${value} ${figureWords(number)}`);
  if (each.length === 0 && otherwise !== undefined)
    return `Expected of all: ${figureWords(otherwise)}.`;
  const other = otherwise === undefined ? [] : [`any other ${figureWords(otherwise)}`];
  return `Expected by ${fact}: ${[...each, ...other].join(', ')}.`;
}
