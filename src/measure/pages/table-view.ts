import type { Status } from '../variance.ts';

/** A cell as the `dataTable` macro draws it. */
export type TableCell = {
  text: string;
  numeric?: boolean;
  href?: string | undefined;
  label?: string;
  status?: Status;
  detail?: string;
  nothing?: string;
  classes?: string;
};

/** Class of a cell that stays on one line. */
export const oneLine = 'gh-number';

/** A table as the `dataTable` macro draws it; the first cell of a row is its header. */
export type TableView = {
  id: string;
  caption: string;
  head: ReadonlyArray<{ text: string; numeric?: boolean }>;
  rows: ReadonlyArray<readonly TableCell[]>;
  empty?: string;
};
