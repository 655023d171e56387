/** What a cell of a written spreadsheet holds. Text is always text: '=1+1' is never a formula. */
export type OdsCell =
  | { readonly text: string }
  /** With `percent`, the number as people say it: 95 is written as 95%. `grouped` prints 1,028. */
  | {
      readonly number: number;
      readonly decimals?: number;
      readonly percent?: boolean;
      readonly grouped?: boolean;
    }
  /** A web address, 'mailto:', or '#' and a place in the book such as `#'Table 1'.A1`. */
  | { readonly href: string; readonly text: string };

export type OdsSheet = {
  readonly name: string;
  readonly rows: readonly (readonly OdsCell[])[];
  /** How many rows are column headings: marked as such, bold, repeated on every printed page. */
  readonly headerRows?: number;
  /** Where the column headings begin, counted from 0. A title and notes may stand above them. */
  readonly headerStart?: number;
  /** In centimetres, from the first column on. */
  readonly columnWidths?: readonly number[];
};

export type OdsBook = {
  readonly title: string;
  readonly author?: string;
  readonly sheets: readonly OdsSheet[];
};
