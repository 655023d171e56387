import {
  type AgreedTable,
  type AgreementTemplate,
  type Column,
  numericUnits,
} from '../../catalogue/index.ts';
import { type Cells, type Content, tableIn } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import { findingSentences } from './finding-words.ts';
import { isStated, type NamedRow, readingText, rowGroups, statedTotals } from './row-groups.ts';

export type DocumentColumn = { title: string; figures: boolean };

/** A table for reading. Every row has a text for every column; '' is blank. */
export type DocumentTable = {
  id: string;
  /** How the paper form calls it: `Table 8a`. */
  label: string | null;
  title: string;
  note: string | null;
  columns: readonly DocumentColumn[];
  /** Which column names the row. */
  rowHeader: number;
  /** Whether the first column says the same in all rows of a group, so that it is shown once. */
  grouped: boolean;
  /** Rows in groups that should stay together; one group where nothing groups them. */
  groups: ReadonlyArray<ReadonlyArray<readonly string[]>>;
  totals: ReadonlyArray<readonly string[]>;
  /** What the checks find in it, a sentence each. */
  findings: readonly string[];
  /** What is said in place of rows where there are none. */
  nothing: string | null;
};

/** What is shown of the form's tables. */
export type Said = {
  template: AgreementTemplate;
  content: Content;
  results: readonly CheckResult[];
};

type Body = Pick<DocumentTable, 'columns' | 'rowHeader' | 'grouped' | 'groups' | 'totals'>;

/** A table of the form with what the content says in it. */
export function documentTable(table: AgreedTable, said: Said): DocumentTable {
  const { template, content, results } = said;
  const body = bodyOf(table, content);
  return {
    id: `table-${table.code}`,
    label: table.label ?? null,
    title: table.title,
    note: table.note ?? null,
    ...body,
    findings: findingSentences(
      results.filter((result) => result.table === table.code),
      template,
      content,
    ),
    nothing: isStated(table, content) ? null : 'Nothing is stated.',
  };
}

/** What stands above a table: `Table 8a: Industries`. */
export function tableHeading({
  label,
  title,
}: {
  label?: string | null | undefined;
  title: string;
}): string {
  return label ? `${label}: ${title}` : title;
}

/** The paragraphs of a text, without blank ones. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '');
}

function bodyOf(table: AgreedTable, content: Content): Body {
  switch (table.shape) {
    case 'form':
      return formBody(table, content);
    case 'levels':
      return levelsBody(table, content);
    case 'fixed':
      return fixedBody(table, content);
    case 'open':
      return openBody(table, content);
  }
}

const words = (title: string) => ({ title, figures: false });
const shown = ({ title, unit }: Column) => ({ title, figures: numericUnits.includes(unit) });

function texts({ columns }: AgreedTable, cells: Cells): string[] {
  return columns.map((column) => readingText(column, cells));
}

/** A form is read from top to bottom: its columns become rows. */
function formBody(table: AgreedTable, content: Content): Body {
  const cells = tableIn(content, table.code).rows[0]?.cells ?? {};
  return {
    columns: [words('Item'), words('Agreed')],
    rowHeader: 0,
    grouped: false,
    groups: [table.columns.map((column) => [column.title, readingText(column, cells)])],
    totals: [],
  };
}

function fixedBody(table: AgreedTable, content: Content): Body {
  const titled = ({ title, cells }: NamedRow) => [title, ...texts(table, cells)];
  return {
    columns: [words(''), ...table.columns.map(shown)],
    rowHeader: 0,
    grouped: false,
    groups: rowGroups(table, content).map(({ rows }) => rows.map(titled)),
    totals: statedTotals(table, content).map(titled),
  };
}

function openBody(table: AgreedTable, content: Content): Body {
  const named = table.columns.findIndex(({ code }) => code === table.named);
  const rowHeader = Math.max(named, 0);
  return {
    columns: table.columns.map(shown),
    rowHeader,
    grouped: false,
    groups: rowGroups(table, content).map(({ rows }) =>
      rows.map(({ cells }) => texts(table, cells)),
    ),
    totals: statedTotals(table, content).map(({ title, cells }) =>
      texts(table, cells).with(rowHeader, title),
    ),
  };
}

/** Level and outturn of a metric stand one below the other, under the metric's name. */
function levelsBody(table: AgreedTable, content: Content): Body {
  return {
    columns: [words('Metric'), words('Line'), ...table.columns.map(shown)],
    rowHeader: 1,
    grouped: true,
    groups: rowGroups(table, content).map(({ title: metric, rows }) =>
      rows.map(({ title: line, cells }) => [metric, line, ...texts(table, cells)]),
    ),
    totals: [],
  };
}
