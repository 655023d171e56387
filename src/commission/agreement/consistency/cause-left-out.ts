import { add, exactOf, multiply, subtract, toNumber } from '../../../catalogue/index.ts';
import { compareExact } from '../interval.ts';
import { type Candidate, type Disagreement, fits, grainOf } from './candidate.ts';
import { type Operand, printLike, sumOfValues } from './operand.ts';
import { listOf } from './words.ts';

/** Rows that belong together, of a sum that has others besides. */
type Group = { title: string; rows: readonly Operand[] };

/** Of so many figures that a group and a row could make at most one may be hit by chance. */
const onceIn = exactOf(20);

/** What a sum lacks or has twice: a row or a table, all rows of a group, or all of a group and one row. */
export function leftOutCauses(disagreement: Disagreement): Candidate[] {
  const { how, operands } = disagreement.made;
  if (how !== 'sum') return [];
  const rows = operands.flatMap(leaves);
  const tables = operands.filter(({ parts }) => parts.length > 1);
  const groups = groupsOf(rows);
  return [
    ...oneOf(disagreement, [...tables, ...rows]),
    ...groups.flatMap((group) => wholeGroup(disagreement, group)),
    ...groupAndRow(disagreement, groups, rows),
  ];
}

/** The rows that a sum was added up from, of other tables too. */
function leaves(operand: Operand): Operand[] {
  return operand.parts.length === 0 ? [operand] : operand.parts.flatMap(leaves);
}

/** The groups of two or more rows; those that hold the same rows are one. */
function groupsOf(rows: readonly Operand[]): Group[] {
  const titles = [...new Set(rows.flatMap(({ groups }) => groups))];
  const groups = titles
    .map((title) => ({ title, rows: rows.filter((row) => row.groups.includes(title)) }))
    .filter((group) => group.rows.length > 1 && group.rows.length < rows.length);
  const bySet = new Map(groups.toReversed().map((group) => [keyOf(group, rows), group]));
  return [...bySet.values()];
}

function keyOf(group: Group, rows: readonly Operand[]): string {
  return group.rows.map((row) => rows.indexOf(row)).join();
}

function oneOf({ stated, computed }: Disagreement, rows: readonly Operand[]): Candidate[] {
  if (rows.length < 2) return [];
  const counted = rows.filter(({ interval: { value } }) => value.top !== 0n);
  const lacking = counted.filter(({ interval }) =>
    fits(subtract(computed, interval.value), stated),
  );
  const twice = counted.filter(({ interval }) => fits(add(computed, interval.value), stated));
  return [...asIf(lacking, stated, 'left out'), ...asIf(twice, stated, 'counted twice')];
}

function asIf(rows: readonly Operand[], stated: Operand, what: string): Candidate[] {
  if (rows.length === 0) return [];
  return [{ assumptions: 1, words: `As if ${rowWords(rows, stated)} had been ${what}.` }];
}

function wholeGroup({ stated, computed }: Disagreement, { title, rows }: Group): Candidate[] {
  const sum = sumOfValues(rows);
  if (sum.top === 0n || !fits(subtract(computed, sum), stated)) return [];
  const words = `As if ${groupWords(title, rows, stated)} had been left out.`;
  return [{ assumptions: 2, words }];
}

function groupAndRow(
  { stated, computed }: Disagreement,
  groups: readonly Group[],
  rows: readonly Operand[],
): Candidate[] {
  const figures = new Set(rows.map(({ interval }) => toNumber(interval.value))).size;
  const prints = multiply(exactOf(figures * groups.length), grainOf(stated));
  if (compareExact(multiply(prints, onceIn), computed) > 0) return [];
  return groups.flatMap((group): Candidate[] => {
    const rest = subtract(computed, sumOfValues(group.rows));
    const others = rows.filter((row) => !group.rows.includes(row) && row.interval.value.top !== 0n);
    const lacking = others.filter(({ interval }) => fits(subtract(rest, interval.value), stated));
    if (lacking.length === 0) return [];
    const both = `${groupWords(group.title, group.rows, stated)} and ${rowWords(lacking, stated)}`;
    return [{ assumptions: 3, words: `As if ${both} had been left out.` }];
  });
}

function groupWords(title: string, rows: readonly Operand[], stated: Operand): string {
  return `the ${rows.length} rows of “${title}” (${printLike(sumOfValues(rows), stated)})`;
}

/** A row with its figure; where several fit, that it is one of them. */
function rowWords(rows: readonly Operand[], stated: Operand): string {
  const [first, ...others] = rows;
  if (!first) return '';
  const figure = printLike(first.interval.value, stated);
  if (others.length === 0) return `${first.title} (${figure})`;
  const names = listOf([...new Set(rows.map(({ title }) => title))]);
  return `one of the ${rows.length} rows with ${figure} (${names})`;
}
