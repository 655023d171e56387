import type { Archive } from './archive.ts';
import { BLANK, type Grid } from './grid.ts';
import { refusal } from './refusal.ts';
import { type Cell, columnIndex } from './workbook.ts';
import { XlsxCellReader, type XlsxContext } from './xlsx-cell.ts';
import { readXml, type Tag } from './xml.ts';

/** Reads one worksheet into a grid; gives the number of formulas whose result the file does not hold. */
export async function readXlsxSheet(
  archive: Archive,
  part: string,
  context: XlsxContext,
  grid: Grid,
): Promise<number> {
  const reader = new SheetReader(context, grid);
  await readXml(archive.part(part), part, {
    open: (tag) => reader.open(tag),
    text: (characters) => reader.cell.text(characters),
    close: (name) => reader.close(name),
  });
  reader.markMerges();
  return reader.cell.unsolved;
}

class SheetReader {
  readonly cell: XlsxCellReader;
  private readonly grid: Grid;
  private row: Cell[] | undefined;
  private readonly merges: string[] = [];

  constructor(context: XlsxContext, grid: Grid) {
    this.cell = new XlsxCellReader(context);
    this.grid = grid;
  }

  open(tag: Tag): void {
    if (tag.name === 'row') this.openRow(tag.get('r'));
    else if (tag.name === 'mergeCell') this.merges.push(tag.get('ref') ?? '');
    else if (this.row !== undefined) this.cell.open(tag, this.row.length);
  }

  close(name: string): void {
    if (this.row === undefined) return;
    if (name === 'c') {
      this.addCell(this.row, this.cell.column, this.cell.take());
    } else if (name === 'row') {
      this.grid.addRow(this.row);
      this.row = undefined;
    } else {
      this.cell.close(name);
    }
  }

  private openRow(number: string | undefined): void {
    const row = number === undefined ? this.grid.nextRow : Number(number);
    if (!Number.isInteger(row) || row < this.grid.nextRow) {
      throw refusal(
        'XML',
        'The rows of a sheet stand in the wrong order in the file. Open it in a spreadsheet ' +
          'program, save it under a new name, and send that.',
      );
    }
    this.grid.nextRow = row;
    this.row = [];
  }

  private addCell(row: Cell[], column: number, cell: Cell): void {
    // Empty styled cells are not content, wherever they stand.
    if (cell === BLANK) return;
    this.grid.checkColumn(column);
    while (row.length < column) row.push(BLANK);
    row[column] = cell;
  }

  markMerges(): void {
    for (const range of this.merges) {
      const edges = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range.replaceAll('$', ''));
      const [left, right] = [columnIndex(edges?.[1] ?? ''), columnIndex(edges?.[3] ?? '')];
      if (left === undefined || right === undefined) continue;
      this.grid.markMerged([Number(edges?.[2]), Number(edges?.[4])], [left, right]);
    }
  }
}
