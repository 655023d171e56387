import { dayWords, isDate } from '../../calendar/index.ts';
import {
  type AgreedTable,
  type AgreementTemplate,
  type Column,
  numericUnits,
} from '../../catalogue/index.ts';
import { type Cells, type Content, cellsOf, tableIn } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import { findingSentences } from './finding-words.ts';

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
export function tableHeading({ label, title }: Pick<DocumentTable, 'label' | 'title'>): string {
  return label === null ? title : `${label}: ${title}`;
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
const saysSomething = (cells: Cells) => Object.values(cells).some((text) => text.trim() !== '');

function texts({ columns }: AgreedTable, cells: Cells | undefined): string[] {
  return columns.map((column) => textOf(column, cells));
}

/** A cell as it was written; days in words, since this is for reading. */
function textOf({ code, unit }: Column, cells: Cells | undefined): string {
  const text = cells?.[code] ?? '';
  return unit === 'date' && isDate(text) ? dayWords(text) : text;
}

/** A form is read from top to bottom: its columns become rows. */
function formBody(table: AgreedTable, content: Content): Body {
  const cells = tableIn(content, table.code).rows[0]?.cells;
  return {
    columns: [words('Item'), words('Agreed')],
    rowHeader: 0,
    grouped: false,
    groups: [table.columns.map((column) => [column.title, textOf(column, cells)])],
    totals: [],
  };
}

function fixedBody(table: AgreedTable, content: Content): Body {
  const said = tableIn(content, table.code);
  return {
    columns: [words(''), ...table.columns.map(shown)],
    rowHeader: 0,
    grouped: false,
    groups: [table.rows.map(({ code, title }) => [title, ...texts(table, cellsOf(said, code))])],
    totals: statedTotals(table, content).map(({ title, cells }) => [title, ...texts(table, cells)]),
  };
}

function openBody(table: AgreedTable, content: Content): Body {
  const named = table.columns.findIndex(({ code }) => code === table.named);
  const rowHeader = Math.max(named, 0);
  return {
    columns: table.columns.map(shown),
    rowHeader,
    grouped: false,
    groups: [tableIn(content, table.code).rows.map(({ cells }) => texts(table, cells))],
    totals: statedTotals(table, content).map(({ title, cells }) =>
      texts(table, cells).with(rowHeader, title),
    ),
  };
}

/** Level and outturn of a metric stand one below the other, under the metric's name. */
function levelsBody(table: AgreedTable, content: Content): Body {
  const said = tableIn(content, table.code);
  const metrics = [...new Set(table.rows.map(({ metric }) => metric))];
  return {
    columns: [words('Metric'), words('Line'), ...table.columns.map(shown)],
    rowHeader: 1,
    grouped: true,
    groups: metrics.map((metric) =>
      table.rows
        .filter((row) => row.metric === metric)
        .map(({ code, title, line = '' }) => [
          withoutLine(title, line),
          line,
          ...texts(table, cellsOf(said, code)),
        ]),
    ),
    totals: [],
  };
}

/** `CU001 Discharge to Court` of `CU001 Discharge to Court, level`. */
function withoutLine(title: string, line: string): string {
  const end = `, ${line}`;
  return title.endsWith(end) ? title.slice(0, -end.length) : title;
}

/** Totals of which nothing is stated are left out: what they come to is no part of what was agreed. */
function statedTotals(table: AgreedTable, content: Content) {
  const { totals } = tableIn(content, table.code);
  return table.totals.flatMap(({ code, title }) => {
    const cells = totals[code];
    return cells && saysSomething(cells) ? [{ title, cells }] : [];
  });
}

function isStated(table: AgreedTable, content: Content): boolean {
  const { rows } = tableIn(content, table.code);
  return rows.some(({ cells }) => saysSomething(cells)) || statedTotals(table, content).length > 0;
}
