import type { Limits } from './limits.ts';
import { refusal } from './refusal.ts';
import type { Cell, Sheet } from './workbook.ts';

/** The one blank cell, shared by every row that has a gap. */
export const BLANK: Cell = Object.freeze({ text: '' });

/** What is left of a workbook's cell limit; the sheets of one workbook share it. */
export type CellAllowance = { left: number };

/** Gathers the rows of one sheet in order, keeps the limits, drops blank edges below and to the right. */
export class Grid {
  /** The 1-based number of the next row. */
  nextRow = 1;
  private readonly rows: Cell[][] = [];
  private firstRow = 1;
  private mergeWork = 0;
  private readonly limits: Limits;
  private readonly allowance: CellAllowance;

  constructor(limits: Limits, allowance: CellAllowance) {
    this.limits = limits;
    this.allowance = allowance;
  }

  /** Adds a row, or the same row several times. Blank rows count as rows only when another one follows. */
  addRow(cells: Cell[], times = 1): void {
    trimEnd(cells);
    if (cells.length > 0) {
      this.spend(cells.length * times);
      this.fillTo(this.nextRow, times);
      for (let i = 0; i < times; i++) this.rows.push(cells);
    }
    this.nextRow += times;
  }

  /** Refuses a cell beyond the last column that a spreadsheet can have. */
  checkColumn(index: number): void {
    if (index < this.limits.columns) return;
    throw refusal(
      'TOO_MANY_COLUMNS',
      `Row ${this.nextRow} goes on past column ${this.limits.columns.toLocaleString('en-GB')}, ` +
        'the last that a spreadsheet has. Check what separates the columns, or split the table.',
    );
  }

  /** Counts cells against the limit of the workbook before they are made. */
  spend(cells: number): void {
    this.allowance.left -= cells;
    if (this.allowance.left < 0) throw this.tooManyCells();
  }

  private tooManyCells(): Error {
    return refusal(
      'TOO_MANY_CELLS',
      `The file has more than ${this.limits.cells.toLocaleString('en-GB')} cells. ` +
        'Split it into several files, or leave out the sheets that are not needed.',
      { status: 413 },
    );
  }

  /** Marks the cells of a merged range, whose edges count from 1 (rows) and 0 (columns) and are part of it. */
  markMerged(rows: [number, number], columns: [number, number]): void {
    const last = Math.min(rows[1], this.firstRow + this.rows.length - 1);
    for (let row = Math.max(rows[0], this.firstRow); row <= last; row++) {
      const cells = this.rows[row - this.firstRow] ?? [];
      const end = Math.min(columns[1], cells.length - 1);
      // Ranges may not overlap; a file whose ranges do could keep the hub at this for hours.
      this.mergeWork += 1 + Math.max(0, end - columns[0]);
      if (this.mergeWork > this.limits.cells) throw this.tooManyCells();
      for (let i = columns[0]; i <= end; i++) cells[i] = { ...(cells[i] ?? BLANK), merged: true };
    }
  }

  sheet(name: string): Sheet {
    return { name, rows: this.rows, firstRow: this.firstRow };
  }

  private fillTo(row: number, times: number): void {
    if (row + times - 1 > this.limits.rows) {
      throw refusal(
        'TOO_MANY_ROWS',
        `The table has more than ${this.limits.rows.toLocaleString('en-GB')} rows. Split it into several files.`,
        { status: 413 },
      );
    }
    if (this.rows.length === 0) this.firstRow = row;
    while (this.firstRow + this.rows.length < row) this.rows.push([]);
  }
}

function trimEnd(cells: Cell[]): void {
  let length = cells.length;
  while (length > 0 && isBlank(cells[length - 1])) length--;
  cells.length = length;
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text === '' && cell.formula === undefined);
}
