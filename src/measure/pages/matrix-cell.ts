import type { PerformanceRow } from '../performance.ts';
import type { Status } from '../variance.ts';
import { outturnAddress } from './addresses.ts';

/** What stands in one cell of the matrix; an empty text where nothing is stated. */
export type Cell = {
  text: string;
  href?: string;
  /** What the figure is, for those who hear the link alone. */
  label?: string;
  status?: Status;
  level?: string;
  /** The text says which kind of nothing stands here. */
  nothing?: boolean;
  /** Said of a figure that may still change. */
  provisional?: string;
  /** Another status is looked for. */
  quiet?: boolean;
};

export const emptyCell: Cell = { text: '' };

/** The cell of a judged figure; `wanted` is the status that is looked for, if any. */
export function deliveryCell(row: PerformanceRow, wanted: Status | undefined): Cell {
  if (wanted !== undefined && wanted !== row.status) return { ...figureCell(row), quiet: true };
  if (row.status === 'no outturn') return { ...figureCell(row), ...levelOf(row) };
  return { ...figureCell(row), status: row.status, ...levelOf(row) };
}

/** The cell of a figure that describes: without a verdict, unless a level was stated. */
export function contextCell(row: PerformanceRow): Cell {
  return row.level === null ? figureCell(row) : deliveryCell(row, undefined);
}

/** A dash that leads to the reason why there is no value. */
export function unknownCell(row: PerformanceRow, reasonsId: string): Cell {
  return {
    text: '–',
    href: `#${reasonsId}`,
    label: `no value of ${row.metric} for ${row.provider}: why`,
    ...levelOf(row),
  };
}

function figureCell(row: PerformanceRow): Cell {
  const href = outturnAddress(row);
  const what = row.basis === 'counted' ? 'records behind' : 'source of';
  return {
    text: row.outturnText,
    ...(href !== undefined && { href, label: `${what} ${row.provider}, ${row.metric}` }),
    ...(row.outturn === null && row.status === 'no outturn' && { nothing: true }),
    ...(row.provisional !== null && { provisional: row.provisional }),
  };
}

function levelOf(row: PerformanceRow): { level?: string } {
  return row.level === null ? {} : { level: row.levelText };
}
