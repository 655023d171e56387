import { type CsvCell, writeCsv } from '../spreadsheet/index.ts';
import type { AnnualReport } from './document.ts';
import { Ledger } from './ledger.ts';
import type { Measured } from './measured.ts';
import { listSourceRows, listWorkingRows, sourceHeadings, workingHeadings } from './source-rows.ts';
import { type FlatCell, type FlatTable, flatTables } from './spreadsheet-table.ts';

/** A CSV file of the report: its name without ending, what it holds, and a way to write it. */
export type CsvFile = { name: string; title: string; text: () => string };

/** The CSV files of a report: one long file of all outturns and levels, one a table, and where figures come from. */
export function listCsvFiles(report: AnnualReport): CsvFile[] {
  const ledger = new Ledger(report);
  const table = (headings: readonly string[], rows: () => CsvCell[][]) => () =>
    writeCsv([headings, ...rows()]);
  return [
    {
      name: 'performance',
      title: 'Every outturn and level, with the difference and where both come from',
      text: table(performanceHeadings, () => report.measured.map(performanceRow)),
    },
    ...flatTables(report, ledger).map((flat) => ({
      name: flat.id,
      title: flat.caption,
      text: table(flat.headings, () => flatRows(flat)),
    })),
    {
      name: 'worked-out',
      title: 'How figures were worked out',
      text: table(workingHeadings, () => listWorkingRows(ledger)),
    },
    {
      name: 'sources',
      title: 'Where the figures come from',
      text: table(sourceHeadings, () => listSourceRows(ledger)),
    },
  ];
}

function flatRows({ rows }: FlatTable): CsvCell[][] {
  return rows.map((row) => row.map(csvCell));
}

/** Numbers plain, without thousands commas, percentages with their sign. */
function csvCell(cell: FlatCell): CsvCell {
  if ('entry' in cell) return cell.entry;
  if ('text' in cell) return cell.text;
  const digits = cell.number.toFixed(cell.figure.decimals);
  return cell.figure.percent ? `${digits}%` : digits;
}

const performanceHeadings = [
  'provider',
  'providerKind',
  'metric',
  'title',
  'domain',
  'period',
  'unit',
  'outturn',
  'outturnText',
  'level',
  'levelText',
  'variance',
  'variancePercent',
  'status',
  'nothing',
  'explanation',
  'rank',
  'rankOf',
  'rankGroup',
  ...['outturn', 'level'].flatMap((what) =>
    ['File', 'Row', 'Column', 'Revision', 'RecordedAt'].map((part) => `${what}${part}`),
  ),
];

function performanceRow({ row, gap }: Measured): CsvCell[] {
  return [
    row.provider,
    row.providerKind,
    row.metric,
    row.title,
    row.domain,
    row.period,
    row.unit,
    row.outturn,
    row.outturnText,
    row.level,
    row.levelText,
    row.variance,
    gap?.percent?.number ?? null,
    row.status,
    row.nothing,
    row.explanation,
    row.rank,
    row.rankOf,
    row.rankGroup,
    ...[row.outturnSource, row.levelSource].flatMap((ref): CsvCell[] =>
      ref
        ? [ref.file, ref.row, ref.column, ref.id, ref.recordedAt]
        : [null, null, null, null, null],
    ),
  ];
}
