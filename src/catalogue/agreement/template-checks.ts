import { factNames } from '../../estate/index.ts';
import { remedyFor } from '../declared.ts';
import type { Mistake } from '../mistake.ts';
import { within } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import { columnMistakes, filterMistakes, nameMistakes, numericUnits } from './table-checks.ts';
import {
  type Address,
  type AgreedTable,
  type AgreementTemplate,
  type Check,
  findTable,
  levelMonths,
  levelQuarters,
  type Regime,
  type Term,
  tablesOf,
} from './template.ts';

/** What a template may name outside itself. */
export type TemplateContext = {
  /** The codes of every metric that is declared, sound or not. */
  metrics: readonly string[];
  /** The codes of every template that is declared. */
  templates: readonly string[];
};

/** The mistakes of a template that its shape cannot show, each at the path where an author wrote it. */
export function templateMistakes(template: AgreementTemplate, context: TemplateContext): Mistake[] {
  const { parent } = template;
  return [
    ...(parent === undefined
      ? []
      : unknownName({
          what: 'template',
          name: parent,
          there: context.templates,
          path: ['parent'],
        })),
    ...duplicateTables(template),
    ...eachTable(template, (table) => [
      ...columnMistakes(table),
      ...metricMistakes(table, context.metrics),
    ]),
    ...template.checks.flatMap((check, index) =>
      within(['checks', index], checkMistakes(check, template)),
    ),
    ...template.material.flatMap(({ agreed, recorded }, index) => [
      ...addressMistakes(agreed, template, ['material', index, 'agreed']),
      ...unknownName({
        what: 'metric',
        name: recorded,
        there: context.metrics,
        path: ['material', index, 'recorded'],
      }),
    ]),
    ...priceMistakes(template),
    ...(template.regime ? within(['regime'], regimeMistakes(template.regime, template)) : []),
  ];
}

function eachTable(
  { sections }: AgreementTemplate,
  find: (table: AgreedTable) => Mistake[],
): Mistake[] {
  return sections.flatMap(({ tables }, section) =>
    tables.flatMap((table, index) => within(['sections', section, 'tables', index], find(table))),
  );
}

function duplicateTables(template: AgreementTemplate): Mistake[] {
  const seen = new Set<string>();
  return eachTable(template, ({ code }) => {
    const taken = seen.has(code);
    seen.add(code);
    const message = `The table code “${code}” is taken. Give this table another.`;
    return taken ? [{ path: ['code'], message }] : [];
  });
}

function metricMistakes({ rows, shape }: AgreedTable, metrics: readonly string[]): Mistake[] {
  if (shape !== 'levels') return [];
  const codes = [...new Set(rows.flatMap(({ metric }) => metric ?? []))];
  return codes.flatMap((name, index) =>
    unknownName({ what: 'metric', name, there: metrics, path: ['metrics', index] }),
  );
}

function checkMistakes(check: Check, template: AgreementTemplate): Mistake[] {
  const each = check.compare.kind === 'each' ? check.compare.table : undefined;
  return [
    ...within(['compare'], termMistakes(check.compare, template, { first: true, each })),
    ...within(['with'], termMistakes(check.with, template, { first: false, each })),
  ];
}

type Standing = { first: boolean; each: string | undefined };

function termMistakes(term: Term, template: AgreementTemplate, standing: Standing): Mistake[] {
  switch (term.kind) {
    case 'cell':
      return addressMistakes(term.at, template, []);
    case 'column':
    case 'each':
      return columnTermMistakes(term, template, standing);
    case 'level':
      return levelMistakes(term, template);
    case 'fact':
      return unknownName({
        what: 'fact',
        name: term.fact,
        there: [...factNames.keys()],
        path: ['fact'],
      });
    case 'figure':
      return /^-?\d+(\.\d+)?$/.test(term.value)
        ? []
        : [
            {
              path: ['figure'],
              message: `“${term.value}” is not a figure. Write digits such as 50.`,
            },
          ];
    default:
      return term.terms.flatMap((inner, index) =>
        within([term.kind, index], termMistakes(inner, template, { ...standing, first: false })),
      );
  }
}

function columnTermMistakes(
  term: Extract<Term, { kind: 'column' | 'each' }>,
  template: AgreementTemplate,
  { first, each }: Standing,
): Mistake[] {
  if (term.kind === 'each' && !first) {
    const message =
      'Only the first term of a check can go through the cells of a column. Use column.';
    return [{ path: ['each'], message }];
  }
  const table = findTable(template, term.table);
  if (!table) return unknownTable(term.table, template, [term.kind]);
  const same = term.kind === 'column' ? (term.same ?? {}) : {};
  const rowTable = each === undefined ? undefined : findTable(template, each);
  if (Object.keys(same).length > 0 && !rowTable) {
    const message =
      '“same” compares with the row being checked: let the check go through each cell.';
    return [{ path: ['same'], message }];
  }
  return [
    ...nameMistakes(table, [term.column], [term.kind]),
    ...nameMistakes(table, Object.keys(same), ['same']),
    ...(rowTable ? nameMistakes(rowTable, Object.values(same), ['same']) : []),
    ...filterMistakes(table, term.of, []),
  ];
}

function levelMistakes(
  { metric, at }: Extract<Term, { kind: 'level' }>,
  template: AgreementTemplate,
): Mistake[] {
  const levels = tablesOf(template).filter(({ shape }) => shape === 'levels');
  const codes = [...new Set(levels.flatMap(({ rows }) => rows.flatMap((row) => row.metric ?? [])))];
  const places = ['total', ...levelMonths, ...levelQuarters, 'national'];
  return [
    ...unknownName({ what: 'level', name: metric, there: codes, path: ['level'] }),
    ...unknownName({ what: 'column of levels', name: at, there: places, path: ['at'] }),
  ];
}

/** A cell must be one of a table's declared rows or totals; an open table has only totals. */
function addressMistakes(at: Address, template: AgreementTemplate, path: Step[]): Mistake[] {
  const table = findTable(template, at.table);
  if (!table) return unknownTable(at.table, template, path);
  const rows = [...table.rows, ...table.totals].map(({ code }) => code);
  const columns = table.columns.map(({ code }) => code);
  const where = `of the table “${at.table}”`;
  return [
    ...unknownName({ what: `row ${where}`, name: at.row, there: rows, path }),
    ...unknownName({ what: `column ${where}`, name: at.column, there: columns, path }),
  ];
}

function priceMistakes(template: AgreementTemplate): Mistake[] {
  if (!template.price) return [];
  const { amount, places } = template.price;
  return [
    ...addressMistakes(amount, template, ['price', 'amount']),
    ...addressMistakes(places, template, ['price', 'places']),
  ];
}

function regimeMistakes(regime: Regime, template: AgreementTemplate): Mistake[] {
  const codes = regime.categories.map(({ code }) => code);
  const summary = findTable(template, regime.summary);
  const needed: Array<[keyof Regime & string, string, readonly string[]]> = [
    ['timetable', regime.timetable, ['day', 'from', 'to', 'category', 'who']],
    ['groups', regime.groups, ['who', 'prisoners']],
    ['summary', regime.summary, ['total']],
  ];
  return [
    ...needed.flatMap(([path, code, columns]) => {
      const table = findTable(template, code);
      return table ? nameMistakes(table, columns, [path]) : unknownTable(code, template, [path]);
    }),
    ...regime.categories.flatMap(({ column }, index) =>
      column && summary ? nameMistakes(summary, [column], ['categories', index, 'column']) : [],
    ),
    ...regime.promised.flatMap(({ table: code, column, category }, index) => {
      const table = findTable(template, code);
      const path: Step[] = ['promised', index];
      return [
        ...(table
          ? nameMistakes(table, [column], path, numericUnits)
          : unknownTable(code, template, path)),
        ...unknownName({
          what: 'category',
          name: category,
          there: codes,
          path: [...path, 'category'],
        }),
      ];
    }),
    ...regime.agreed.flatMap(({ cell, category }, index) => [
      ...addressMistakes(cell, template, ['agreed', index, 'cell']),
      ...unknownName({
        what: 'category',
        name: category,
        there: codes,
        path: ['agreed', index, 'category'],
      }),
    ]),
  ];
}

function unknownTable(code: string, template: AgreementTemplate, path: Step[]): Mistake[] {
  const there = tablesOf(template).map((table) => table.code);
  return unknownName({ what: 'table', name: code, there, path });
}

function unknownName(asked: {
  what: string;
  name: string;
  there: readonly string[];
  path: Step[];
}): Mistake[] {
  const { what, name, there, path } = asked;
  if (there.includes(name)) return [];
  const remedy = remedyFor(name, there, 'Declare it first');
  return [{ path, message: `There is no ${what} “${name}”. ${remedy}.` }];
}
