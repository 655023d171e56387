import type { Calendar, IsoDate } from '../calendar/index.ts';
import type { Condition, DateComparison, NumberComparison } from './condition.ts';
import { type Decimal, decimalOf, widen } from './decimal.ts';
import { dayOf, isMonthEnd, weekdayOf } from './evaluate-date.ts';
import type { RecordValue, RecordValues } from './record-value.ts';

/**
 * Whether a condition holds for a record. A comparison with something unknown does not hold, so that its
 * `not` does.
 */
export function holds(condition: Condition, record: RecordValues, calendar: Calendar): boolean {
  switch (condition.kind) {
    case 'is':
      return condition.values.some((value) => isSame(record[condition.field] ?? null, value));
    case 'known':
      return ((record[condition.field] ?? null) !== null) === condition.known;
    case 'number': {
      const figure = figureIn(record, condition.field);
      return figure !== null && compares(figure, condition.comparison, decimalOf(condition.value));
    }
    case 'date':
      return datesCompare(
        dayOf(condition.date, record, calendar),
        condition.comparison,
        dayOf(condition.other, record, calendar),
      );
    case 'weekday': {
      const day = dayOf(condition.date, record, calendar);
      return day !== null && condition.days.includes(weekdayOf(day));
    }
    case 'month end': {
      const day = dayOf(condition.date, record, calendar);
      return day !== null && isMonthEnd(day);
    }
    case 'any':
      return condition.conditions.some((part) => holds(part, record, calendar));
    case 'all':
      return condition.conditions.every((part) => holds(part, record, calendar));
    case 'not':
      return !holds(condition.condition, record, calendar);
  }
}

/** What a figure field holds, as a number or as a decimal text; null when it is not known. */
export function figureIn(record: RecordValues, field: string): Decimal | null {
  const value = record[field];
  if (typeof value === 'number') return decimalOf(value);
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? decimalOf(value) : null;
}

/** A figure may come from the database as a text, so numbers compare as numbers. */
function isSame(held: RecordValue, value: string | number | boolean): boolean {
  if (typeof value !== 'number' || typeof held !== 'string') return held === value;
  const figure = figureIn({ held }, 'held');
  return figure !== null && difference(figure, decimalOf(value)) === 0n;
}

function compares(figure: Decimal, comparison: NumberComparison, bound: Decimal): boolean {
  const over = difference(figure, bound);
  switch (comparison) {
    case 'at least':
      return over >= 0n;
    case 'at most':
      return over <= 0n;
    case 'more than':
      return over > 0n;
    case 'less than':
      return over < 0n;
  }
}

function datesCompare(
  day: IsoDate | null,
  comparison: DateComparison,
  other: IsoDate | null,
): boolean {
  if (day === null || other === null) return false;
  switch (comparison) {
    case 'by':
      return day <= other;
    case 'before':
      return day < other;
    case 'from':
      return day >= other;
    case 'after':
      return day > other;
  }
}

/** Its sign is that of one less the other. */
function difference(a: Decimal, b: Decimal): bigint {
  const places = Math.max(a.places, b.places);
  return widen(a, places).coefficient - widen(b, places).coefficient;
}
