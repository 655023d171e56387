import type { Problem } from '../errors.ts';
import { groupBy } from './grouping.ts';
import { placeOf, providerRows } from './identities.ts';
import { plainName } from './name.ts';
import { shareDay } from './overlaps.ts';
import type { Row } from './table.ts';
import type { EstateTables } from './tables.ts';

/** One name of a subject, and when it is in use. */
type Use = {
  id: string;
  name: string;
  column: string;
  from: string | undefined;
  until: string | undefined;
};

/** Subjects that share a rank are told apart by name; across ranks the order of ranks decides. */
type Rank = 'provider' | 'group' | 'territory' | 'partnership';

/** Names, codes and aliases that would mean two subjects on one day, and aliases that say nothing new. */
export function nameProblems(tables: EstateTables): Problem[] {
  const ranks = ranksOf(tables);
  const byRank = groupBy(usesOf(tables), ({ cells }) => ranks.get(cells.id));
  return [...byRank].flatMap(([rank, uses]) => (rank ? ambiguities(uses) : []));
}

function ambiguities(uses: readonly Row<Use>[]): Problem[] {
  const byName = groupBy(uses, ({ cells }) => plainName(cells.name));
  return [...byName.values()].flatMap((same) =>
    same.flatMap((row, at) => {
      const earlier = same.slice(0, at).find((each) => clash(each.cells, row.cells));
      return earlier ? [problemOf(row, earlier)] : [];
    }),
  );
}

/** A subject's own name, official name, id and codes may agree; its aliases must add something. */
function clash(one: Use, other: Use): boolean {
  if (one.id === other.id && other.column !== 'alias') return false;
  return shareDay(one, other);
}

function problemOf(row: Row<Use>, earlier: Row<Use>): Problem {
  const where = `line ${earlier.line} of ${earlier.file}`;
  const message =
    row.cells.id === earlier.cells.id
      ? `Remove the alias: "${row.cells.name}" is matched already through ${where}`
      : `"${row.cells.name}" also means ${earlier.cells.id} on the same days (${where})`;
  return { message, place: placeOf(row, row.cells.column), found: row.cells.name };
}

function ranksOf(tables: EstateTables): Map<string, Rank> {
  const ranks = new Map<string, Rank>();
  for (const { kind, cells } of providerRows(tables)) {
    ranks.set(cells.id, kind === 'partnership' ? 'partnership' : 'provider');
  }
  for (const { cells } of tables['groups.csv']) ranks.set(cells.id, 'group');
  for (const { cells } of tables['regions.csv']) ranks.set(cells.id, 'territory');
  return ranks;
}

function usesOf(tables: EstateTables): Row<Use>[] {
  const own = [...providerRows(tables), ...tables['groups.csv'], ...tables['regions.csv']].flatMap(
    (row) => [
      useOf(row, row.cells.id, 'id', row.cells.id),
      useOf(row, row.cells.id, 'name', row.cells.name),
      useOf(row, row.cells.id, 'official_name', row.cells.official_name),
    ],
  );
  const codes = tables['establishments.csv'].flatMap((row) => [
    ...[row.cells.prison_code].flatMap((code) =>
      code ? [useOf(row, row.cells.id, 'prison_code', code)] : [],
    ),
    ...[row.cells.nomis_code].flatMap((code) =>
      code ? [useOf(row, row.cells.id, 'nomis_code', code)] : [],
    ),
    ...row.cells.other_codes.map(([, code]) => useOf(row, row.cells.id, 'other_codes', code)),
  ]);
  const aliases = tables['aliases.csv'].map((row) => {
    const { subject, alias, from, until } = row.cells;
    return { ...row, cells: { id: subject, name: alias, column: 'alias', from, until } };
  });
  return [...own, ...codes, ...aliases];
}

function useOf({ file, line }: Row<unknown>, id: string, column: string, name: string): Row<Use> {
  return { file, line, cells: { id, name, column, from: undefined, until: undefined } };
}
