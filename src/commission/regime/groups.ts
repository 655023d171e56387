import { printAddress, toNumber } from '../../catalogue/index.ts';
import type { Problem } from '../../errors.ts';
import { readCell } from '../agreement/cell-value.ts';
import { type Cells, type Content, type ContentRow, tableIn } from '../agreement/content.ts';

/** Stands for every group; without groups it is the only one. */
export const everyone = 'Everyone';

/** Prisoners who share a timetable, and how many; null where the number was not needed or cannot be read. */
export type Group = { who: string; prisoners: number | null };

/** Whether a text names everyone, in whatever letters. */
export function isEveryone(text: string): boolean {
  return sameName(text, everyone);
}

export function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The rows of a table in which anything is written. */
export function writtenRows(content: Content, table: string): ContentRow[] {
  return tableIn(content, table).rows.filter(({ cells }) => Object.values(cells).some(isWritten));
}

const isWritten = (text: string) => text.trim() !== '';

/** The groups of the regime with every mistake in them; one, everyone, where none is entered. */
export function readGroups(
  table: string,
  content: Content,
): { groups: Group[]; problems: Problem[] } {
  const rows = writtenRows(content, table);
  if (rows.length === 0) return { groups: [{ who: everyone, prisoners: null }], problems: [] };
  const problems: Problem[] = [];
  const groups: Group[] = [];
  for (const { row, cells } of rows) {
    const who = cells.who?.trim() ?? '';
    const prisoners = headCount(cells);
    const place = (column: string) => ({ path: printAddress({ table, row, column }) });
    if (prisoners === null)
      problems.push({ ...countMissing(who, cells), place: place('prisoners') });
    const mistake = nameMistake(who, groups, rows.length);
    if (mistake) problems.push({ ...mistake, place: place('who') });
    else groups.push({ who, prisoners });
  }
  return { groups, problems: [...problems, ...nobody(groups, table)] };
}

function headCount({ prisoners }: Cells): number | null {
  const value = readCell(prisoners, { unit: 'count', choices: [] });
  return value.kind === 'figure' ? toNumber(value.interval.value) : null;
}

function countMissing(who: string, { prisoners = '' }: Cells): Problem {
  const name = who === '' ? 'This group' : `“${who}”`;
  const found = prisoners.trim() === '' ? {} : { found: prisoners.trim() };
  return {
    message: `${name} has no head count. Say how many prisoners belong to it.`,
    ...found,
    expected: 'a whole number such as 330',
  };
}

function nameMistake(who: string, before: readonly Group[], all: number): Problem | undefined {
  if (who === '') return { message: 'The group has no name. Say who belongs to it.' };
  if (before.some((group) => sameName(group.who, who))) {
    return {
      message: `The group “${who}” stands twice. Put its head counts together.`,
      found: who,
    };
  }
  if (!isEveryone(who) || all === 1) return undefined;
  const message = `“${everyone}” stands for every group and cannot be one beside others. Give it another name.`;
  return { message, found: who };
}

/** Without any prisoner there is nothing to average over. */
function nobody(groups: readonly Group[], table: string): Problem[] {
  if (groups.length === 0 || groups.some(({ prisoners }) => prisoners !== 0)) return [];
  const message = 'The groups have no prisoners. Enter the head count of one.';
  return [{ message, place: { path: table } }];
}
