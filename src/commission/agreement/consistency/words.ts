import { listWords } from '../../../catalogue/index.ts';
import type { Operand } from './operand.ts';
import type { Missing, Worked } from './worked.ts';

/** Most figures that a sentence writes out one by one. */
const writtenOut = 8;
/** Longest list of names that a sentence begins with. */
const longestList = 100;
/** Most names that a sentence lists before it counts the rest. */
const listed = 3;

/** `30 and 28:15`, `Apr, May, Jun and 9 more`. */
export function listOf(names: readonly string[], most = listed): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const last = shown.length < names.length ? `${names.length - shown.length} more` : undefined;
  return listWords(last === undefined ? shown : [...shown, last]);
}

/** Why something cannot be checked, in one sentence: `Apr and May are blank.` */
export function missingWords(missing: readonly Missing[]): string {
  const titles = new Map<string, string[]>();
  for (const { title, reason } of missing) {
    titles.set(reason, [...(titles.get(reason) ?? []), title]);
  }
  const sentences = [...titles].map(
    ([reason, names]) => `${listOf(names)} ${names.length === 1 ? 'is' : 'are'} ${reason}`,
  );
  return `${sentences.join('; ')}.`;
}

/** What was worked out, with its figures: `Places times hours: 30 × 28:15 is 847.50 hours.` */
export function workedWords(worked: Worked, printed: string): string {
  if (worked.kind === 'missing') return missingWords(worked.missing);
  if (worked.kind === 'words') return `${upperFirst(worked.title)}: ${worked.text}.`;
  const { made, operand } = worked;
  if (!made) return `${upperFirst(operand.title)}: ${operand.text}.`;
  const { how, operands, without } = made;
  const left = without === 0 ? '' : ` Left out as not applicable: ${without}.`;
  return `${sentence[how](operands)} is ${printed}.${left}`;
}

const sentence = {
  sum: (operands: readonly Operand[]) => {
    if (operands.length === 1) return titlesOf(operands, ' and ');
    return `${together(operands)}${figures(operands, ' + ')}`;
  },
  average: (operands: readonly Operand[]) =>
    `The average of ${operands.length} figures${figures(operands, ', ')}`,
  product: (operands: readonly Operand[]) =>
    `${titlesOf(operands, ' times ')}${figures(operands, ' × ')}`,
  difference: (operands: readonly Operand[]) =>
    `${titlesOf(operands, ' less ')}${figures(operands, ' − ')}`,
  quotient: (operands: readonly Operand[]) =>
    `${titlesOf(operands, ' divided by ')}${figures(operands, ' ÷ ')}`,
};

/** Names what is added up, where the names tell its parts apart and are not too long to read. */
function together(operands: readonly Operand[]): string {
  const titles = operands.map(({ title }) => title);
  const list = upperFirst(listOf(titles, writtenOut));
  const readable = new Set(titles).size === titles.length && list.length <= longestList;
  return readable ? `${list} together` : `The sum of ${operands.length} figures`;
}

function titlesOf(operands: readonly Operand[], between: string): string {
  const [first = '', ...rest] = operands.map(({ title }) => title);
  return upperFirst([first, ...rest.map(lowerFirst)].join(between));
}

function figures(operands: readonly Operand[], sign: string): string {
  if (operands.length > writtenOut) return '';
  return `: ${operands.map(({ text }) => text).join(sign)}`;
}

/** A heading within a sentence: `Prisoners` as `prisoners`, and `Cat B` as it is. */
function lowerFirst(title: string): string {
  return /^[A-Z][^A-Z]*$/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}

function upperFirst(title: string): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}
