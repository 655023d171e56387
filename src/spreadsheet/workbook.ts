/** One cell. Blank cells have the text ''; cells are shared between rows, so they are never changed. */
export type Cell = {
  /** What a person sees: '95%', '1,028', '28:15'; dates in ISO form. Never trimmed. */
  readonly text: string;
  /** The stored numeric value behind the text: 0.95 for '95%', days for times and dates (XLSX). */
  readonly number?: number;
  /** The formula whose stored result the text is. It is never worked out again. */
  readonly formula?: string;
  /** Part of a merged range: the anchor, which holds the text, and the cells it covers. */
  readonly merged?: boolean;
};

/** One sheet. `rows[i]` is row `firstRow + i` of the file; blank rows are `[]`, blank cells at the end of a row are left off. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly firstRow: number;
};

export type WorkbookFormat = 'csv' | 'tsv' | 'xlsx' | 'ods';

/** A file of tables as read. `notices` tell what the reader took for granted, for the person who sent it. */
export type Workbook = {
  readonly format: WorkbookFormat;
  readonly encoding?: string;
  readonly notices: readonly string[];
  readonly sheets: readonly Sheet[];
};

/** The letters of a column counted from 0: 0 is 'A', 25 'Z', 26 'AA'. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column of a reference such as 'B7' or 'AA', counted from 0; undefined where it names none. */
export function columnIndex(reference: string): number | undefined {
  let index = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index === 0 ? undefined : index - 1;
}
