import type { Cell, Sheet } from '../spreadsheet/index.ts';
import type { BulletinColumn } from './bulletin.ts';

/** Where the table begins and which figure each column holds. `nameAt` and `at` count columns from 0. */
export type BulletinHeading = {
  nextRow: number;
  nameAt: number;
  columns: readonly { figure: BulletinColumn; at: number }[];
};

const NEEDED: readonly BulletinColumn[] = [
  'baselineCna',
  'inUseCna',
  'operationalCapacity',
  'population',
];
/** Headings are short; a longer text is a note that happens to use the same words. */
const LONGEST_HEADING = 60;
/** Over how many rows a heading may be spread. */
const DEEPEST_HEADING = 3;
/** A heading stands near the top; to look further would mean reading every row of every large table. */
const ROWS_SEARCHED = 50;

/** Finds the heading by its words, in whatever order its columns stand and over whatever rows it is spread. */
export function findHeading(sheet: Sheet): BulletinHeading | undefined {
  const end = Math.min(sheet.rows.length, ROWS_SEARCHED);
  for (let depth = 1; depth <= DEEPEST_HEADING; depth++) {
    for (let row = 0; row + depth <= end; row++) {
      const heading = readHeading(sheet.rows.slice(row, row + depth), row + depth);
      if (heading) return heading;
    }
  }
  return undefined;
}

function readHeading(
  rows: readonly (readonly Cell[])[],
  nextRow: number,
): BulletinHeading | undefined {
  const width = Math.max(...rows.map((row) => row.length));
  const texts = Array.from({ length: width }, (_, at) =>
    rows.map((row) => row[at]?.text ?? '').join(' '),
  );
  const columns = headingColumns(texts);
  if (!NEEDED.every((figure) => columns.some((column) => column.figure === figure))) {
    return undefined;
  }
  const leftmost = Math.min(...columns.map((column) => column.at));
  const named = texts.findIndex((text) => isNameHeading(text));
  return { nextRow, columns, nameAt: named >= 0 ? named : Math.max(0, leftmost - 1) };
}

/** Whether a row is the heading once more, as at the top of a new page. */
export function isHeadingAgain(row: readonly Cell[]): boolean {
  return headingColumns(row.map((cell) => cell.text)).length >= 3;
}

function headingColumns(texts: readonly string[]): { figure: BulletinColumn; at: number }[] {
  const columns: { figure: BulletinColumn; at: number }[] = [];
  texts.forEach((text, at) => {
    const figure = figureNamed(text);
    if (figure && !columns.some((column) => column.figure === figure)) columns.push({ figure, at });
  });
  return columns;
}

/** The figure that a heading or the label of a total speaks of. */
export function figureNamed(text: string): BulletinColumn | undefined {
  const words = text.toLowerCase().replace(/\s+/g, ' ').trim();
  if (words.length > LONGEST_HEADING) return undefined;
  if (/%|per ?cent/.test(words)) {
    if (/\bpop/.test(words)) return 'populationPercent';
    return /accom|avail/.test(words) ? 'availablePercent' : undefined;
  }
  if (/\bbaseline\b/.test(words)) return 'baselineCna';
  if (/\bin[ -]?use\b/.test(words)) return 'inUseCna';
  if (/\boperational\b|\bop\.? cap/.test(words)) return 'operationalCapacity';
  return /\bpopulation\b/.test(words) ? 'population' : undefined;
}

function isNameHeading(text: string): boolean {
  return /\b(?:prison|establishment|name)\b/i.test(text) && figureNamed(text) === undefined;
}
