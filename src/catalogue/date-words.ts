import type { Calendar, IsoDate } from '../calendar/index.ts';
import type { DateTerm } from './date-term.ts';
import { dateIn, dayOf } from './evaluate-date.ts';
import { fieldWords, listWords, printDay, quotedField } from './field-words.ts';
import type { RecordType } from './record-type.ts';
import type { RecordValues } from './record-value.ts';

/** A day told by a rule: `5 working days after “Sentenced on”`. */
export function dateRule(term: DateTerm, type: RecordType | undefined): string {
  switch (term.kind) {
    case 'field':
      return quotedField(term.field, type);
    case 'after':
      return `${stepWords(term)} after ${quotedField(term.field, type)}`;
    case 'earliest':
    case 'latest': {
      const fields = term.fields.map((field) => quotedField(field, type));
      return `the ${term.kind} of ${listWords(fields)}`;
    }
  }
}

/** A record's day by a rule: `completed on 14 April 2007`; for a deadline with what it is counted from. */
export function dateFact(
  term: DateTerm,
  day: IsoDate,
  record: RecordValues,
  type: RecordType | undefined,
): string {
  if (term.kind === 'field') return `${onWords(term.field, type)} ${printDay(day)}`;
  if (term.kind !== 'after') return `${dateRule(term, type)}, ${printDay(day)}`;
  const from = dateIn(record, term.field);
  const counted = from === null ? '' : ` ${printDay(from)}`;
  return `${printDay(day)} (${stepWords(term)} after ${onWords(term.field, type)}${counted})`;
}

/** Which field is to blame for a day that is not known: `completed is not known`. */
export function unknownDay(
  term: DateTerm,
  record: RecordValues,
  calendar: Calendar,
  type: RecordType | undefined,
): string | undefined {
  if (dayOf(term, record, calendar) !== null) return undefined;
  if ('fields' in term) {
    const fields = term.fields.map((field) => fieldWords(field, type));
    return `none of ${listWords(fields)} is known`;
  }
  const from = dateIn(record, term.field);
  if (from === null) return `${fieldWords(term.field, type)} is not known`;
  return `${dateRule(term, type)}, ${printDay(from)}, lies outside the calendar of working days`;
}

function stepWords({ count, step }: Extract<DateTerm, { kind: 'after' }>): string {
  return `${count} ${count === 1 ? step.slice(0, -1) : step}`;
}

/** The field before a day: `completed on`, but `day of release,`. */
function onWords(field: string, type: RecordType | undefined): string {
  const words = fieldWords(field, type);
  if (/ (?:on|by)$/.test(words)) return words;
  return /\b(?:date|day)\b/.test(words) ? `${words},` : `${words} on`;
}
