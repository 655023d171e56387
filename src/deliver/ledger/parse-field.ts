import { type IsoDate, isDate } from '../../calendar/index.ts';
import { type Field, nearest, type RecordValue } from '../../catalogue/index.ts';
import type { ProblemKind } from './row-problem.ts';

/** What a text says in a field, or what is wrong with it. */
export type Parsed =
  | { value: RecordValue }
  | { mistake: string; expected: string; kind: ProblemKind };

/** Nothing that the ledger is asked about happened before. */
const earliest: IsoDate = '1990-01-01';
const longestText = 100;
const personKey = /^[A-Za-z0-9-]{4,40}$/;
const numeral = /^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,15})?$/;
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const flags = new Map([
  ...['yes', 'y', 'true', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
]);

/** Reads what stands in a field of a record; a blank is nothing. `today` bounds dates that cannot lie ahead. */
export function parseField(field: Field, given: string, today: IsoDate): Parsed {
  const text = given.trim();
  if (text === '') return { value: null };
  switch (field.kind) {
    case 'date':
      return parseDate(field, text, today);
    case 'choice':
      return parseChoice(field, text);
    case 'flag':
      return parseFlag(text);
    case 'whole':
    case 'number':
      return parseFigure(field, text);
    case 'person':
      return parsePerson(text);
    case 'reference':
    case 'code':
      return parseKey(text);
  }
}

/** A short text such as the reference of a record. */
export function parseKey(text: string): Parsed {
  const expected = `a text of at most ${longestText} characters on one line`;
  if (text.length > longestText) return { mistake: 'is too long', expected, kind: 'key' };
  if (hidden.test(text)) return { mistake: 'holds a hidden character', expected, kind: 'key' };
  return { value: text };
}

function parseDate({ ahead }: Field, text: string, today: IsoDate): Parsed {
  const day = yearFirst(text.replace(/[T ]00:00(?::00)?$/, ''));
  const expected = 'a day such as 2008-03-31 or 31/03/2008';
  if (!isDate(day)) return { mistake: 'is no day', expected, kind: 'date' };
  if (day < earliest) {
    return { mistake: 'is too long ago', expected: `a day from ${earliest} on`, kind: 'date' };
  }
  if (day > today && !ahead) {
    return { mistake: 'lies in the future', expected: `a day up to ${today}`, kind: 'date' };
  }
  return { value: day };
}

/** Spreadsheets set to British English turn 2008-03-31 into 31/03/2008 when they save; the day comes first. */
function yearFirst(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function parseChoice({ choices }: Field, text: string): Parsed {
  const wanted = text.toLowerCase();
  const chosen =
    choices.find(({ code }) => code === wanted) ??
    choices.find(({ title }) => title.toLowerCase() === wanted);
  if (chosen) return { value: chosen.code };
  const codes = choices.map(({ code }) => code);
  const [near] = nearest(text, codes, 1);
  const mistake = `is none of the choices${near === undefined ? '' : `; did you mean ${near}?`}`;
  return { mistake, expected: `one of ${codes.join(', ')}`, kind: 'value' };
}

function parseFlag(text: string): Parsed {
  const value = flags.get(text.toLowerCase());
  if (value !== undefined) return { value };
  return { mistake: 'is neither yes nor no', expected: 'yes or no', kind: 'value' };
}

function parseFigure(field: Field, text: string): Parsed {
  const expected = figureWords(field);
  if (!numeral.test(text)) return { mistake: 'is no number', expected, kind: 'value' };
  const value = Number(text.replaceAll(',', ''));
  const { kind, min, max } = field;
  if (kind === 'whole' && !Number.isInteger(value)) {
    return { mistake: 'is no whole number', expected, kind: 'value' };
  }
  if (min !== undefined && value < min)
    return { mistake: 'is less than can be', expected, kind: 'value' };
  if (max !== undefined && value > max)
    return { mistake: 'is more than can be', expected, kind: 'value' };
  // Minus nothing is nothing, and must not look like a change.
  return { value: value === 0 ? 0 : value };
}

/** What a figure may be, in words. */
export function figureWords({ kind, min, max }: Field): string {
  const what = kind === 'whole' ? 'a whole number' : 'a number such as 12.5';
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`;
  if (min !== undefined) return `${what} of at least ${min}`;
  return max === undefined ? what : `${what} of at most ${max}`;
}

function parsePerson(text: string): Parsed {
  if (personKey.test(text)) return { value: text };
  const named = /[@\s,.]/.test(text);
  return {
    mistake: named
      ? 'looks like a name or an address; the ledger holds no names'
      : 'is no key of a person',
    expected: 'a pseudonymous key of 4 to 40 letters, digits and hyphens',
    kind: 'person',
  };
}
