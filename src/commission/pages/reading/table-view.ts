import type { AgreedTable, Shape } from '../../../catalogue/index.ts';
import { numericUnits } from '../../../catalogue/index.ts';
import type { CheckResult } from '../../agreement/finding.ts';
import { paragraphsOf, tableHeading } from '../../document/document-table.ts';
import { isStated } from '../../document/row-groups.ts';
import { cellId, outturnsAddress, tableId } from '../addresses.ts';
import { type FindingView, findingView, type Shown } from '../finding-view.ts';
import { type PlacedCell, type PlacedRow, placedRows, placedTotals } from './placed-rows.ts';

/** What stands beside a cell of which a check disagrees: a sign, a word, and the way to the explanation. */
export type Mark = { sign: string; word: string; severity: string; href: string; label: string };

export type MarkedCell = PlacedCell & { mark: Mark | undefined; header: boolean };
export type MarkedRow = Omit<PlacedRow, 'cells' | 'named'> & {
  /** Whether the title stands in a cell of its own before the others. */
  titled: boolean;
  cells: readonly MarkedCell[];
};

/** A table of an agreement as `agreementTable` of views/agreement-table.njk draws it. */
export type TableView = {
  id: string;
  code: string;
  heading: string;
  notes: readonly string[];
  shape: Shape;
  /** Columns; of a form, its fields. */
  head: ReadonlyArray<{ title: string; numeric: boolean; note: string | undefined }>;
  /** Whether the rows have a title of their own, so that there is a column before the others. */
  titled: boolean;
  width: number;
  groups: ReadonlyArray<{ title: string; href: string | undefined; rows: readonly MarkedRow[] }>;
  totals: readonly MarkedRow[];
  stated: boolean;
  /** What disagrees, in the order of the checks. */
  findings: readonly FindingView[];
  /** What is said quietly. */
  agrees: number;
  rounding: readonly FindingView[];
  unchecked: readonly FindingView[];
};

/** A table with what the checks find beside its cells. */
export function tableView(
  table: AgreedTable,
  results: readonly CheckResult[],
  shown: Shown,
): TableView {
  const own = results.filter((result) => result.table === table.code);
  const told = own.map((result) => findingView(result, shown));
  const findings = told.filter(({ outcome }) => outcome === 'disagrees');
  const { shape, columns, code } = table;
  const titled = shape === 'fixed' || shape === 'levels';
  const marked = (row: PlacedRow) => markedRow(row, findings, titled);
  return {
    ...{ id: tableId(code), code, shape, titled, findings },
    heading: tableHeading(table),
    notes: paragraphsOf(table.note ?? ''),
    head: columns.map(({ title, unit, note }) => ({
      ...{ title, note },
      numeric: numericUnits.includes(unit),
    })),
    width: columns.length + (titled ? 1 : 0),
    groups: placedRows(table, shown.content).map(({ title, metric, rows }) => ({
      ...{ title, href: metric === undefined ? undefined : outturnsAddress(metric) },
      rows: rows.map(marked),
    })),
    totals: placedTotals(table, shown.content).map((row) => totalRow(marked(row), table)),
    stated: isStated(table, shown.content),
    agrees: told.filter(({ outcome }) => outcome === 'agrees').length,
    rounding: told.filter(({ outcome }) => outcome === 'agrees within rounding'),
    unchecked: told.filter(({ outcome }) => outcome === 'cannot be checked'),
  };
}

/** The mark of a cell of which a check disagrees; several checks have one together, which leads to the first. */
export function markOf(id: string, findings: readonly FindingView[]): Mark | undefined {
  const own = findings.filter(({ at }) => at === id);
  const [first] = own;
  if (!first) return undefined;
  const accepted = own.every(({ acceptedByBoth }) => acceptedByBoth) ? ', accepted' : '';
  return {
    ...{ sign: '≠', severity: first.severity, href: `#${encodeURI(first.id)}` },
    word: own.length === 1 ? `disagrees${accepted}` : `${own.length} disagree${accepted}`,
    label: own.map(({ stated, computed }) => `stated ${stated}, worked out ${computed}`).join('; '),
  };
}

function markedRow(
  { row, title, cells, named }: PlacedRow,
  findings: readonly FindingView[],
  titled: boolean,
): MarkedRow {
  const header = (index: number) => !titled && index === named;
  return {
    ...{ row, title, titled },
    cells: cells.map((cell, index) => ({
      ...{ ...cell, mark: markOf(cellId(cell.at), findings), header: header(index) },
    })),
  };
}

/** The total of an open table has its title in the column that names the rows. */
function totalRow(total: MarkedRow, { columns, named, shape }: AgreedTable): MarkedRow {
  if (shape !== 'open') return total;
  const at = Math.max(
    0,
    columns.findIndex(({ code }) => code === named),
  );
  return {
    ...total,
    cells: total.cells.map((cell, index) =>
      index === at ? { ...cell, header: true, text: total.title, paragraphs: [total.title] } : cell,
    ),
  };
}
