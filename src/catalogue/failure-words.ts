import type { Calendar } from '../calendar/index.ts';
import type { Condition, DateComparison } from './condition.ts';
import { conditionWords, dayNames, valuesWords } from './condition-words.ts';
import type { DateTerm } from './date-term.ts';
import { dateFact, unknownDay } from './date-words.ts';
import { holds } from './evaluate-condition.ts';
import { dayOf, weekdayOf } from './evaluate-date.ts';
import { fieldWords, valueWords } from './field-words.ts';
import type { RecordType } from './record-type.ts';
import type { RecordValues } from './record-value.ts';

/** A record, and what is needed to say things of it; without its type, fields go by their names. */
export type Told = { record: RecordValues; calendar: Calendar; type: RecordType | undefined };

const opposites: Record<DateComparison, string> = {
  by: 'after',
  before: 'not before',
  from: 'before',
  after: 'not after',
};

/** Why a condition does not hold for a record, with the record's values. */
export function failureWords(condition: Condition, told: Told): string {
  const { record, calendar, type } = told;
  switch (condition.kind) {
    case 'is':
      return valueFailure(condition.field, `not ${valuesWords(condition, type)}`, told);
    case 'known':
      return valueFailure(condition.field, 'which should not be known', told);
    case 'number':
      return valueFailure(condition.field, `not ${condition.comparison} ${condition.value}`, told);
    case 'date':
      return dateFailure(condition, told);
    case 'weekday':
      return dayFailure(condition.date, `not a ${dayNames(condition.days)}`, told);
    case 'month end':
      return dayFailure(condition.date, 'not the last day of its month', told);
    case 'any':
      return condition.conditions.map((part) => failureWords(part, told)).join('; and ');
    case 'all': {
      const first = condition.conditions.find((part) => !holds(part, record, calendar));
      return first ? failureWords(first, told) : '';
    }
    case 'not':
      return exclusionWords(condition.condition, told);
  }
}

/** Why a record for which a condition holds is left out by its `not`. */
function exclusionWords(condition: Condition, told: Told): string {
  const why = 'which leaves it out';
  if (condition.kind === 'is' || condition.kind === 'number') {
    return valueFailure(condition.field, why, told);
  }
  return `${conditionWords(condition, told.type)}, ${why}`;
}

function valueFailure(field: string, why: string, { record, type }: Told): string {
  const value = record[field] ?? null;
  const words = `${fieldWords(field, type)} is ${valueWords(field, value, type)}`;
  return value === null ? words : `${words}, ${why}`;
}

function dateFailure(
  { date, comparison, other }: Extract<Condition, { kind: 'date' }>,
  { record, calendar, type }: Told,
): string {
  const [day, limit] = [dayOf(date, record, calendar), dayOf(other, record, calendar)];
  const unknown =
    unknownDay(date, record, calendar, type) ?? unknownDay(other, record, calendar, type);
  if (day === null || limit === null) return unknown ?? '';
  const held = dateFact(date, day, record, type);
  return `${held}, ${opposites[comparison]} ${dateFact(other, limit, record, type)}`;
}

function dayFailure(term: DateTerm, why: string, { record, calendar, type }: Told): string {
  const day = dayOf(term, record, calendar);
  if (day === null) return unknownDay(term, record, calendar, type) ?? '';
  return `${dateFact(term, day, record, type)}, a ${dayNames([weekdayOf(day)])}, ${why}`;
}
