import type { Address, AgreementTemplate, Check, Term } from '../../../catalogue/index.ts';
import type { CheckResult } from '../finding.ts';
import { answer } from './answer.ts';
import { findCell, type RowRead, type TablesRead } from './read-tables.ts';
import { countedRows, type Scope, workOut } from './work-out.ts';
import { workedCell } from './worked.ts';

/** Every check that the template declares; one that goes through a column gives a result a row. */
export function declaredResults(
  { checks }: Pick<AgreementTemplate, 'checks'>,
  scope: Scope,
): CheckResult[] {
  return checks.flatMap((check) =>
    check.compare.kind === 'each'
      ? eachRow(check, check.compare, scope)
      : [oneResult(check, scope)],
  );
}

function oneResult(check: Check, scope: Scope): CheckResult {
  const at = placeOf(check.compare, scope.tables) ?? placeOf(check.with, scope.tables) ?? nowhere;
  const cell = check.compare.kind === 'cell' ? findCell(scope.tables, at) : undefined;
  return answer({
    ...asked(check, at, scope.tables),
    cell,
    stated: cell ? workedCell(cell, 'what is stated') : workOut(check.compare, scope),
    computed: workOut(check.with, scope),
  });
}

function eachRow(
  check: Check,
  { table, column, of }: Extract<Term, { kind: 'each' }>,
  scope: Scope,
): CheckResult[] {
  const read = scope.tables.get(table);
  const rows = read ? countedRows(read, of) : [];
  return rows.flatMap((row) => rowOf(check, column, { ...scope, row }, row));
}

function rowOf(check: Check, column: string, scope: Scope, row: RowRead): CheckResult[] {
  const cell = row.cells.get(column);
  if (!cell || cell.text === null) return [];
  const question = asked(check, cell.at, scope.tables);
  return [
    answer({
      ...question,
      title: `${check.title}: ${row.title}`,
      cell,
      stated: workedCell(cell, 'what is stated'),
      computed: workOut(check.with, scope),
    }),
  ];
}

function asked(
  { code, title, must, severity, explanation }: Check,
  at: Address,
  tables: TablesRead,
) {
  const section = tables.get(at.table)?.section ?? '';
  return { rule: code, title, section, at, must, severity, why: explanation };
}

const nowhere: Address = { table: '', row: '', column: '' };

/** The first cell of a term; a whole column has no row. */
function placeOf(term: Term, tables: TablesRead): Address | undefined {
  switch (term.kind) {
    case 'cell':
      return term.at;
    case 'column':
    case 'each':
      return { table: term.table, row: '', column: term.column };
    case 'level':
      return levelPlace(term.metric, term.at, tables);
    case 'fact':
    case 'figure':
      return undefined;
    default:
      return term.terms.map((inner) => placeOf(inner, tables)).find((place) => place !== undefined);
  }
}

function levelPlace(metric: string, column: string, tables: TablesRead): Address | undefined {
  const row = `${metric}.level`;
  const read = [...tables.values()].find(
    ({ table, byCode }) => table.shape === 'levels' && byCode.has(row),
  );
  return read && { table: read.table.code, row, column };
}
