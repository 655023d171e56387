import { type DateTerm, fieldsOfDate } from './date-term.ts';

export const numberComparisons = ['at least', 'at most', 'more than', 'less than'] as const;
export type NumberComparison = (typeof numberComparisons)[number];

/** `by` and `from` include the other day, `before` and `after` do not. */
export const dateComparisons = ['by', 'before', 'from', 'after'] as const;
export type DateComparison = (typeof dateComparisons)[number];

/**
 * What must hold for a record to count. A comparison with something unknown does not hold, so its `not`
 * does. Days of the week are 1 (Monday) to 7.
 */
export type Condition =
  | { kind: 'is'; field: string; values: ReadonlyArray<string | number | boolean> }
  | { kind: 'known'; field: string; known: boolean }
  | { kind: 'number'; field: string; comparison: NumberComparison; value: number }
  | { kind: 'date'; date: DateTerm; comparison: DateComparison; other: DateTerm }
  | { kind: 'weekday'; date: DateTerm; days: readonly number[] }
  | { kind: 'month end'; date: DateTerm }
  | { kind: 'any' | 'all'; conditions: readonly Condition[] }
  | { kind: 'not'; condition: Condition };

/** The fields that a condition reads. */
export function fieldsOfCondition(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'is':
    case 'known':
    case 'number':
      return [condition.field];
    case 'date':
      return [...fieldsOfDate(condition.date), ...fieldsOfDate(condition.other)];
    case 'weekday':
    case 'month end':
      return fieldsOfDate(condition.date);
    case 'any':
    case 'all':
      return condition.conditions.flatMap(fieldsOfCondition);
    case 'not':
      return fieldsOfCondition(condition.condition);
  }
}
