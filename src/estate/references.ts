import type { Problem } from '../errors.ts';
import { factNames } from './fact-names.ts';
import { identifiedRows, placeOf, providerRows } from './identities.ts';
import { editDistance } from './nearest.ts';
import { statementsOf } from './statement.ts';
import type { Row } from './table.ts';
import type { EstateTables } from './tables.ts';

/** Ids that no file defines, facts of an unknown name, groups without members. */
export function referenceProblems(tables: EstateTables): Problem[] {
  const everyone = identifiedRows(tables).map(({ cells }) => cells.id);
  const providers = providerRows(tables).map(({ cells }) => cells.id);
  const regions = tables['regions.csv'].map(({ cells }) => cells.id);
  const groups = tables['groups.csv'].map(({ cells }) => cells.id);
  const statements = statementsOf(tables);
  const regional = statements.filter(({ cells }) => cells.fact === 'region');
  return [
    ...unknown(providers, tables['register-2017.csv'], 'provider', ({ provider }) => provider),
    ...unknown(providers, tables['facts.csv'], 'provider', ({ provider }) => provider),
    ...unknown(regions, regional, 'region', ({ value }) => value),
    ...unknown(everyone, tables['aliases.csv'], 'subject', ({ subject }) => subject),
    ...unknown(groups, tables['group-members.csv'], 'group', ({ group }) => group),
    ...unknown(providers, tables['group-members.csv'], 'member', ({ member }) => member),
    ...unknown(providers, tables['successions.csv'], 'from', ({ from }) => from),
    ...unknown(providers, tables['successions.csv'], 'to', ({ to }) => to),
    ...unknown([...factNames.keys()], tables['facts.csv'], 'fact', ({ fact }) => fact),
    ...emptyGroups(tables),
  ];
}

function unknown<T>(
  known: readonly string[],
  rows: readonly Row<T>[],
  column: string,
  wordOf: (cells: T) => string,
): Problem[] {
  const words = new Set(known);
  return rows
    .filter(({ cells }) => !words.has(wordOf(cells)))
    .map((row) => {
      const found = wordOf(row.cells);
      const message = `No ${column} "${found}" is known; the nearest is "${nearest(found, known)}"`;
      return { message, place: placeOf(row, column), found };
    });
}

function nearest(word: string, known: readonly string[]): string {
  const ranked = known.map((each) => ({ each, edits: editDistance(word, each) }));
  return ranked.sort((one, other) => one.edits - other.edits)[0]?.each ?? '';
}

function emptyGroups(tables: EstateTables): Problem[] {
  const filled = new Set(tables['group-members.csv'].map(({ cells }) => cells.group));
  return tables['groups.csv']
    .filter(({ cells }) => !filled.has(cells.id))
    .map((row) => ({
      message: `Give the group members in group-members.csv, or remove it`,
      place: placeOf(row, 'id'),
      found: row.cells.id,
    }));
}
