import type { Problem } from '../errors.ts';
import { factNames } from './fact-names.ts';
import { groupBy } from './grouping.ts';
import { placeOf } from './identities.ts';
import { spanOf } from './stated-date.ts';
import { statementsOf } from './statement.ts';
import type { Row } from './table.ts';
import type { EstateTables } from './tables.ts';

type Ends = { from: string | undefined; until: string | undefined };

/** Two values of a fact at once, a fact or membership stated twice, a provider in two groups of a kind at once. */
export function overlapProblems(tables: EstateTables): Problem[] {
  const kinds = new Map(tables['groups.csv'].map(({ cells }) => [cells.id, cells.kind]));
  return [
    ...clashes(statementsOf(tables), 'from', ({ provider, fact, value }) =>
      factNames.get(fact) === 'many' ? `${provider}: ${fact}: ${value}` : `${provider}: ${fact}`,
    ),
    ...clashes(
      tables['group-members.csv'],
      'from',
      ({ group, member }) => `${member} in a ${kinds.get(group) ?? ''} group`,
    ),
    ...repeatedSuccessions(tables),
  ];
}

/** Every row whose span shares a day with an earlier row under the same key. */
export function clashes<T extends Ends>(
  rows: readonly Row<T>[],
  column: string,
  keyOf: (cells: T) => string,
): Problem[] {
  const byKey = groupBy(rows, ({ cells }) => keyOf(cells));
  return [...byKey].flatMap(([key, same]) =>
    same.flatMap((row, at) => {
      const earlier = same.slice(0, at).find((each) => shareDay(each.cells, row.cells));
      if (!earlier) return [];
      const message = `"${key}" is also stated on line ${earlier.line} of ${earlier.file} for the same days`;
      return [{ message, place: placeOf(row, column), expected: 'dates that do not overlap' }];
    }),
  );
}

/** Whether two stated spans have a day in common; ends left out are open. */
export function shareDay(one: Ends, other: Ends): boolean {
  const [a, b] = [spanOf(one.from, one.until), spanOf(other.from, other.until)];
  return beginsBefore(a.from, b.until) && beginsBefore(b.from, a.until);
}

function beginsBefore(from: string | undefined, until: string | undefined): boolean {
  return from === undefined || until === undefined || from < until;
}

function repeatedSuccessions(tables: EstateTables): Problem[] {
  const undated = tables['successions.csv'].map((row) => ({
    ...row,
    cells: {
      ...row.cells,
      key: `${row.cells.from} to ${row.cells.to}`,
      from: undefined,
      until: undefined,
    },
  }));
  return clashes(undated, 'to', ({ key }) => key);
}
