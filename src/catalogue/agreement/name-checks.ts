import { unknownName } from '../declared.ts';
import type { Mistake } from '../mistake.ts';
import type { Step } from '../yaml-text.ts';
import { nameMistakes, rowMistakes } from './table-checks.ts';
import {
  type Address,
  type AgreedTable,
  type AgreementTemplate,
  type CellUnit,
  findTable,
  tablesOf,
} from './template.ts';

/** The mistakes that a table has under its code, or that it is not there. */
export function inTable(
  template: AgreementTemplate,
  code: string,
  path: Step[],
  find: (table: AgreedTable) => Mistake[],
): Mistake[] {
  const table = findTable(template, code);
  if (table) return find(table);
  const there = tablesOf(template).map((one) => one.code);
  return unknownName({ what: 'table', name: code, there, path });
}

/** A cell must be one of a table's declared rows or totals; an open table has only totals. */
export function addressMistakes(
  at: Address,
  template: AgreementTemplate,
  path: Step[],
  units: readonly CellUnit[],
): Mistake[] {
  return inTable(template, at.table, path, (table) => [
    ...rowMistakes(table, [at.row], path, 'rows and totals'),
    ...nameMistakes(table, [at.column], path, units),
  ]);
}
