type Orders = {
  base: readonly string[];
  theirs: readonly string[];
  mine: readonly string[];
};

/**
 * The order of all rows that either has: of whoever moved rows, theirs if both did, with the rows of the other put
 * below the row that they stood below; rows that both put in one place stand with theirs first. Base rows that
 * both took out are left out.
 */
export function mergeOrder({ base, theirs, mine }: Orders): string[] {
  const iMoved = moved(base, mine) && !moved(base, theirs);
  const [first, second] = iMoved ? [mine, theirs] : [theirs, mine];
  const merged = [...first];
  const taken = new Set(first);
  const known = new Set(base);
  second.forEach((row, index) => {
    if (taken.has(row)) return;
    taken.add(row);
    const above = index === 0 ? -1 : merged.indexOf(second[index - 1] ?? '');
    merged.splice(
      belowNew(merged, above + 1, (one) => first.includes(one) && !known.has(one)),
      0,
      row,
    );
  });
  return merged;
}

/** Past the rows that the other side put in at the same place. */
function belowNew(
  merged: readonly string[],
  from: number,
  isNew: (row: string) => boolean,
): number {
  let at = from;
  for (let next = merged[at]; next !== undefined && isNew(next); next = merged[at]) at += 1;
  return at;
}

function moved(base: readonly string[], rows: readonly string[]): boolean {
  const kept = new Set(rows);
  const known = new Set(base);
  const before = base.filter((row) => kept.has(row));
  return rows.filter((row) => known.has(row)).some((row, index) => row !== before[index]);
}
