import {
  type Address,
  type AgreedTable,
  type AgreementTemplate,
  type Column,
  type FixedRow,
  formRow,
  type Metric,
} from '../../../catalogue/index.ts';
import { type CellValue, readCell } from '../cell-value.ts';
import { type Cells, type Content, tableIn } from '../content.ts';

/** A cell as it was written and what it says; its text is null where it is blank. */
export type CellRead = {
  at: Address;
  column: Column;
  rowTitle: string;
  metric: Metric | undefined;
  text: string | null;
  value: CellValue;
};

export type RowRead = {
  code: string;
  title: string;
  metric: Metric | undefined;
  cells: ReadonlyMap<string, CellRead>;
};

/** A table with every cell read: the rows that the template declares, or those that an open table has. */
export type TableRead = {
  section: string;
  table: AgreedTable;
  /** How the paper form calls it, or its title. */
  name: string;
  rows: readonly RowRead[];
  totals: readonly RowRead[];
  byCode: ReadonlyMap<string, RowRead>;
};

type RowCode = Pick<FixedRow, 'code'> & Partial<FixedRow>;

export type TablesRead = ReadonlyMap<string, TableRead>;

/** Reads every cell of an agreement once. */
export function readTables(
  template: Pick<AgreementTemplate, 'sections'>,
  content: Content,
  metrics: readonly Metric[],
): TablesRead {
  const byCode = new Map(metrics.map((metric) => [metric.code, metric]));
  return new Map(
    template.sections.flatMap((section) =>
      section.tables.map((table): [string, TableRead] => [
        table.code,
        readTable(table, content, section.code, byCode),
      ]),
    ),
  );
}

/** The cell at an address; undefined where the agreement has no such row or column. */
export function findCell(
  tables: TablesRead,
  { table, row, column }: Address,
): CellRead | undefined {
  return tables.get(table)?.byCode.get(row)?.cells.get(column);
}

function readTable(
  table: AgreedTable,
  content: Content,
  section: string,
  metrics: ReadonlyMap<string, Metric>,
): TableRead {
  const { rows, totals } = tableIn(content, table.code);
  const written = new Map(rows.toReversed().map(({ row, cells }) => [row, cells]));
  const stated = new Map(Object.entries(totals));
  const declared: readonly RowCode[] =
    table.shape === 'open'
      ? [...written.keys()].toReversed().map((code) => ({ code }))
      : table.rows;
  const rowsRead = declared.map((row) => readRow(table, row, written.get(row.code), metrics));
  const totalsRead = table.totals.map((row) => readRow(table, row, stated.get(row.code), metrics));
  return {
    section,
    table,
    name: table.label ?? table.title,
    rows: rowsRead,
    totals: totalsRead,
    byCode: new Map([...totalsRead, ...rowsRead].map((row) => [row.code, row])),
  };
}

function readRow(
  table: AgreedTable,
  row: RowCode,
  written: Cells = {},
  metrics: ReadonlyMap<string, Metric>,
): RowRead {
  const { code, metric: measured } = row;
  const name = table.named === undefined ? undefined : written[table.named]?.trim();
  const title = code === formRow ? table.title : (row.title ?? (name || code));
  const metric = measured === undefined ? undefined : metrics.get(measured);
  const cells = table.columns.map((column): [string, CellRead] => {
    const text = written[column.code]?.trim() || null;
    const value = readCell(text ?? undefined, column, metric);
    const at = { table: table.code, row: code, column: column.code };
    return [column.code, { at, column, rowTitle: title, metric, text, value }];
  });
  return { code, title, metric, cells: new Map(cells) };
}
