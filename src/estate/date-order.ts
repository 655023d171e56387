import type { Problem } from '../errors.ts';
import { placeOf, providerRows } from './identities.ts';
import { dayBeyond, firstDay, spanOf } from './stated-date.ts';
import { statementsOf } from './statement.ts';
import type { Row } from './table.ts';
import type { EstateTables } from './tables.ts';

type Ends = { from: string | undefined; until: string | undefined };

/** Spans that end before they start, lives that end before they start, facts outside a provider's life. */
export function dateOrderProblems(tables: EstateTables): Problem[] {
  const spans: Row<Ends>[] = [
    ...tables['register-2017.csv'],
    ...tables['facts.csv'],
    ...tables['aliases.csv'],
    ...tables['group-members.csv'],
  ];
  return [
    ...spans.flatMap(backwardSpan),
    ...providerRows(tables).flatMap(backwardLife),
    ...factsAfterClosing(tables),
    ...selfSuccessions(tables),
  ];
}

function backwardSpan(row: Row<Ends>): Problem[] {
  const { from, until } = spanOf(row.cells.from, row.cells.until);
  if (from === undefined || until === undefined || from < until) return [];
  const message = `Let "until" be the first day no longer covered: later than "from"`;
  const expected = `later than ${row.cells.from}`;
  return [{ message, place: placeOf(row, 'until'), found: row.cells.until ?? '', expected }];
}

function backwardLife(
  row: Row<{ opened: string | undefined; closed: string | undefined }>,
): Problem[] {
  const { opened, closed } = row.cells;
  if (opened === undefined || closed === undefined) return [];
  if (firstDay(opened) < dayBeyond(closed)) return [];
  const message = 'Let it close after it opened';
  return [
    { message, place: placeOf(row, 'closed'), found: closed, expected: `later than ${opened}` },
  ];
}

function factsAfterClosing(tables: EstateTables): Problem[] {
  const closings = new Map<string, string>();
  for (const { cells } of providerRows(tables)) {
    if (cells.closed !== undefined) closings.set(cells.id, dayBeyond(cells.closed));
  }
  return statementsOf(tables).flatMap((row) => {
    const { from } = spanOf(row.cells.from, row.cells.until);
    const closed = closings.get(row.cells.provider);
    if (from === undefined || closed === undefined || from < closed) return [];
    const message = `Nothing can begin after the provider closed (${closed}): correct one of the two`;
    return [{ message, place: placeOf(row, 'from'), found: from }];
  });
}

function selfSuccessions(tables: EstateTables): Problem[] {
  return tables['successions.csv']
    .filter(({ cells }) => cells.from === cells.to)
    .map((row) => ({
      message: 'A provider cannot succeed itself',
      place: placeOf(row, 'to'),
      found: row.cells.to,
    }));
}
