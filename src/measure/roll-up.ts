import { type Metric, printValue } from '../catalogue/index.ts';
import { type Shown, shownNothing } from './performance.ts';

/** One member's value in a region or group. */
export type Part = { name: string; shown: Shown };

/**
 * The value of a region or group from its members' published figures. Counts add up, where every member
 * supplied one; everything else cannot be given, for without the counts behind them percentages, rates and
 * means can be neither added nor averaged.
 */
export function rollUp(metric: Metric, parts: readonly Part[], what: 'outturn' | 'level'): Shown {
  const counted = parts.filter(({ shown }) => shown.nothing !== 'not applicable');
  if (counted.length === 0) {
    return shownNothing('not applicable', `${metric.code} is asked of no provider here.`);
  }
  if (!metric.additive) {
    if (what === 'level') {
      return shownNothing(
        missing(what),
        'A level of several providers is agreed for them together; it is never an average of theirs.',
      );
    }
    return shownNothing(
      missing(what),
      `Only figures as published are known, without the counts behind them. ` +
        `A ${metric.unit === 'percent' ? 'percentage' : 'figure'} of several providers is never an average of theirs.`,
    );
  }
  const absent = counted.filter(({ shown }) => shown.value === null).map(({ name }) => name);
  if (absent.length > 0) {
    return shownNothing(
      missing(what),
      `The sum needs every provider; missing: ${absent.join(', ')}.`,
    );
  }
  const value = counted.reduce((sum, { shown }) => sum + (shown.value ?? 0), 0);
  return {
    value,
    text: printValue(value, metric, metric.decimals),
    nothing: null,
    explanation: `Sum of ${counted.map(({ name }) => name).join(', ')}.`,
    source: null,
  };
}

function missing(what: 'outturn' | 'level') {
  return what === 'level' ? 'no target set' : 'not supplied';
}
