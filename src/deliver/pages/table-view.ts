/** A cell as the `dataTable` macro draws it. */
export type TableCell = {
  text?: string;
  numeric?: boolean;
  href?: string;
  label?: string;
  detail?: string;
  nothing?: string;
  classes?: string;
};

/** A table as the `dataTable` macro draws it; the first cell of a row is its header unless `firstColumn` is plain. */
export type TableView = {
  id: string;
  caption: string;
  captionClasses?: string;
  firstColumn?: 'plain';
  head: ReadonlyArray<{ text: string; numeric?: boolean }>;
  rows: ReadonlyArray<readonly TableCell[]>;
  empty?: string;
};

/** Class of a cell that stays on one line. */
export const oneLine = 'gh-number';

/** How many there are, in words: `1 figure`, `1,084 figures`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
