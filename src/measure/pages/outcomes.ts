import type { Catalogue, Metric } from '../../catalogue/index.ts';
import { getMetric } from '../../catalogue/index.ts';
import type { PerformanceRow, SourceRef } from '../performance.ts';
import { figureAddress, metricAddress, outturnAddress } from './addresses.ts';
import { changeWords, ordinal, signedPercent, varianceWords } from './comparison-words.ts';
import { oneLine, type TableCell, type TableView } from './table-view.ts';

/** What became of a subject's metrics in a period, as tables by status; a table without rows is left out. */
export function outcomeTables(
  catalogue: Catalogue,
  rows: readonly PerformanceRow[],
  region: string | undefined,
): TableView[] {
  const shape = shapeOf(rows);
  const tableOf = (status: PerformanceRow['status']) =>
    rows
      .filter((row) => row.status === status)
      .toSorted((one, other) => byShare(status, one, other))
      .map((row) => judgedCells(row, getMetric(catalogue, row.metric), region, shape));
  const judged = [
    { id: 'missed', caption: 'Missed, the furthest from its level first', rows: tableOf('missed') },
    { id: 'met', caption: 'Met, the furthest beyond its level first', rows: tableOf('met') },
  ].map((table) => ({ ...table, head: headOf(shape) }));
  const unjudged = rows.filter(({ status }) => status === 'no level');
  const noLevel = {
    id: 'no-level',
    caption: 'No level to be judged against',
    head: [{ text: 'Metric' }, { text: 'Outturn', numeric: true }, { text: 'Why' }],
    rows: unjudged.map((row) => [
      metricCell(row, getMetric(catalogue, row.metric), region),
      figureCell(row, 'outturn'),
      { text: row.explanation ?? '' },
    ]),
  };
  const waiting = rows.filter(isWaiting);
  const levelAlone = {
    id: 'level-alone',
    caption: 'A level, and no outturn to judge by it',
    head: [{ text: 'Metric' }, { text: 'Level', numeric: true }, { text: 'Outturn' }],
    rows: waiting.map((row) => [
      metricCell(row, getMetric(catalogue, row.metric), region),
      figureCell(row, 'level'),
      { ...figureCell(row, 'outturn'), numeric: false },
    ]),
  };
  return [...judged, noLevel, levelAlone].filter((table) => table.rows.length > 0);
}

/** A level was agreed, and no outturn is known. */
function isWaiting({ status, level }: PerformanceRow): boolean {
  return status === 'no outturn' && level !== null;
}

/** The metrics with neither outturn nor level and why, as a table. */
export function absentTable(
  catalogue: Catalogue,
  rows: readonly PerformanceRow[],
  region: string | undefined,
): TableView | undefined {
  const absent = rows.filter((row) => row.status === 'no outturn' && !isWaiting(row));
  if (absent.length === 0) return undefined;
  return {
    id: 'no-outturn',
    caption: 'No outturn',
    head: [{ text: 'Metric' }, { text: 'Instead of a figure' }, { text: 'Why' }],
    rows: absent.map((row) => [
      metricCell(row, getMetric(catalogue, row.metric), region),
      { ...figureCell(row, 'outturn'), numeric: false },
      { text: row.explanation ?? '' },
    ]),
  };
}

/** A metric as the header of a row. */
export function metricCell(
  row: Pick<PerformanceRow, 'metric' | 'period'>,
  metric: Metric,
  region?: string | undefined,
): TableCell {
  return {
    text: `${metric.code} ${metric.title}`,
    href: metricAddress(metric.code, { period: row.period, region }),
  };
}

/** The outturn or level of a row, with the way to its source. */
export function figureCell(row: PerformanceRow, what: 'outturn' | 'level'): TableCell {
  const text = what === 'outturn' ? row.outturnText : row.levelText;
  const label = `${row.provider}, ${row.metric}, ${what}`;
  if (what === 'outturn' && row.basis === 'counted') return countedCell(row, label);
  const source = what === 'outturn' ? row.outturnSource : row.levelSource;
  const missing = what === 'outturn' ? row.status === 'no outturn' : row.level === null;
  if (missing) return { text, nothing: text, numeric: true };
  return { text, numeric: true, ...sourceLink(source, label) };
}

/** A counted outturn leads to its records, also where it comes to nothing. */
function countedCell(row: PerformanceRow, label: string): TableCell {
  const { outturnText: text, madeOf } = row;
  return {
    ...{ text, label, href: outturnAddress(row), numeric: true },
    ...(row.outturn === null && row.status === 'no outturn' && { nothing: text }),
    detail: [madeOf, 'counted from records', row.provisional].filter(Boolean).join(', '),
  };
}

/** The link from a figure to its source, if it has one of its own. */
export function sourceLink(
  source: Pick<SourceRef, 'kind' | 'id'> | null,
  label: string,
): { href?: string; label?: string } {
  return source ? { href: figureAddress(source), label } : {};
}

type Shape = { rankGroup: string | null; previous: string | null };

/** Which columns there is something to say in. */
function shapeOf(rows: readonly PerformanceRow[]): Shape {
  return {
    rankGroup: rows.find(({ rankGroup }) => rankGroup !== null)?.rankGroup ?? null,
    previous: rows.find(({ change }) => change !== null)?.previousPeriod ?? null,
  };
}

function headOf({ rankGroup, previous }: Shape): TableView['head'] {
  return [
    { text: 'Metric' },
    { text: 'Outturn', numeric: true },
    { text: 'Level', numeric: true },
    { text: 'Against the level' },
    { text: '% of the level', numeric: true },
    ...(previous ? [{ text: `Change on ${previous}` }] : []),
    ...(rankGroup ? [{ text: `Rank, ${rankGroup}`, numeric: true }] : []),
  ];
}

function judgedCells(
  row: PerformanceRow,
  metric: Metric,
  region: string | undefined,
  { rankGroup, previous }: Shape,
): TableCell[] {
  return [
    metricCell(row, metric, region),
    figureCell(row, 'outturn'),
    figureCell(row, 'level'),
    { text: varianceWords(metric, row.variance), classes: oneLine },
    { text: signedPercent(row.variancePercent) || 'level is 0', numeric: true },
    ...(previous ? [{ text: changeWords(metric, row.change) }] : []),
    ...(rankGroup ? [{ text: rankWords(row), numeric: true }] : []),
  ];
}

/** `2nd of 4`; a dash where ranks are not given. */
export function rankWords({ rank, rankOf }: Pick<PerformanceRow, 'rank' | 'rankOf'>): string {
  return rank === null ? '–' : `${ordinal(rank)} of ${rankOf}`;
}

/** By the variance in percent of the level, the worst of the missed and the best of the met first. */
function byShare(status: string, one: PerformanceRow, other: PerformanceRow): number {
  const [a, b] = [one.variancePercent ?? 0, other.variancePercent ?? 0];
  return status === 'missed' ? a - b : b - a;
}
