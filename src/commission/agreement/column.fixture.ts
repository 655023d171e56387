/** A column of a form, for tests. */
import type { CellUnit, Column } from '../../catalogue/index.ts';

/** Nothing need be written in it, and nothing follows from others, unless `more` says so. */
export function column(
  code: string,
  title: string,
  unit: CellUnit,
  more: Partial<Column> = {},
): Column {
  return { code, title, unit, choices: [], needed: false, ...more };
}
