import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { counted, listOf, possibleValues, tableOf } from './attacker.fixture.ts';
import { type CountTable, keyOf } from './count-table.ts';
import { boundsOf, suppressTable } from './suppress-table.ts';

/** The hidden counts as `row` of a list, and `row/column` of a table. */
function hiddenIn(table: CountTable): string[] {
  const { hidden, exposed } = suppressTable(table);
  assert.deepEqual(exposed, []);
  return table.flatMap(({ id, counts }) => [
    ...counts.flatMap((_, column) =>
      hidden.has(keyOf({ row: id, column })) ? [`${id}/${column}`] : [],
    ),
    ...(hidden.has(keyOf({ row: id, column: 'total' })) ? [id] : []),
  ]);
}

describe('a list with its total', () => {
  test('is shown whole where nothing is small, and none is not small', () => {
    assert.deepEqual(hiddenIn(listOf({ a: 5, b: 0, c: 12 })), []);
  });

  test('hides the smallest other beside a single small count, since 35 less 12 and 20 would be 3', () => {
    assert.deepEqual(hiddenIn(listOf({ a: 3, b: 12, c: 20 })), ['a', 'b']);
  });

  test('hides no third where two small ones leave every value from 1 to 4 open: 4 and 3 make 7', () => {
    // Of 7 in two parts of at least 1 either may be 1 to 6.
    assert.deepEqual(hiddenIn(listOf({ a: 4, b: 3, c: 20 })), ['a', 'b']);
  });

  test('hides a third where two are so small that their sum tells: 1 and 1 make 2', () => {
    assert.deepEqual(hiddenIn(listOf({ a: 1, b: 1, c: 20, d: 30 })), ['a', 'b', 'c']);
    // 2 and 2 make 4, of which neither part could be 4.
    assert.deepEqual(hiddenIn(listOf({ a: 2, b: 2, c: 20, d: 30 })), ['a', 'b', 'c']);
  });

  test('hides the total where there is nobody else to hide behind', () => {
    assert.deepEqual(hiddenIn(listOf({ a: 3, b: 0 })), ['all', 'a']);
    // Five of at least one that make five would each be one.
    assert.deepEqual(hiddenIn(listOf({ a: 1, b: 1, c: 1, d: 1, e: 1 })), [
      'all',
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  test('tells what it cannot protect while the total stands elsewhere', () => {
    const [whole, ...parts] = listOf({ a: 1, b: 1, c: 1, d: 1, e: 1 });
    assert.ok(whole);
    const settled: CountTable = [
      { ...whole, total: { ...whole.total, settled: 'shown' } },
      ...parts,
    ];
    assert.equal(suppressTable(settled).exposed.length, 5);
  });
});

describe('a table with totals of rows and columns', () => {
  test('hides a square around one small count, of the small values', () => {
    // 2 needs another in its row (20 rather than 40) and in its column (30 rather than 50), and those need the corner.
    const table = tableOf({ x: [2, 20, 40], y: [30, 21, 41], z: [50, 60, 70] });
    assert.deepEqual(hiddenIn(table), ['x/0', 'x/1', 'y/0', 'y/1']);
  });

  test('hides nothing more where the small ones stand in a square of their own', () => {
    // Each may be 1 to 6: 3+4 and 4+3.
    const table = tableOf({ x: [3, 4, 40], y: [4, 3, 41] });
    assert.deepEqual(hiddenIn(table), ['x/0', 'x/1', 'y/0', 'y/1']);
  });
});

describe('levels', () => {
  const row = (id: string, value: number, partOf?: string) => ({
    id,
    partOf,
    counts: [],
    total: counted(value),
  });

  test('hide a second provider of the region, not the region', () => {
    const table = [
      row('nation', 130),
      row('east', 63, 'nation'),
      row('west', 67, 'nation'),
      row('a', 3, 'east'),
      row('b', 60, 'east'),
      row('c', 30, 'west'),
      row('d', 37, 'west'),
    ];
    // 63 less 60 would be 3. Hiding the region instead would need the other region too.
    assert.deepEqual(hiddenIn(table), ['a', 'b']);
  });

  test('hide across regions where a region has one provider alone', () => {
    const table = [
      row('nation', 73),
      row('east', 3, 'nation'),
      row('west', 70, 'nation'),
      row('a', 3, 'east'),
      row('c', 30, 'west'),
      row('d', 40, 'west'),
    ];
    // East is its one provider, and 73 less 70 would be 3: west and one of its two go, or the nation, which more miss.
    assert.deepEqual(hiddenIn(table), ['east', 'west', 'a', 'c']);
  });
});

describe('limits that a reader knows', () => {
  test('count: who knows that 9 were tested in b knows that b had at most 9', () => {
    // a may be 1 to 4 only if the others can take up 3: b (8 of at most 9) takes 1, so c must help.
    const total = (value: number, most: number) => counted(value, most);
    const table: CountTable = [
      { id: 'all', counts: [], total: { ...total(39, 120), settled: 'shown' } },
      { id: 'a', partOf: 'all', counts: [], total: total(4, 50) },
      { id: 'b', partOf: 'all', counts: [], total: total(8, 9) },
      { id: 'c', partOf: 'all', counts: [], total: total(27, 60) },
    ];
    const { hidden, exposed } = suppressTable(table);
    assert.deepEqual(exposed, []);
    assert.equal(hidden.has(keyOf({ row: 'c', column: 'total' })), true);
    assert.deepEqual(boundsOf(table, hidden, { row: 'a', column: 'total' }).lowest, 1);
  });
});

/** Small tables in which much is small, with or without totals of columns, and with two levels. */
const value = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, fc.integer({ min: 5, max: 9 }));
const lists = fc
  .array(value, { minLength: 1, maxLength: 5 })
  .map((values) => listOf(Object.fromEntries(values.map((one, index) => [`r${index}`, one]))));
const grids = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(value, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map((rows) => tableOf(Object.fromEntries(rows.map((counts, index) => [`r${index}`, counts]))));
const levels = fc
  .tuple(
    fc.array(value, { minLength: 1, maxLength: 3 }),
    fc.array(value, { minLength: 1, maxLength: 2 }),
  )
  .map(([east, west]): CountTable => {
    const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
    const row = (id: string, count: number, partOf?: string) => ({
      id,
      partOf,
      counts: [],
      total: counted(count),
    });
    return [
      row('nation', sum(east) + sum(west)),
      row('east', sum(east), 'nation'),
      row('west', sum(west), 'nation'),
      ...east.map((one, index) => row(`e${index}`, one, 'east')),
      ...west.map((one, index) => row(`w${index}`, one, 'west')),
    ];
  });

/** Of at most 6, so that trying up to 5 more in each count finds the lowest of every other. */
const fewLists = fc
  .array(fc.nat(6), { minLength: 1, maxLength: 4 })
  .map((values) => listOf(Object.fromEntries(values.map((one, index) => [`r${index}`, one]))));

/** Every count of a table, and whether it is added up from none of the others. */
function spotsOf(table: CountTable) {
  const wholes = new Set(table.flatMap(({ partOf }) => partOf ?? []));
  return table.flatMap(({ id, counts, total }) => [
    ...counts.map((cell, column) => ({
      spot: { row: id, column },
      cell,
      isInner: !wholes.has(id),
    })),
    {
      ...{ spot: { row: id, column: 'total' as const }, cell: total },
      isInner: !wholes.has(id) && counts.length === 0,
    },
  ]);
}

/** What is wrong with the values that a hidden count may have. */
function told(found: number[], { cell, isInner }: ReturnType<typeof spotsOf>[number]): string[] {
  return [
    ...(found.length < 2 ? ['it can be told'] : []),
    ...(cell.needed && found.length < 4 ? [`it is one of ${found.join(', ')}`] : []),
    ...(cell.needed && isInner && ![1, 2, 3, 4].every((one) => found.includes(one))
      ? [`it is among ${found.join(', ')}`]
      : []),
  ];
}

describe('whoever tries every way to fill in what is hidden', () => {
  const tables = fc.oneof(lists, grids, levels);

  test('finds four values for each small count, 1 to 4 for an inner one, and two for any hidden one', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { hidden, exposed } = suppressTable(table);
        assert.deepEqual(exposed, []);
        const possible = possibleValues(table, hidden);
        for (const one of spotsOf(table)) {
          const found = possible.get(keyOf(one.spot));
          if (found) assert.deepEqual(told([...found], one), [], JSON.stringify(one));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('finds the bounds that the flow finds', () => {
    fc.assert(
      fc.property(fewLists, fc.infiniteStream(fc.boolean()), (table, coins) => {
        // Hidden at random, well or not.
        const keys = table.map(({ id }) => keyOf({ row: id, column: 'total' }));
        const shown = table.map(({ total }) => total.value === 0);
        const hidden = new Set(
          keys.filter((_, index) => coins.next().value === true && !shown[index]),
        );
        const possible = possibleValues(table, hidden);
        for (const { id, total } of table) {
          const found = possible.get(keyOf({ row: id, column: 'total' }));
          if (!found) continue;
          const { lowest, highest } = boundsOf(table, hidden, { row: id, column: 'total' });
          assert.equal(Math.min(...found), lowest, `${id} lowest`);
          if (highest < total.value + 5) assert.equal(Math.max(...found), highest, `${id} highest`);
        }
      }),
      { numRuns: 60 },
    );
  });
});
