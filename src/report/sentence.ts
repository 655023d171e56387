import type { Sentence } from './figure.ts';

const smallNumbers = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A count in words up to twelve, in figures above: 'four', '13'. */
export function inWords(count: number): string {
  return smallNumbers[count] ?? String(count);
}

/** What is counted, in the right number: one area, two areas. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return count === 1 ? one : many;
}

/** A text that begins with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title as it stands within a sentence: 'Court reports' → 'court reports', but 'OASys' stays. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]+\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Sentences as a list within one: 'a, b and c'. */
export function joinSentences(parts: readonly Sentence[]): Sentence {
  return parts.flatMap((part, index) => [...joint(index, parts.length), ...part]);
}

/** Names as a list: 'Birmingham, Brinsford and Stafford'. */
export function joinNames(names: readonly string[]): string {
  return plainText(joinSentences(names.map((name) => [name])));
}

function joint(index: number, length: number): string[] {
  if (index === 0) return [];
  return [index === length - 1 ? ' and ' : ', '];
}

/** A sentence as plain text. */
export function plainText(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}
