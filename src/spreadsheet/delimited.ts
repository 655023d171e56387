import { setImmediate as nextTurn } from 'node:timers/promises';
import { findDelimiter } from './delimiter.ts';
import { decodeText } from './encoding.ts';
import { BLANK, Grid } from './grid.ts';
import type { Limits } from './limits.ts';
import { readQuoted } from './quoted.ts';
import type { Cell, Workbook } from './workbook.ts';

/** The one sheet of a text file has no name. */
const SHEET_NAME = '';
/** How much text is split before requests get their turn: a few milliseconds' worth. */
const CHUNK_CHARACTERS = 128 * 1024;

/** Reads comma-, semicolon- or tab-separated text in any encoding that `decodeText` knows. */
export async function readDelimited(bytes: Uint8Array, limits: Limits): Promise<Workbook> {
  const { text, encoding, notice } = decodeText(bytes);
  // Excel writes and obeys a first line that names the delimiter.
  const declared = /^sep=([,;\t])(?:\r\n|\n|\r|$)/.exec(text);
  const delimiter = declared?.[1] ?? findDelimiter(text);
  const grid = new Grid(limits, { left: limits.cells });
  if (declared) grid.addRow([]);
  const body = declared ? text.slice(declared[0].length) : text;
  const addRecord = recordAdder(grid);
  if (body.includes('"')) await readQuoted(body, delimiter, addRecord);
  else await readUnquoted(body, delimiter, addRecord);
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    notices: notice === undefined ? [] : [notice],
    sheets: [grid.sheet(SHEET_NAME)],
  };
}

/** Text without a quotation mark needs no parser: this is ten times as fast, and most files are so. */
async function readUnquoted(
  text: string,
  delimiter: string,
  addRecord: (record: string[]) => void,
): Promise<void> {
  for (let from = 0; from < text.length; ) {
    const to = endOfLine(text, from + CHUNK_CHARACTERS);
    const lines = text.slice(from, to).split(/\r\n|\n|\r/);
    // What follows the last line's end is the next chunk's, or nothing.
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) addRecord(line.split(delimiter));
    from = to;
    await nextTurn();
  }
}

/** Where the line that holds a position ends, its line break included. */
function endOfLine(text: string, position: number): number {
  const lineBreak = /\r\n|\n|\r/g;
  // One back, so as not to begin in the middle of a CRLF.
  lineBreak.lastIndex = position - 1;
  return lineBreak.exec(text) ? lineBreak.lastIndex : text.length;
}

/** Tables say the same words over and over: one cell for each saves half the memory. */
function recordAdder(grid: Grid): (record: string[]) => void {
  const known = new Map<string, Cell>([['', BLANK]]);
  const cellFor = (text: string): Cell => {
    const cell = known.get(text) ?? { text };
    if (known.size < 10_000) known.set(text, cell);
    return cell;
  };
  return (record) => {
    grid.checkColumn(record.length - 1);
    grid.addRow(record.map(cellFor));
  };
}
