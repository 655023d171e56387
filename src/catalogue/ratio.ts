import { type Numeral, type Refusal, readNumeral } from './numeral.ts';

const forms = [/^1 ?: ?(.+)$/, /^(?:1|one) in (.+)$/i, /^(.+?) ?: ?1$/];

/** Reads `1:75,345`, `1 in 75,345`, `75,345:1` or a bare number as the number that stands to one. */
export function readRatio(text: string): Numeral | Refusal {
  const matched = forms.map((form) => form.exec(text)?.[1]).find((number) => number !== undefined);
  const numeral = readNumeral(matched ?? text);
  if ('refused' in numeral) {
    return text.includes(':') && !matched ? { refused: 'has no 1 on either side' } : numeral;
  }
  return numeral.value === 0 ? { refused: 'is one to nothing' } : numeral;
}
