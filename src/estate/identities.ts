import type { Problem } from '../errors.ts';
import type { Row } from './table.ts';
import type { EstateTables } from './tables.ts';

/** Everything that has an id, whatever its file. */
export function identifiedRows(tables: EstateTables): Row<{ id: string }>[] {
  return [...tables['regions.csv'], ...providerRows(tables), ...tables['groups.csv']];
}

/** Areas, establishments and partnerships, in that order. */
export function providerRows(tables: EstateTables): ProviderRow[] {
  return [
    ...tables['areas.csv'].map((row) => ({ ...row, kind: 'area' as const })),
    ...tables['establishments.csv'].map((row) => ({ ...row, kind: 'establishment' as const })),
    ...tables['partnerships.csv'].map((row) => ({ ...row, kind: 'partnership' as const })),
  ];
}

export type ProviderRow =
  | (EstateTables['areas.csv'][number] & { kind: 'area' })
  | (EstateTables['establishments.csv'][number] & { kind: 'establishment' })
  | (EstateTables['partnerships.csv'][number] & { kind: 'partnership' });

/** Ids given twice, and a nation missing or given twice. */
export function identityProblems(tables: EstateTables): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Row<{ id: string }>>();
  for (const row of identifiedRows(tables)) {
    const first = seen.get(row.cells.id);
    if (first) {
      const message = `Choose another id: line ${first.line} of ${first.file} has this one`;
      problems.push({ message, place: placeOf(row, 'id'), found: row.cells.id });
    } else seen.set(row.cells.id, row);
  }
  const nations = tables['regions.csv'].filter(({ cells }) => cells.kind === 'nation');
  if (nations.length !== 1) {
    const message = 'Give exactly one row the kind nation';
    problems.push({ message, place: { file: 'regions.csv' }, found: String(nations.length) });
  }
  return problems;
}

/** Where a row stands, for a problem. */
export function placeOf(row: Row<unknown>, column: string): NonNullable<Problem['place']> {
  return { file: row.file, line: row.line, column };
}
