/** The values that a reader must be left to think possible of a small count: all from one to the other. */
export type Needed = { from: number; to: number };

/** One count of a table. */
export type CountCell = {
  value: number;
  /** What a reader knows of it though it is hidden: it is no less and no more. */
  least: number;
  most: number;
  /** Of a count that may not be told: all that must stay possible. Undefined where it may be shown. */
  needed?: Needed | undefined;
  /** Shown or hidden in another output already, and so here; undefined where it is for this table to say. */
  settled?: 'shown' | 'hidden' | undefined;
};

/** A row of counts that add up to its total; a row without counts is its total alone. */
export type CountRow = {
  id: string;
  /** The row that it is a part of, count by count, as a provider's is of its region's. */
  partOf?: string | undefined;
  counts: readonly CountCell[];
  total: CountCell;
};

/** A table in which rows add up to other rows, and the counts of a row to its total; all rows have as many counts. */
export type CountTable = readonly CountRow[];

/** Which count: the row, and the column from 0 or the total. */
export type Spot = { row: string; column: number | 'total' };

/** A spot as a key of a set. */
export function keyOf({ row, column }: Spot): string {
  return JSON.stringify([row, column]);
}

/** A count as an arrow between two sums: what goes into a sum comes out of it, so that changes go round in circles. */
export type Arrow = {
  key: string;
  spot: Spot;
  from: string;
  to: string;
  cell: CountCell;
  /** Over how many levels it is added up: 0 for an inner count. */
  height: number;
};

/** The world outside the table: what is not added up to anything more. */
const outside = 'outside';

/**
 * A table as a network, whose nodes are the sums: the ways to change counts and no sum are its circles. L. H. Cox,
 * "Network models for complementary cell suppression", Journal of the American Statistical Association 90 (1995).
 * It holds for tables of two dimensions one of which may have levels.
 */
export function arrowsOf(table: CountTable): Arrow[] {
  const wholes = new Set(table.flatMap(({ partOf }) => partOf ?? []));
  return table.flatMap((row) => {
    const sumOf = (id: string | undefined, column: Spot['column']) =>
      id === undefined ? outside : JSON.stringify([id, column]);
    const inner = (column: Spot['column']) => {
      if (wholes.has(row.id)) return sumOf(row.id, column);
      return row.counts.length === 0 ? outside : JSON.stringify([row.id]);
    };
    const height = heightOf(row.id, table);
    const counts = row.counts.map((cell, column) => {
      const spot: Spot = { row: row.id, column };
      const ends = { from: inner(column), to: sumOf(row.partOf, column) };
      return { key: keyOf(spot), spot, ...ends, cell, height };
    });
    const spot: Spot = { row: row.id, column: 'total' };
    const ends = { from: sumOf(row.partOf, 'total'), to: inner('total') };
    const across = row.counts.length > 0 ? 1 : 0;
    return [
      ...counts,
      { key: keyOf(spot), spot, ...ends, cell: row.total, height: height + across },
    ];
  });
}

function heightOf(id: string, table: CountTable): number {
  const parts = table.filter(({ partOf }) => partOf === id);
  return parts.length === 0 ? 0 : 1 + Math.max(...parts.map((part) => heightOf(part.id, table)));
}
