import type {
  Amount,
  Condition,
  DateComparison,
  DateTerm,
  NumberComparison,
} from '../../catalogue/index.ts';
import { type Sql, sql } from '../../database/index.ts';
import { column, type Scope } from './scope.ts';

/** A day told from a record, null where it is not known. */
export function dateSql(term: DateTerm, scope: Scope): Sql {
  if (term.kind === 'field') return column(term.field);
  if ('fields' in term) {
    const days = list(term.fields.map(column));
    return term.kind === 'earliest' ? sql`least(${days})` : sql`greatest(${days})`;
  }
  const { count, step, field } = term;
  if (step === 'working days') return scope.deadline(field, count);
  if (step === 'months')
    return sql`(${column(field)} + make_interval(months => ${count}::integer))::date`;
  return sql`(${column(field)} + ${step === 'weeks' ? count * 7 : count}::integer)`;
}

const dateOperators: Record<DateComparison, Sql> = {
  by: sql`<=`,
  before: sql`<`,
  from: sql`>=`,
  after: sql`>`,
};
const numberOperators: Record<NumberComparison, Sql> = {
  'at least': sql`>=`,
  'at most': sql`<=`,
  'more than': sql`>`,
  'less than': sql`<`,
};

/** Whether a condition holds; null, which counts as not, where something is unknown. */
export function conditionSql(condition: Condition, scope: Scope): Sql {
  switch (condition.kind) {
    case 'is':
      return isSql(condition.field, condition.values);
    case 'known':
      return condition.known
        ? sql`${column(condition.field)} is not null`
        : sql`${column(condition.field)} is null`;
    case 'number':
      return sql`${column(condition.field)} ${numberOperators[condition.comparison]} ${condition.value}::numeric`;
    case 'date': {
      const operator = dateOperators[condition.comparison];
      return sql`${dateSql(condition.date, scope)} ${operator} ${dateSql(condition.other, scope)}`;
    }
    case 'weekday':
      return sql`extract(isodow from ${dateSql(condition.date, scope)}) = any (${[...condition.days]}::integer[])`;
    case 'month end':
      return sql`extract(day from ${dateSql(condition.date, scope)} + 1) = 1`;
    case 'any':
      return anyOf(condition.conditions.map((one) => conditionSql(one, scope)));
    case 'all':
      return joined(
        condition.conditions.map((one) => conditionSql(one, scope)),
        sql` and `,
      );
    case 'not':
      return sql`not coalesce(${conditionSql(condition.condition, scope)}, false)`;
  }
}

function isSql(field: string, values: ReadonlyArray<string | number | boolean>): Sql {
  const [first] = values;
  if (typeof first === 'boolean') return sql`${column(field)} = any (${[...values]}::boolean[])`;
  if (typeof first === 'number') return sql`${column(field)} = any (${[...values]}::numeric[])`;
  return sql`${column(field)} = any (${[...values]}::text[])`;
}

/** What a record adds, null where something of it is not known; `month` is the month's day of the tally. */
export function amountSql(amount: Amount, day: Sql, scope: Scope): Sql {
  switch (amount.kind) {
    case 'one':
      return sql`1`;
    case 'field':
      return amount.times === undefined
        ? column(amount.field)
        : sql`${column(amount.field)} * ${column(amount.times)}`;
    case 'field by days in month':
      return sql`${column(amount.field)} * extract(day from
        date_trunc('month', (${day})::timestamp) + interval '1 month' - interval '1 day')`;
    case 'working days':
      return sql`(${scope.numberOf(amount.to)} - ${scope.numberOf(amount.from)})`;
    case 'days':
      return sql`(${column(amount.to)} - ${column(amount.from)})`;
  }
}

/** Conditions one after the other; with none, what always holds. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : joined(conditions, sql` and `);
}

/** Whether one of several conditions holds. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return joined(conditions, sql` or `);
}

function joined(parts: readonly Sql[], between: Sql): Sql {
  return sql`(${parts.reduce((all, part) => sql`${all}${between}${part}`)})`;
}

/** Parts with commas between them. */
export function list(parts: readonly Sql[]): Sql {
  return parts.reduce((all, part) => sql`${all}, ${part}`);
}
