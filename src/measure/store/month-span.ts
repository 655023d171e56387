import type { MonthIndex } from '../../calendar/index.ts';
import type { DateTerm } from '../../catalogue/index.ts';
import { type Sql, sql } from '../../database/index.ts';
import { column } from './scope.ts';

/** Days by which a span of working days is never longer than twice their number: weekends and bank holidays together. */
const longestBreak = 14;

/**
 * What the field of a date must be for the date to lie in some months. It lets an index find the records; the
 * date itself is still to be looked at. Undefined where several fields tell the date.
 */
export function fieldInMonths(term: DateTerm, first: MonthIndex, months: number): Sql | undefined {
  if ('fields' in term) return undefined;
  const field = column(term.field);
  const [from, until] = [firstDay(first), firstDay(first + months)];
  if (term.kind === 'field') return sql`(${field} >= ${from} and ${field} < ${until})`;
  const { count, step } = term;
  switch (step) {
    case 'working days':
      // None after a day off is the working day before it.
      if (count === 0) return undefined;
      return sql`(${field} >= ${from} - ${count * 2 + longestBreak}::integer and ${field} < ${until})`;
    case 'months':
      return fieldInMonths({ kind: 'field', field: term.field }, first - count, months);
    case 'days':
    case 'weeks': {
      const days = step === 'weeks' ? count * 7 : count;
      return sql`(${field} >= ${from} - ${days}::integer and ${field} < ${until} - ${days}::integer)`;
    }
  }
}

/** The first day of a month; before the year 1 there is none, nor are there records. */
function firstDay(month: MonthIndex): Sql {
  const at = Math.max(month, 12);
  return sql`make_date(${Math.floor(at / 12)}::integer, ${(at % 12) + 1}::integer, 1)`;
}
