import type { RowOf } from './schema.ts';
import type { Row } from './table.ts';
import type { EstateTables } from './tables.ts';

/** One fact as a data file states it. */
export type Statement = Row<RowOf<'facts.csv'>>;

/** Every fact: one a row in `facts.csv`, several a row in the register. */
export function statementsOf(tables: EstateTables): Statement[] {
  return [...tables['register-2017.csv'].flatMap(registerStatements), ...tables['facts.csv']];
}

function registerStatements({ file, line, cells }: Row<RowOf<'register-2017.csv'>>): Statement[] {
  const { provider, from, until, contract_holder, ...columns } = cells;
  const register = 'Register of prisons';
  const state = (fact: string, value: string | undefined, source: string): Statement[] =>
    value === undefined
      ? []
      : [{ file, line, cells: { provider, fact, value, from, until, source, note: undefined } }];
  return [
    ...Object.entries(columns).flatMap(([fact, value]) => state(fact, value, register)),
    ...state('contract holder', contract_holder, 'List of contracted-out prisons'),
  ];
}
