import {
  findNothing,
  type Nothing,
  type ReturnFigure,
  readNumeral,
  takeSign,
} from '../../catalogue/index.ts';

/** What a cell says: a value, a kind of nothing, nothing at all yet, or something that cannot be. */
export type CellReading =
  | { kind: 'value'; value: number }
  | { kind: 'nothing'; nothing: Nothing }
  | { kind: 'blank' }
  | { kind: 'mistake'; check: 'type' | 'range'; message: string; expected: string };

/** The kinds of nothing that a provider may state of its own figures. */
const statable: readonly Nothing[] = ['not applicable', 'not supplied'];

/** Reads a figure as it is written in its cell: `1,028`, `95%`, `£12.50`, `not supplied`. */
export function readCell(text: string, figure: ReturnFigure): CellReading {
  const written = text.trim();
  if (written === '') return { kind: 'blank' };
  const expected = figureWords(figure);
  const mistake = (check: 'type' | 'range', message: string): CellReading => ({
    ...{ kind: 'mistake', check, message, expected },
  });
  const nothing = findNothing(written);
  if (nothing !== undefined) {
    if (statable.includes(nothing)) return { kind: 'nothing', nothing };
    return mistake('type', `“${written}” is no figure of a provider’s own.`);
  }
  const { negative, rest } = takeSign(withoutUnit(written, figure));
  const numeral = readNumeral(rest);
  if ('refused' in numeral) return mistake('type', `“${shortened(written)}” ${numeral.refused}.`);
  if (numeral.decimals > figure.decimals) {
    return mistake('type', `“${written}” has more decimals than the figure takes.`);
  }
  const value = negative ? -numeral.value + 0 : numeral.value;
  const { min, max } = figure.range;
  if (min !== undefined && value < min) return mistake('range', `${written} is less than can be.`);
  if (max !== undefined && value > max) return mistake('range', `${written} is more than can be.`);
  return { kind: 'value', value };
}

/** The value of a cell; undefined where it states none. */
export function valueIn(text: string, figure: ReturnFigure): number | undefined {
  const reading = readCell(text, figure);
  return reading.kind === 'value' ? reading.value : undefined;
}

function withoutUnit(text: string, { unit }: ReturnFigure): string {
  if (unit === 'percent') return text.replace(/ ?%$/, '');
  return unit === 'money' ? text.replace(/^([-+(]?) ?£ ?/, '$1') : text;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What a figure takes, in words that follow “Write”. */
export function figureWords({ decimals, range: { min, max } }: ReturnFigure): string {
  const places = decimals === 1 ? '1 decimal' : `${decimals} decimals`;
  const what = decimals === 0 ? 'a whole number' : `a number of at most ${places}`;
  const bounds = [
    min === undefined ? '' : ` from ${min}`,
    max === undefined ? '' : ` ${min === undefined ? 'up ' : ''}to ${max}`,
  ];
  if (min !== undefined && max === undefined) return `${what}, ${min} or more`;
  return `${what}${bounds.join('')}`;
}
