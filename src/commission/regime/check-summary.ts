import { findTable, subtract } from '../../catalogue/index.ts';
import type { CheckResult } from '../agreement/finding.ts';
import { exactly } from '../agreement/interval.ts';
import { type Ground, hasTimetable, mistakesWords, statedCell } from './ground.ts';
import { type About, type Came, resultOf, sameness, signed, unknown } from './result.ts';
import { hoursIn, printHours, type SummaryRow, summaryColumns, summaryRows } from './summary.ts';
import { findSummaryCause } from './summary-cause.ts';
import type { Week } from './week.ts';

/** The stated summary against the timetable: every cell, or one result for the table where nothing can be compared. */
export function checkSummary(ground: Ground): CheckResult[] {
  const { template, regime, week } = ground;
  const table = findTable(template, regime.summary);
  if (!table) return [];
  const stated = cellsOf(ground).filter(
    ({ row, column }) => statedCell(ground, row.row, column).kind !== 'blank',
  );
  const whole = { table: table.code, row: '', column: '' };
  if (!week || stated.length === 0) {
    const about: About = { ...kind, title: `${table.title}, against the timetable`, at: whole };
    return [resultOf(template, about, unknown(whyNot(ground)))];
  }
  return cellsOf(ground).map(({ row, column }) => {
    const heading = table.columns.find(({ code }) => code === column)?.title ?? column;
    const at = { table: table.code, row: row.row, column };
    const about: About = { ...kind, title: `${row.title}, ${heading}: as in the timetable`, at };
    return resultOf(template, about, compareCell(ground, week, row, column));
  });
}

const kind = { rule: 'regime-summary', severity: 'error' } as const;

function cellsOf({ template, regime }: Ground): Array<{ row: SummaryRow; column: string }> {
  const columns = summaryColumns(regime);
  return summaryRows(template).flatMap((row) => columns.map((column) => ({ row, column })));
}

function whyNot(ground: Ground): string {
  if (ground.week) return 'The summary is blank: it can be filled from the timetable.';
  if (hasTimetable(ground)) return mistakesWords(ground);
  return 'No timetable is entered, so nothing shows whether the summary follows from the core day.';
}

function compareCell(ground: Ground, week: Week, row: SummaryRow, column: string): Came {
  const { regime } = ground;
  const computed = hoursIn({ regime, row, column }, week.average);
  const value = statedCell(ground, row.row, column);
  const printed = printHours(computed);
  if (value.kind !== 'figure') {
    return {
      ...unknown(`The cell states no time; the timetable gives ${printed}.`),
      computed: printed,
    };
  }
  const { interval } = value;
  const outcome = sameness(interval, exactly(computed));
  return {
    outcome,
    stated: printHours(interval.value),
    computed: printed,
    difference: signed(subtract(interval.value, computed), printHours),
    explanation:
      'The summary should follow from the timetable, averaged over all prisoners and rounded to a minute.',
    cause:
      outcome === 'disagrees'
        ? (findSummaryCause({ regime, week, row, column }, interval) ?? null)
        : null,
  };
}
