import type { Cell } from '../spreadsheet/index.ts';
import type { BulletinColumn } from './bulletin.ts';
import { type BulletinHeading, isHeadingAgain } from './bulletin-heading.ts';
import { readCount, readPercent, withoutMarks } from './bulletin-number.ts';

/** A figure's text in a row, and where it stands. */
export type LineFigure = { figure: BulletinColumn; text: string; at: number };

/** What one row of a bulletin is. */
export type BulletinLine =
  | { kind: 'establishment' | 'total'; name: string; figures: LineFigure[] }
  /** Labels each followed by its figure: 'Total Population', '84,145'. */
  | { kind: 'labels' }
  /** The rest of the name in the row above. */
  | { kind: 'wrapped'; text: string }
  /** Text alone: a section's heading, or a note. */
  | { kind: 'text'; text: string }
  | { kind: 'nothing' };

const NOTHING: BulletinLine = { kind: 'nothing' };
const LETTER = /\p{L}/u;
/** The top of a page, and not a name. */
const PAGE_TOP = /^(?:report date|page|monthly bulletin)\b/i;

/** Tells by its content what a row is: an establishment, a total, or words. */
export function readLine(row: readonly Cell[], heading: BulletinHeading): BulletinLine {
  const texts = row.map((cell) => cell.text.trim());
  const filled = texts.filter((text) => text !== '');
  const [first = ''] = filled;
  if (filled.length === 0 || PAGE_TOP.test(first) || isHeadingAgain(row)) return NOTHING;
  const nameAt = placeOfName(texts, heading);
  const figures = figuresOf(texts, heading, nameAt);
  const numbers = figures.filter((figure) => isNumber(figure)).length;
  const name = withoutMarks(texts[nameAt] ?? '');
  if (isTotal(name)) {
    const inTable = numbers >= 2 && !figures.some((figure) => LETTER.test(figure.text));
    return inTable ? { kind: 'total', name, figures } : { kind: 'labels' };
  }
  if (filled.length === 1) return onlyText(first);
  if (numbers >= 1 && !name.startsWith('%')) return { kind: 'establishment', name, figures };
  const marks = figures.filter((figure) => readCount(figure.text) === null && figure.text !== '');
  return marks.length >= 2 && name !== ''
    ? { kind: 'establishment', name, figures }
    : { kind: 'labels' };
}

function onlyText(text: string): BulletinLine {
  if (text.startsWith('(')) return { kind: 'wrapped', text };
  return LETTER.test(text) ? { kind: 'text', text } : NOTHING;
}

function isTotal(name: string): boolean {
  return /^(?:grand |overall )?(?:sub[ -]?)?totals?\b/i.test(name);
}

/** The name stands under its heading, save in text files, where the rows begin a tab before the heading does. */
function placeOfName(texts: readonly string[], heading: BulletinHeading): number {
  if (LETTER.test(texts[heading.nameAt] ?? '')) return heading.nameAt;
  const first = texts.findIndex((text) => text !== '');
  return LETTER.test(texts[first] ?? '') && first < heading.nameAt ? first : heading.nameAt;
}

function figuresOf(
  texts: readonly string[],
  heading: BulletinHeading,
  nameAt: number,
): LineFigure[] {
  const shift = nameAt - heading.nameAt;
  return heading.columns.map(({ figure, at }) => {
    return { figure, text: texts[at + shift] ?? '', at: at + shift };
  });
}

function isNumber({ figure, text }: LineFigure): boolean {
  if (figure === 'populationPercent' || figure === 'availablePercent') {
    return typeof readPercent(text) === 'number';
  }
  return typeof readCount(text) === 'number';
}
