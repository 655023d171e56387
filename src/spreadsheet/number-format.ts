import { groupThousands, printFixed, printPlain } from './decimal.ts';
import { type FormatToken, splitSections, tokenise } from './format-tokens.ts';
import { dateFormatOf, printSerial } from './serial-date.ts';

/** Excel allows 255 characters; what is much longer is made to keep the hub busy. */
const LONGEST_CODE = 500;

/** Prints a stored number as a cell with a certain format shows it. */
export type NumberPrinter = (value: number, date1904: boolean) => string;

/**
 * Makes the printer for an XLSX format code ('0.0%', '[h]:mm', '£#,##0'). Dates come out in ISO form. A number
 * never loses its digits or its minus sign, though a format may hide zeros behind a dash or minus in brackets.
 */
export function numberPrinter(code: string): NumberPrinter {
  if (code.length > LONGEST_CODE) return printPlain;
  const [first = ''] = splitSections(code);
  const tokens = tokenise(first);
  const dateFormat = dateFormatOf(tokens);
  if (dateFormat) {
    return (value, date1904) => printSerial(value, dateFormat, date1904) ?? printPlain(value);
  }
  const pattern = readPattern(tokens);
  if (pattern === undefined) return printPlain;
  return (value) => printPattern(value, pattern);
}

type Pattern = {
  before: string;
  after: string;
  wholeDigits: number;
  leastDecimals: number;
  mostDecimals: number;
  grouped: boolean;
  /** Powers of ten by which the shown number is larger than the stored one. */
  power: number;
};

const PLACEHOLDERS = /^[0#?.,]+$/;

/** Undefined for what is shown plainly: General, text, fractions, exponents, conditions, digits in groups. */
function readPattern(tokens: readonly FormatToken[]): Pattern | undefined {
  if (tokens.some((token) => token.kind === 'other')) return undefined;
  const runs = tokens.filter((token) => token.kind === 'digits');
  const [run] = runs;
  if (run === undefined || runs.length > 1 || !PLACEHOLDERS.test(run.text)) return undefined;
  const at = tokens.indexOf(run);
  const [whole = '', fraction = ''] = run.text.split('.');
  const thousands = /,*$/.exec(run.text)?.[0].length ?? 0;
  const percents = tokens.filter((token) => token.kind === 'percent').length;
  return {
    before: join(tokens.slice(0, at)).trimStart(),
    after: join(tokens.slice(at + 1)).trimEnd(),
    wholeDigits: count(whole, /0/g),
    leastDecimals: count(fraction, /[0?]/g),
    mostDecimals: count(fraction, /[0#?]/g),
    grouped: /[0#?],+[0#?]/.test(whole),
    power: percents * 2 - thousands * 3,
  };
}

function printPattern(value: number, pattern: Pattern): string {
  const { leastDecimals, mostDecimals, power } = pattern;
  const [whole = '', fraction = ''] = printFixed(value, mostDecimals, power).split('.');
  const padded = whole.padStart(pattern.wholeDigits, '0');
  let decimals = fraction;
  while (decimals.length > leastDecimals && decimals.endsWith('0'))
    decimals = decimals.slice(0, -1);
  const digits = `${pattern.grouped ? groupThousands(padded) : padded}${decimals && `.${decimals}`}`;
  const minus = value < 0 && /[1-9]/.test(digits) ? '-' : '';
  return `${minus}${pattern.before}${digits}${pattern.after}`;
}

function join(tokens: readonly FormatToken[]): string {
  return tokens.map((token) => token.text).join('');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
