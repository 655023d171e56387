import type { Condition, DateComparison } from './condition.ts';
import { dateRule } from './date-words.ts';
import { listWords, quotedField, valueWords } from './field-words.ts';
import type { RecordType } from './record-type.ts';

const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const dateComparisons: Record<DateComparison, string> = {
  by: 'is no later than',
  before: 'is before',
  from: 'is no earlier than',
  after: 'is after',
};

/** A condition in words: `tier is 4`, `completed is no later than 5 working days after sentence`. */
export function conditionWords(condition: Condition, type: RecordType | undefined): string {
  switch (condition.kind) {
    case 'is':
      return `${quotedField(condition.field, type)} is ${valuesWords(condition, type)}`;
    case 'known':
      return `${quotedField(condition.field, type)} is ${condition.known ? '' : 'not '}known`;
    case 'number':
      return `${quotedField(condition.field, type)} is ${condition.comparison} ${condition.value}`;
    case 'date': {
      const { date, comparison, other } = condition;
      return `${dateRule(date, type)} ${dateComparisons[comparison]} ${dateRule(other, type)}`;
    }
    case 'weekday':
      return `${dateRule(condition.date, type)} is a ${dayNames(condition.days)}`;
    case 'month end':
      return `${dateRule(condition.date, type)} is the last day of its month`;
    case 'any':
      return partsWords(condition.conditions, 'or', type);
    case 'all':
      return partsWords(condition.conditions, 'and', type);
    case 'not':
      return notWords(condition.condition, type);
  }
}

/** The values of a condition as alternatives. */
export function valuesWords(
  { field, values }: Extract<Condition, { kind: 'is' }>,
  type: RecordType | undefined,
): string {
  return listWords(
    values.map((value) => valueWords(field, value, type)),
    'or',
  );
}

/** Days of the week as alternatives, or as a run: `Monday to Friday`; 1 is Monday. */
export function dayNames(days: readonly number[]): string {
  const inOrder = [...days].sort();
  const names = inOrder.map((day) => weekdays[day - 1] ?? String(day));
  const run = inOrder.every((day, index) => day === (inOrder[0] ?? 0) + index);
  return run && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : listWords(names, 'or');
}

function partsWords(
  conditions: readonly Condition[],
  word: 'and' | 'or',
  type: RecordType | undefined,
): string {
  const parts = conditions.map((part) => {
    const words = conditionWords(part, type);
    return part.kind === 'any' || part.kind === 'all' ? `(${words})` : words;
  });
  return parts.join(`, ${word} `);
}

/** `not` also takes in what is not known. */
function notWords(condition: Condition, type: RecordType | undefined): string {
  if (condition.kind === 'is') {
    return `${quotedField(condition.field, type)} is not ${valuesWords(condition, type)}`;
  }
  return `it is not so that ${conditionWords(condition, type)}`;
}
