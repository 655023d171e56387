import {
  type AgreementTemplate,
  add,
  type Exact,
  findTable,
  multiply,
  nought,
  type Regime,
} from '../../catalogue/index.ts';
import { printFigure } from '../agreement/cell-value.ts';
import type { Cells } from '../agreement/content.ts';
import { allDays, dayRows } from './day.ts';
import { overDays, type TimeSpent, type Week, type WeekTime } from './week.ts';

/** The column of the summary that holds all time out of cell. */
export const totalColumn = 'total';

/** One row of the summary and the time that a week gives it: a day, or a total over days as the template declares it. */
export type SummaryRow = {
  row: string;
  title: string;
  of: (days: readonly TimeSpent[]) => TimeSpent;
};

/** The rows of the summary that follow from a week. */
export function summaryRows(template: AgreementTemplate): SummaryRow[] {
  const table = template.regime && findTable(template, template.regime.summary);
  if (!table) return [];
  const days = table.rows.flatMap(({ code, title }) => {
    const day = dayRows.indexOf(code);
    return day < 0 ? [] : [{ row: code, title, of: takeDays([day], 'sum') }];
  });
  const totals = table.totals.map(({ code, title, how, of }) => {
    const rows = of.rows ?? dayRows;
    const chosen = allDays.filter((day) => rows.includes(dayRows[day] ?? ''));
    return { row: code, title, of: takeDays(chosen, how), chosen };
  });
  return [...days, ...totals.filter(({ chosen }) => chosen.length > 0)];
}

function takeDays(chosen: readonly number[], how: 'sum' | 'average'): SummaryRow['of'] {
  return (days) => overDays(days, chosen, how);
}

/** The columns of the summary that follow from a week: one or more categories each, and all time out of cell. */
export function summaryColumns({ categories }: Regime): string[] {
  return [...new Set([...categories.flatMap(({ column }) => column ?? []), totalColumn])];
}

/** The minutes that belong in a column of the summary. */
export function timeInColumn({ categories }: Regime, time: TimeSpent, column: string): Exact {
  if (column === totalColumn) return time.outOfCell;
  return categories
    .filter((category) => category.column === column)
    .map(({ code }) => time.byCategory[code] ?? nought)
    .reduce(add, nought);
}

/**
 * The summary that a week comes to, as texts by row and column. Each cell is rounded from the exact minutes, the
 * total too, so that the printed parts may differ from the printed total by a minute or two.
 */
export function summaryCells(template: AgreementTemplate, week: Week): Record<string, Cells> {
  const { regime } = template;
  if (!regime) return {};
  return Object.fromEntries(
    summaryRows(template).map((row) => {
      const cells = summaryColumns(regime).map((column) => [
        column,
        printHours(hoursIn({ regime, row, column }, week.average)),
      ]);
      return [row.row, Object.fromEntries(cells)];
    }),
  );
}

/** A cell of the summary. */
export type SummaryCell = { regime: Regime; row: SummaryRow; column: string };

/** The exact hours that a week gives a cell of the summary. */
export function hoursIn({ regime, row, column }: SummaryCell, { days }: WeekTime): Exact {
  return hoursOf(timeInColumn(regime, row.of(days), column));
}

/** Minutes as hours. */
export function hoursOf(minutes: Exact): Exact {
  return multiply(minutes, { top: 1n, bottom: 60n });
}

/** Hours as `4h 39m`, rounded to the nearest minute. */
export function printHours(hours: Exact): string {
  return printFigure(hours, 'clock', { decimals: 2, clock: 'h m' });
}
