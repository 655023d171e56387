/** A number as written: its value, and how many decimals it was written with. */
export type Numeral = { value: number; decimals: number };

/** Why a text could not be read, as a sentence that follows the quoted text. */
export type Refusal = { refused: string };

const plain = /^\d+(?:\.\d+)?$|^\.\d+$/;
const grouped = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const exponent = /^[\d.,]+e[+-]?\d+$/i;

/** A number carries 15 significant digits exactly; a longer one would be stored as another figure. */
const mostDigits = 15;

/** Reads digits with or without thousands separators and decimals; a sign or brackets come off before. */
export function readNumeral(text: string): Numeral | Refusal {
  if (plain.test(text) || grouped.test(text)) return exactly(text.replaceAll(',', ''));
  if (exponent.test(text)) return { refused: 'is written with an exponent; write the number out' };
  if (/^\d+,\d{1,2}$/.test(text)) {
    return { refused: 'has a comma where a decimal point or three more digits were expected' };
  }
  if (/^\d[\d,]*(?:\.[\d,]+)?$/.test(text)) {
    return { refused: 'has its thousands separators in the wrong places' };
  }
  if (/^\d[\d.,]*(?: [\d.,]+)+$/.test(text)) return { refused: 'holds spaces between its digits' };
  return { refused: 'is not a number' };
}

function exactly(digits: string): Numeral | Refusal {
  const [whole = '', fraction = ''] = digits.split('.');
  const significant = `${whole}${fraction}`.replace(/^0+/, '').length;
  if (significant > mostDigits) {
    return { refused: `has more than ${mostDigits} digits, which cannot be kept exactly` };
  }
  return { value: Number(digits), decimals: fraction.length };
}

/** Takes a leading minus, a plus, or accountants' brackets off a number: `(5)` is minus 5. */
export function takeSign(text: string): { negative: boolean; rest: string } {
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed) return { negative: true, rest: (bracketed[1] ?? '').trim() };
  const signed = /^([-+]) ?(.+)$/.exec(text);
  return signed
    ? { negative: signed[1] === '-', rest: signed[2] ?? '' }
    : { negative: false, rest: text };
}
