import { isDate } from '../calendar/index.ts';
import { remedyFor } from './declared.ts';
import type { Field } from './record-type.ts';

/** What a field of a record holds; null when it is not known. Dates are `YYYY-MM-DD`. */
export type RecordValue = string | number | boolean | null;

/** The known fields of a record by name; one that is not there is not known. */
export type RecordValues = Readonly<Record<string, RecordValue>>;

/** What is wrong with a value of a field, with what to write; undefined when nothing is. */
export function valueMistake(
  field: Field,
  value: RecordValue,
): { message: string; expected: string } | undefined {
  const expected = expectedOf(field);
  const refusal = value === null ? undefined : refuse(field, value);
  if (refusal === undefined) return undefined;
  const printed = JSON.stringify(value);
  const near =
    field.kind === 'choice' && typeof value === 'string'
      ? remedyFor(
          value,
          field.choices.map(({ code }) => code),
          `Write ${expected}`,
        )
      : `Write ${expected}`;
  return { message: `“${field.name}” cannot be ${printed}: it ${refusal}. ${near}.`, expected };
}

/** What a field takes, in words that follow "Write". */
export function expectedOf(field: Field): string {
  switch (field.kind) {
    case 'date':
      return 'a day such as 2007-04-30';
    case 'choice':
      return `one of ${field.choices.map(({ code }) => code).join(', ')}`;
    case 'flag':
      return 'true or false';
    case 'whole':
    case 'number':
      return `a ${field.kind === 'whole' ? 'whole number' : 'number'}${boundsOf(field)}`;
    case 'person':
      return 'the pseudonymous key of a person';
    case 'reference':
      return `the key of a record of ${field.to ?? 'another type'}`;
    case 'code':
      return 'a text';
  }
}

function boundsOf({ min, max }: Field): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

function refuse(field: Field, value: string | number | boolean): string | undefined {
  switch (field.kind) {
    case 'date':
      return typeof value === 'string' && isDate(value) ? undefined : 'is no day';
    case 'choice':
      return field.choices.some(({ code }) => code === value)
        ? undefined
        : 'is none of the choices';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'is neither true nor false';
    case 'whole':
    case 'number':
      return refuseFigure(field, value);
    case 'person':
    case 'reference':
    case 'code':
      return typeof value === 'string' && value !== '' ? undefined : 'is no text in quotes';
  }
}

function refuseFigure(
  { kind, min, max }: Field,
  value: string | number | boolean,
): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'is no number';
  if (kind === 'whole' && !Number.isInteger(value)) return 'is no whole number';
  if (min !== undefined && value < min) return 'is less than can be';
  return max !== undefined && value > max ? 'is more than can be' : undefined;
}
