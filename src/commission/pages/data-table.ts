/** A cell as the `dataTable` macro of the web door draws it. */
export type DataCell = {
  text: string;
  numeric?: boolean;
  href?: string | undefined;
  label?: string;
  detail?: string | undefined;
  classes?: string;
};

/** A table as that macro draws it; the first cell of a row is its header unless `firstColumn` is plain. */
export type DataTable = {
  id: string;
  caption: string;
  captionClasses?: string;
  firstColumn?: 'plain';
  classes?: string;
  head: ReadonlyArray<{ text: string; numeric?: boolean }>;
  rows: ReadonlyArray<readonly DataCell[]>;
  empty?: string;
};
