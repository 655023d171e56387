import { factNames } from '../../estate/index.ts';
import { unknownName } from '../declared.ts';
import { type Mistake, within } from '../mistake.ts';
import { addressMistakes, inTable } from './name-checks.ts';
import { filterMistakes, nameMistakes, numericUnits } from './table-checks.ts';
import {
  type AgreementTemplate,
  type Check,
  levelMonths,
  levelQuarters,
  type Term,
  tablesOf,
} from './template.ts';

/** The mistakes of a check, each at the path of the term that has it. */
export function checkMistakes(check: Check, template: AgreementTemplate): Mistake[] {
  const each = check.compare.kind === 'each' ? check.compare.table : undefined;
  return [
    ...within(['compare'], termMistakes(check.compare, template, { first: true, each })),
    ...within(['with'], termMistakes(check.with, template, { first: false, each })),
  ];
}

/** Whether a term is the first of its check, and the table whose rows the check goes through. */
type Standing = { first: boolean; each: string | undefined };

function termMistakes(term: Term, template: AgreementTemplate, standing: Standing): Mistake[] {
  switch (term.kind) {
    case 'cell':
      return addressMistakes(term.at, template, [], numericUnits);
    case 'column':
      return columnMistakes(term, template, standing);
    case 'each':
      return eachMistakes(term, template, standing);
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
      return figureMistakes(term);
    default:
      return term.terms.flatMap((inner, index) =>
        within([term.kind, index], termMistakes(inner, template, { ...standing, first: false })),
      );
  }
}

function eachMistakes(
  { table: code, column, of }: Extract<Term, { kind: 'each' }>,
  template: AgreementTemplate,
  { first }: Standing,
): Mistake[] {
  if (!first) {
    const message =
      'Only the first term of a check can go through the cells of a column. Use column.';
    return [{ path: ['each'], message }];
  }
  return inTable(template, code, ['each'], (table) => [
    ...nameMistakes(table, [column], ['each'], numericUnits),
    ...filterMistakes(table, of, []),
  ]);
}

function columnMistakes(
  { table: code, column, of, same = {} }: Extract<Term, { kind: 'column' }>,
  template: AgreementTemplate,
  { each }: Standing,
): Mistake[] {
  const sameMistakes = () => {
    if (Object.keys(same).length === 0) return [];
    if (each !== undefined) {
      return inTable(template, each, ['same'], (rows) =>
        nameMistakes(rows, Object.values(same), ['same']),
      );
    }
    const message =
      '“same” compares with the row being checked: let the check go through each cell.';
    return [{ path: ['same'], message }];
  };
  return inTable(template, code, ['column'], (table) => [
    ...nameMistakes(table, [column], ['column'], numericUnits),
    ...nameMistakes(table, Object.keys(same), ['same']),
    ...sameMistakes(),
    ...filterMistakes(table, of, []),
  ]);
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

function figureMistakes({ value }: Extract<Term, { kind: 'figure' }>): Mistake[] {
  if (/^-?\d+(\.\d+)?$/.test(value)) return [];
  return [
    { path: ['figure'], message: `“${value}” is not a figure. Write digits such as 50 or 0.5.` },
  ];
}
