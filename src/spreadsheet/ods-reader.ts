import { type CellAllowance, Grid } from './grid.ts';
import type { Limits } from './limits.ts';
import { OdsCellReader } from './ods-cell.ts';
import { OdsRow } from './ods-row.ts';
import type { Sheet } from './workbook.ts';
import type { Tag } from './xml.ts';

type OdsTable = { sheet: Sheet; hidden: boolean; unsolved: number };

/** Follows content.xml from element to element and gathers its tables. */
export class OdsReader {
  readonly tables: OdsTable[] = [];
  private readonly limits: Limits;
  private readonly allowance: CellAllowance;
  private readonly hiddenStyles = new Set<string>();
  private readonly cell = new OdsCellReader();
  private depth = 0;
  private bodyDepth = 0;
  private style = '';
  private table: { name: string; style: string; grid: Grid } | undefined;
  private row: OdsRow | undefined;

  constructor(limits: Limits) {
    this.limits = limits;
    this.allowance = { left: limits.cells };
  }

  open(tag: Tag): void {
    this.depth += 1;
    if (this.cell.isOpen) this.cell.openInside(tag, this.depth);
    else if (this.row !== undefined) this.openInRow(tag, this.row);
    else if (this.table !== undefined) this.openInTable(tag);
    else this.openOutside(tag);
  }

  text(characters: string): void {
    if (this.cell.isOpen) this.cell.text(characters);
  }

  close(name: string): void {
    if (this.cell.isOpen) {
      const cell = this.cell.close(name, this.depth);
      if (cell && this.row && this.table) this.row.add(cell, this.cell.repeated, this.table.grid);
    } else if (name === 'table-row' && this.row && this.table) {
      this.table.grid.addRow(this.row.cells, this.row.repeated);
      this.row = undefined;
    } else if (this.table !== undefined && this.depth === this.bodyDepth + 1) {
      this.closeTable(this.table);
    }
    this.depth -= 1;
  }

  private openOutside(tag: Tag): void {
    if (tag.name === 'style') this.style = tag.get('style:name') ?? '';
    else if (tag.name === 'table-properties' && tag.get('table:display') === 'false') {
      this.hiddenStyles.add(this.style);
    } else if (tag.name === 'spreadsheet') this.bodyDepth = this.depth;
    // Elsewhere than in the body itself, a table holds recorded changes or a copy of linked data.
    else if (tag.name === 'table' && this.depth === this.bodyDepth + 1) {
      const grid = new Grid(this.limits, this.allowance);
      const style = tag.get('table:style-name') ?? '';
      this.table = { name: tag.get('table:name') ?? '', style, grid };
    }
  }

  private openInTable(tag: Tag): void {
    if (tag.name === 'table-row') this.row = new OdsRow(tag.get('table:number-rows-repeated'));
  }

  private openInRow(tag: Tag, row: OdsRow): void {
    if (tag.name !== 'table-cell' && tag.name !== 'covered-table-cell') return;
    this.cell.open(tag, this.depth, row.repeated);
  }

  private closeTable({ name, style, grid }: { name: string; style: string; grid: Grid }): void {
    const hidden = this.hiddenStyles.has(style);
    this.tables.push({ sheet: grid.sheet(name), hidden, unsolved: this.cell.takeUnsolved() });
    this.table = undefined;
  }
}
