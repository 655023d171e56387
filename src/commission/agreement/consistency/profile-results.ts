import { levelMonths, levelQuarters } from '../../../catalogue/index.ts';
import { addsOverMonths } from '../adds-over-months.ts';
import type { CheckResult } from '../finding.ts';
import { compareExact } from '../interval.ts';
import { answer } from './answer.ts';
import type { RowRead, TableRead } from './read-tables.ts';
import { combine, lacking, type Worked, workedCell } from './worked.ts';

const monthsInQuarter = 3;
const statedOver: ReadonlyArray<{ column: string; months: readonly string[] }> = [
  { column: 'total', months: levelMonths },
  ...levelQuarters.map((column, at) => ({
    column,
    months: levelMonths.slice(at * monthsInQuarter, (at + 1) * monthsInQuarter),
  })),
];

/** The total and the quarters of every level and outturn against their months. */
export function profileResults(read: TableRead): CheckResult[] {
  if (read.table.shape !== 'levels') return [];
  const stated = read.rows.filter(({ cells }) => [...cells.values()].some(({ text }) => text));
  return stated.flatMap((row) =>
    statedOver.flatMap(({ column, months }) => profileResult(read, row, column, months)),
  );
}

function profileResult(
  { section }: TableRead,
  row: RowRead,
  column: string,
  months: readonly string[],
): CheckResult[] {
  const cell = row.cells.get(column);
  if (!cell) return [];
  const stated = workedCell(cell, 'what is stated');
  const computed = overMonths(row, months, stated);
  if (cell.text === null && computed.kind === 'missing') return [];
  const title = `${cell.column.title}: ${row.title}`;
  const asked = { rule: 'profile', title, section, at: cell.at, cell, stated, computed };
  return [answer({ ...asked, severity: 'error', must: 'equal' })];
}

/** Months of a flow add up. Of anything else only months that are all the same say what they are together. */
function overMonths({ cells, metric }: RowRead, months: readonly string[], whole: Worked): Worked {
  const stated = months.flatMap((month) => {
    const cell = cells.get(month);
    return cell ? workedCell(cell, cell.column.title) : [];
  });
  if (metric && addsOverMonths(metric)) return addedUp(stated, whole);
  return sameInAll(stated.filter((one) => !(one.kind === 'missing' && one.apart)));
}

/** A level of the year is often put into one month. Months that make the whole by themselves leave none for the rest. */
function addedUp(months: readonly Worked[], whole: Worked): Worked {
  const all = combine('sum', 'the months', months);
  const stated = months.filter(({ kind }) => kind === 'figure');
  if (all.kind !== 'missing' || stated.length === 0) return all;
  const partly = combine('sum', 'the months that are stated', stated);
  return isSame(partly, whole) || isMore(partly, whole) ? partly : all;
}

function sameInAll(stated: readonly Worked[]): Worked {
  const missing = stated.flatMap((one) => (one.kind === 'missing' ? one.missing : []));
  if (missing.length > 0) return { kind: 'missing', missing, apart: false };
  const [first, ...others] = stated;
  if (!first) return lacking('every month', 'not applicable');
  if (!others.every((one) => isSame(one, first))) {
    return lacking('a figure that differs from month to month', 'not to be added up or averaged');
  }
  return named(first, `each of the ${stated.length} months`);
}

/** Nothing agreed is below nought, so months that are more than the whole cannot make it, whatever the rest is. */
function isMore(a: Worked, b: Worked): boolean {
  if (a.kind !== 'figure' || b.kind !== 'figure') return false;
  return compareExact(a.operand.interval.low, b.operand.interval.high) > 0;
}

function isSame(a: Worked, b: Worked): boolean {
  if (a.kind === 'figure' && b.kind === 'figure') {
    return compareExact(a.operand.interval.value, b.operand.interval.value) === 0;
  }
  return a.kind === 'words' && b.kind === 'words' && a.text === b.text;
}

function named(worked: Worked, title: string): Worked {
  if (worked.kind === 'figure') return { ...worked, operand: { ...worked.operand, title } };
  return worked.kind === 'words' ? { ...worked, title } : worked;
}
