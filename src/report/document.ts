import type { IsoDate } from '../calendar/index.ts';
import type { Status } from '../measure/index.ts';
import type { Figure, Sentence } from './figure.ts';
import type { Measured } from './measured.ts';

/** What stands in a table: words, a figure with perhaps a second one under it, or a status. */
export type Cell =
  | { text: string; detail?: string }
  | { figure: Figure; under?: { word: string; figure: Figure } }
  | { status: Status };

export type Column = {
  heading: string;
  numeric?: boolean;
  /** What the details under its cells are called where they need a column of their own, as in a spreadsheet. */
  details?: string;
};

/** A table: a caption, a line or two about it, headings and rows. */
export type Table = {
  /** Unique in the report; names the anchor and the CSV file. */
  id: string;
  caption: string;
  notes: readonly string[];
  columns: readonly Column[];
  rows: ReadonlyArray<readonly Cell[]>;
  /** Which column heads the rows, from 0. */
  rowHeader?: number;
  /** Name of its sheet in the workbook; without one it stands in the text only, and a tidy table holds its figures. */
  sheet?: string;
};

/** A chart as plain data; the door that shows the report draws it. */
export type ChartSpec = {
  id: string;
  title: string;
  from: string;
  to: string;
  changes: ReadonlyArray<{
    name: string;
    change: number;
    changeText: string;
    fromText: string;
    toText: string;
  }>;
};

export type Block =
  /** A finding says that two figures disagree. */
  | { kind: 'sentence'; sentence: Sentence; role?: 'finding' }
  | { kind: 'list'; lead: Sentence; items: readonly Sentence[] }
  | { kind: 'table'; table: Table }
  | { kind: 'chart'; chart: ChartSpec };

/** A part of the report with a heading, its blocks and the parts below it. */
export type Section = {
  id: string;
  title: string;
  blocks: readonly Block[];
  sections: readonly Section[];
};

/** The annual report of a region as plain data: every figure in it knows where it came from. */
export type AnnualReport = {
  title: string;
  region: { id: string; name: string };
  /** As addresses and files write it (2007-08), and in words. */
  period: string;
  periodWords: string;
  madeOn: IsoDate;
  /** When the last of its figures was recorded. */
  recordedAt: string;
  sections: readonly Section[];
  /** The rule by which small numbers are suppressed, in words; null where nothing is counted. */
  suppression: string | null;
  /** Every outturn and level that the report judges: providers, then the region, then the nation. */
  measured: readonly Measured[];
  /** The same figures as tidy tables, for the workbook and the CSV files alone. */
  tidyTables: readonly Table[];
};

/** A block that is a plain sentence. */
export function say(...sentence: Sentence): Block {
  return { kind: 'sentence', sentence };
}

/** Every table of the report's text, in order. */
export function tablesIn(sections: readonly Section[]): Table[] {
  return sections.flatMap((section) => [
    ...section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
    ...tablesIn(section.sections),
  ]);
}
