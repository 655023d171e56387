import { BLANK, type Grid } from './grid.ts';
import type { Cell } from './workbook.ts';

/** One row as it fills. Programs pad rows with thousands of blanks, which cost nothing until a value follows. */
export class OdsRow {
  readonly cells: Cell[] = [];
  readonly repeated: number;
  private blanks = 0;

  constructor(repeated: string | undefined) {
    this.repeated = readRepeat(repeated);
  }

  /** Adds a cell as often as it is repeated. Throws SPREADSHEET_TOO_MANY_COLUMNS. */
  add(cell: Cell, times: number, grid: Grid): void {
    if (cell === BLANK) {
      this.blanks += times;
      return;
    }
    grid.checkColumn(this.cells.length + this.blanks + times - 1);
    for (; this.blanks > 0; this.blanks--) this.cells.push(BLANK);
    for (let i = 0; i < times; i++) this.cells.push(cell);
  }
}

/** How often a row or cell is repeated; anything unreadable counts as once. */
export function readRepeat(text: string | undefined): number {
  const times = Number(text ?? 1);
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}
