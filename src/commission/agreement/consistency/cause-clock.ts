import type { Exact } from '../../../catalogue/index.ts';
import { printFigure } from '../cell-value.ts';
import { around, exactly, overlap } from '../interval.ts';
import { type Candidate, type Disagreement, fits, printProof } from './candidate.ts';
import { computeExact, type Operand } from './operand.ts';

/** A duration as if its minutes were hundredths of an hour, with both texts. */
export type Misread = { value: Exact; clock: string; decimal: string };

const halfMinute: Exact = { top: 1n, bottom: 120n };

/** Hours and minutes taken for a decimal, before they were put together or after. */
export function clockCauses(disagreement: Disagreement): Candidate[] {
  return [...readAsDecimals(disagreement), ...minutesAfterPoint(disagreement)];
}

/** 28:15 as 28.15; undefined where it is not whole minutes, or whole hours that read the same either way. */
export function misread({ interval: { value }, style }: Operand): Misread | undefined {
  if (!style.clock || (value.top * 60n) % value.bottom !== 0n) return undefined;
  const minutes = (value.top * 60n) / value.bottom;
  if (minutes % 60n === 0n) return undefined;
  const read = { top: (minutes / 60n) * 100n + (minutes % 60n), bottom: 100n };
  return { value: read, clock: printClock(value), decimal: printHours(read) };
}

function readAsDecimals({ stated, made: { how, operands } }: Disagreement): Candidate[] {
  const readings = operands.map(misread);
  const [first] = readings.filter((reading) => reading !== undefined);
  const values = operands.map(({ interval }, at) => readings[at]?.value ?? interval.value);
  const value = computeExact(how, values);
  if (!first || !value || !fits(value, stated)) return [];
  const written = operands.map(({ text }, at) => readings[at]?.decimal ?? text);
  const proof = how === 'product' ? `: ${written.join(' × ')} is ${printProof(value, stated)}` : '';
  return [{ assumptions: 1, words: `${first.clock} read as ${first.decimal}${proof}.` }];
}

/** 254.15 for 254:15, which is 254.25 hours. */
function minutesAfterPoint({ stated, computed }: Disagreement): Candidate[] {
  const { style, interval, unit, metric } = stated;
  const hours = unit === 'decimal hours' || unit === 'hours per week' || metric?.unit === 'hours';
  if (!hours || style.clock || style.decimals !== 2) return [];
  const hundredths = (interval.value.top * 100n) / interval.value.bottom;
  const minutes = hundredths % 100n;
  if (minutes === 0n || minutes > 59n) return [];
  const meant = { top: (hundredths / 100n) * 60n + minutes, bottom: 60n };
  if (!overlap(around(computed, halfMinute), exactly(meant))) return [];
  const words = `Minutes written after a decimal point: ${printClock(meant)} is ${printHours(meant)} hours.`;
  return [{ assumptions: 1, words }];
}

function printClock(hours: Exact): string {
  return printFigure(hours, 'clock', { decimals: 2, clock: 'h:mm' });
}

function printHours(hours: Exact): string {
  return printFigure(hours, 'decimal hours', { decimals: 2, clock: null });
}
