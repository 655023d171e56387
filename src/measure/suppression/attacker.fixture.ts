/** For tests: somebody who tries every way to fill in a table, and knows nothing of how it was made. */
import { type CountCell, type CountTable, keyOf, type Spot } from './count-table.ts';

/** A count that is small under the rule of fewer than 5, none shown. */
export function counted(value: number, most = Infinity): CountCell {
  const isFew = value > 0 && value < 5;
  return { value, least: 1, most, needed: isFew ? { from: 1, to: Math.min(4, most) } : undefined };
}

/** A table from its inner counts, with totals and the rows that they are parts of. */
export function tableOf(
  parts: Readonly<Record<string, readonly number[]>>,
  whole = 'all',
): CountTable {
  const rows = Object.entries(parts);
  const columns =
    rows[0]?.[1].map((_, column) => rows.reduce((sum, [, one]) => sum + (one[column] ?? 0), 0)) ??
    [];
  const row = (id: string, counts: readonly number[], partOf?: string) => ({
    ...{ id, partOf },
    counts: counts.map((value) => counted(value)),
    total: counted(counts.reduce((sum, value) => sum + value, 0)),
  });
  return [row(whole, columns), ...rows.map(([id, counts]) => row(id, counts, whole))];
}

/** A table of one column: parts and what they add up to. */
export function listOf(parts: Readonly<Record<string, number>>, whole = 'all'): CountTable {
  const values = Object.values(parts);
  return [
    { id: whole, counts: [], total: counted(values.reduce((sum, value) => sum + value, 0)) },
    ...Object.entries(parts).map(([id, value]) => ({
      id,
      partOf: whole,
      counts: [],
      total: counted(value),
    })),
  ];
}

type Guess = Map<string, number>;

/**
 * The values that each hidden count may have, found by trying every whole number up to `reach` above the true ones
 * in every inner hidden count, and adding up.
 */
export function possibleValues(
  table: CountTable,
  hidden: ReadonlySet<string>,
  reach = 5,
): Map<string, Set<number>> {
  const wholes = new Set(table.flatMap(({ partOf }) => partOf ?? []));
  const inner = table
    .filter(({ id }) => !wholes.has(id))
    .flatMap((row) => {
      const spots: Array<{ spot: Spot; cell: CountCell }> = row.counts.map((cell, column) => ({
        spot: { row: row.id, column },
        cell,
      }));
      return row.counts.length === 0
        ? [{ spot: { row: row.id, column: 'total' as const }, cell: row.total }]
        : spots;
    });
  const possible = new Map<string, Set<number>>([...hidden].map((key) => [key, new Set()]));
  const guess: Guess = new Map();
  const tryFrom = (index: number): void => {
    const one = inner[index];
    if (!one) {
      note(table, { guess, hidden, possible });
      return;
    }
    const key = keyOf(one.spot);
    const { value, least, most } = one.cell;
    const [low, high] = hidden.has(key) ? [least, Math.min(most, value + reach)] : [value, value];
    for (let tried = low; tried <= high; tried++) {
      guess.set(key, tried);
      if (isWithin(table, guess, one.spot.row, hidden)) tryFrom(index + 1);
    }
    guess.delete(key);
  };
  tryFrom(0);
  return possible;
}

/** Whether a row, as far as it is filled in, is no more than a shown total. */
function isWithin(
  table: CountTable,
  guess: Guess,
  id: string,
  hidden: ReadonlySet<string>,
): boolean {
  const row = table.find((one) => one.id === id);
  if (!row || row.counts.length === 0 || hidden.has(keyOf({ row: id, column: 'total' })))
    return true;
  const sum = row.counts.reduce(
    (all, _, column) => all + (guess.get(keyOf({ row: id, column })) ?? 0),
    0,
  );
  return sum <= row.total.value;
}

type Noting = { guess: Guess; hidden: ReadonlySet<string>; possible: Map<string, Set<number>> };

/** Adds up a whole guess, and notes it where it contradicts nothing that is known. */
function note(table: CountTable, { guess, hidden, possible }: Noting): void {
  const valueAt = (row: string, column: Spot['column']): number => {
    const parts = table.filter(({ partOf }) => partOf === row);
    if (parts.length > 0) return parts.reduce((sum, { id }) => sum + valueAt(id, column), 0);
    const known = guess.get(keyOf({ row, column }));
    if (known !== undefined) return known;
    const counts = table.find(({ id }) => id === row)?.counts ?? [];
    return counts.reduce((sum, _, index) => sum + valueAt(row, index), 0);
  };
  const all = table.flatMap((row) => [
    { spot: { row: row.id, column: 'total' as const }, cell: row.total },
    ...row.counts.map((cell, column) => ({ spot: { row: row.id, column }, cell })),
  ]);
  const filled = all.map(({ spot, cell }) => ({
    key: keyOf(spot),
    cell,
    value: valueAt(spot.row, spot.column),
  }));
  const fits = filled.every(({ key, cell, value }) =>
    hidden.has(key) ? value >= cell.least && value <= cell.most : value === cell.value,
  );
  if (!fits) return;
  for (const { key, value } of filled) possible.get(key)?.add(value);
}
