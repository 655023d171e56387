import { describePeriod, type IsoDate, monthOf } from '../calendar/index.ts';
import { findField, type RecordType } from './record-type.ts';
import type { RecordValue } from './record-value.ts';

/** A field's title within a sentence; its name when the record type is not at hand. */
export function fieldWords(name: string, type: RecordType | undefined): string {
  const title = type && findField(type, name)?.title;
  return title === undefined ? name.replaceAll('_', ' ') : inSentence(title);
}

/** A field's title in quotes, for a rule, where it would run into the words around it. */
export function quotedField(name: string, type: RecordType | undefined): string {
  return `“${(type && findField(type, name)?.title) ?? name.replaceAll('_', ' ')}”`;
}

/** A title with a small first letter, unless it begins with an abbreviation. */
export function inSentence(title: string): string {
  return /^[A-Z][^A-Z]/.test(title) ? `${title[0]?.toLowerCase()}${title.slice(1)}` : title;
}

/** A sentence with a capital first letter and a full stop. */
export function sentence(words: string): string {
  const capital = `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** What a field holds, in words: yes and no for flags, the title of a choice, a day in full. */
export function valueWords(name: string, value: RecordValue, type: RecordType | undefined): string {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const field = type && findField(type, name);
  if (field?.kind === 'date' && typeof value === 'string') return printDay(value);
  const choice = field?.choices.find(({ code }) => code === value);
  if (!choice) return String(value);
  return choice.title.includes(',') ? `“${inSentence(choice.title)}”` : inSentence(choice.title);
}

/** `14 April 2007`. */
export function printDay(day: IsoDate): string {
  return `${Number(day.slice(8))} ${describePeriod(monthOf(day))}`;
}

/** `a, b and c`. */
export function listWords(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
