import {
  type AgreedTable,
  type AgreementTemplate,
  type Catalogue,
  formRow,
  type Metric,
  printAddress,
  remedyFor,
  type Total,
  tablesOf,
} from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { readCell } from './cell-value.ts';
import { type Cells, type Content, cellsOf, rowTitle, tableIn } from './content.ts';
import { rowCode } from './row-code.ts';
import { unstorableIn } from './storable-text.ts';

/** A table of an agreement, as a message calls it, with what its cells are read by. */
type Reading = {
  template: AgreementTemplate;
  table: AgreedTable;
  content: Content;
  metrics: ReadonlyMap<string, Metric>;
  name: string;
};

/**
 * Everything that cannot be content of this form, each with its address: tables, rows, columns and totals that the
 * form does not have or lacks, and cells that cannot be read in their unit. Blank cells are fine.
 */
export function contentProblems(
  template: AgreementTemplate,
  content: Content,
  { metrics }: Pick<Catalogue, 'metrics'>,
): Problem[] {
  const byCode = new Map(metrics.map((metric) => [metric.code, metric]));
  const known = tablesOf(template).map(({ code }) => code);
  const unknown = Object.keys(content).filter((code) => !known.includes(code));
  return [
    ...unknown.map((code) =>
      at(code, `There is no table “${code}”. ${remedyFor(code, known, 'Take it out')}.`),
    ),
    ...tablesOf(template).flatMap((table) => {
      const reading = { template, table, content, metrics: byCode, name: nameOf(table) };
      return [...rowProblems(reading), ...totalProblems(reading), ...cellProblems(reading)];
    }),
  ];
}

/** The problems that a change brings; what was transcribed with a fault may stay until somebody mends it. */
export function broughtProblems(
  template: AgreementTemplate,
  { before, after }: { before: Content; after: Content },
  catalogue: Pick<Catalogue, 'metrics'>,
): Problem[] {
  const keyOf = ({ message, place }: Problem) => `${place?.path} ${message}`;
  const known = new Set(contentProblems(template, before, catalogue).map(keyOf));
  return contentProblems(template, after, catalogue).filter(
    (problem) => !known.has(keyOf(problem)),
  );
}

/** The cells that must be filled before the agreement is offered, and are blank. */
export function neededProblems(template: AgreementTemplate, content: Content): Problem[] {
  return tablesOf(template).flatMap((table) => {
    const needed = table.columns.filter((column) => column.needed);
    return codesIn(table, content).flatMap((row) =>
      needed.flatMap(({ code, title }): Problem[] => {
        const address = { table: table.code, row, column: code };
        if (cellsOf(tableIn(content, table.code), row)?.[code]?.trim()) return [];
        const where = whereOf({ template, table, content, name: nameOf(table) }, row, title);
        return [at(printAddress(address), `${where} is blank. Fill it in.`)];
      }),
    );
  });
}

function rowProblems(reading: Reading): Problem[] {
  const { table, name, content } = reading;
  const there = tableIn(content, table.code).rows.map(({ row }) => row);
  const wrong = there.flatMap((row, index): Problem[] => {
    const first = there.indexOf(row) === index;
    const message = first ? refuseRow(row, table) : 'stands twice. Keep one of the two.';
    const path = `${table.code}/${row}`;
    return message === undefined ? [] : [at(path, `${name}: the row “${row}” ${message}`)];
  });
  const missing = table.rows.filter(({ code }) => !there.includes(code));
  return [
    ...wrong,
    ...missing.map(({ code, title }) =>
      at(`${table.code}/${code}`, `${name} lacks the row “${title}”. Put it in, blank if need be.`),
    ),
  ];
}

/** What is wrong with a row of this code, as the end of a sentence. */
function refuseRow(row: string, { shape, rows, totals }: AgreedTable): string | undefined {
  const codes = rows.map(({ code }) => code);
  if (shape !== 'open') {
    if (codes.includes(row)) return undefined;
    return `is none of the form. ${remedyFor(row, codes, 'Take it out')}.`;
  }
  if (totals.some(({ code }) => code === row)) return 'is a total. Give the row another code.';
  if (rowCode.test(row)) return undefined;
  return 'has no fit code. Write letters, digits, hyphens and full stops.';
}

function totalProblems({ table, name, content }: Reading): Problem[] {
  const codes = table.totals.map(({ code }) => code);
  return Object.keys(tableIn(content, table.code).totals)
    .filter((total) => !codes.includes(total))
    .map((total) => {
      const remedy = remedyFor(total, codes, 'Take it out');
      return at(`${table.code}/${total}`, `${name} has no total “${total}”. ${remedy}.`);
    });
}

function cellProblems(reading: Reading): Problem[] {
  const { table, content } = reading;
  const { rows, totals } = tableIn(content, table.code);
  return [
    ...rows.flatMap(({ row, cells }) => cellsProblems(reading, row, cells)),
    ...table.totals.flatMap((total) =>
      cellsProblems(reading, total.code, totals[total.code], total),
    ),
  ];
}

/** The problems of one row or total, which has only those columns that it adds up. */
function cellsProblems(reading: Reading, row: string, cells: Cells = {}, total?: Total): Problem[] {
  const { table, metrics } = reading;
  const codes = total?.columns ?? table.columns.map(({ code }) => code);
  const metric = table.rows.find(({ code }) => code === row)?.metric;
  return Object.entries(cells).flatMap(([code, text]): Problem[] => {
    const path = printAddress({ table: table.code, row, column: code });
    const column = table.columns.find((one) => one.code === code);
    if (!column || !codes.includes(code)) {
      const message = `has no column “${code}”. ${remedyFor(code, codes, 'Take it out')}.`;
      return [at(path, `${whereOf(reading, row)} ${message}`)];
    }
    const value = readCell(text, column, metric === undefined ? undefined : metrics.get(metric));
    const unreadable =
      value.kind === 'unreadable' ? `${value.problem}. Write ${value.expected}.` : undefined;
    const message = unstorableIn(text) ?? unreadable;
    if (message === undefined) return [];
    return [at(path, `${whereOf(reading, row, column.title)}: ${message}`)];
  });
}

/** The rows that the form declares, or that an open table has. */
function codesIn(table: AgreedTable, content: Content): string[] {
  if (table.shape !== 'open') return table.rows.map(({ code }) => code);
  return tableIn(content, table.code).rows.map(({ row }) => row);
}

/** `Table 8a, Industries, Kitchens, Hours a week`. */
function whereOf(
  { template, table, content, name }: Omit<Reading, 'metrics'>,
  row: string,
  column?: string,
): string {
  const title =
    row === formRow ? undefined : rowTitle(template, content, { table: table.code, row });
  return [name, title, column].filter((part) => part !== undefined).join(', ');
}

function nameOf({ label, title }: AgreedTable): string {
  return label === undefined ? title : `${label}, ${title}`;
}

function at(path: string, message: string): Problem {
  return { message, place: { path } };
}
