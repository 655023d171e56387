import { type AgreementTemplate, findTable, formRow } from '../../catalogue/index.ts';
import type { Change } from '../agreement/change.ts';
import { placeWords } from '../agreement/change-words.ts';
import type { Cells, Content } from '../agreement/content.ts';
import { diffLines, diffWords, type LinePart } from '../agreement/line-diff.ts';

/** What stood in a place and what should, and both together as a tracked change. */
export type PlaceChange = {
  what: string;
  before: string;
  after: string;
  parts: readonly LinePart[];
};

/** Changes of one row together; `key` is its `table/row`. */
export type ChangeGroup = {
  key: string;
  table: string;
  title: string;
  kind: 'changed' | 'added' | 'removed';
  changes: readonly PlaceChange[];
};

/** Changes by the rows that they touch, in their order; a row that comes or goes shows all of its cells. */
export function changeGroups(
  template: AgreementTemplate,
  content: Content,
  changes: readonly Change[],
): ChangeGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const kind = change.kind === 'cell' ? 'changed' : change.kind;
    const key = `${kind} ${keyOf(change)}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((group) => groupOf(template, content, group));
}

/** The row that a change touches: `table/row`. */
export function keyOf(change: Change): string {
  return change.kind === 'cell'
    ? `${change.at.table}/${change.at.row}`
    : `${change.table}/${change.row}`;
}

function groupOf(
  template: AgreementTemplate,
  content: Content,
  group: readonly Change[],
): ChangeGroup {
  const [first] = group;
  const key = first ? keyOf(first) : '';
  const [table = '', row = ''] = key.split('/');
  const columns = findTable(template, table)?.columns ?? [];
  const titleOf = (code: string) => columns.find((column) => column.code === code)?.title ?? code;
  const kind = first === undefined || first.kind === 'cell' ? 'changed' : kinds[first.kind];
  const named = first && first.kind !== 'cell' ? nameIn(template, table, first.cells) : undefined;
  return {
    ...{ key, table, kind },
    title: named ?? placeWords(template, content, { table, ...(row !== formRow && { row }) }),
    changes: group.flatMap((change) => placesOf(change, titleOf)),
  };
}

const kinds = { 'row added': 'added', 'row removed': 'removed' } as const;

function nameIn(template: AgreementTemplate, table: string, cells: Cells): string | undefined {
  const named = findTable(template, table)?.named;
  const name = named === undefined ? undefined : cells[named];
  return name && `${placeWords(template, {}, { table })}, ${name}`;
}

function placesOf(change: Change, titleOf: (code: string) => string): PlaceChange[] {
  if (change.kind === 'cell') {
    return [placeChange(titleOf(change.at.column), change.before, change.after)];
  }
  return Object.entries(change.cells).map(([column, text]) =>
    change.kind === 'row added'
      ? placeChange(titleOf(column), '', text)
      : placeChange(titleOf(column), text, ''),
  );
}

function placeChange(what: string, before: string, after: string): PlaceChange {
  return { what, before, after, parts: trackedParts(before, after) };
}

/** A change as it is tracked: line by line where there are several lines, else word by word. */
export function trackedParts(before: string, after: string): LinePart[] {
  const lines = before.includes('\n') || after.includes('\n');
  return lines ? diffLines(before, after) : diffWords(before, after);
}
