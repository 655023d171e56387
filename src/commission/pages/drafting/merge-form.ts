import { z } from 'zod';
import type { Problem } from '../../../errors.ts';
import { type Change, changeSchema } from '../../agreement/change.ts';
import { type Cells, type Content, tableIn } from '../../agreement/content.ts';
import type { Conflict } from '../../agreement/merge-content.ts';
import { unusedCode } from '../../agreement/row-code.ts';
import { actingFields, asked } from '../acting.ts';
import { agreementAddress } from '../addresses.ts';
import { carried } from '../carried.ts';
import { tidy } from './edit-form.ts';

/** Where what two people wrote is put together. */
export function mergeAddress(id: string): string {
  return `${agreementAddress(id)}/merge`;
}

const cells = z.record(z.string(), z.string()).nullable();
const conflictSchema: z.ZodType<Conflict> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cell'),
    at: z.strictObject({ table: z.string(), row: z.string(), column: z.string() }),
    ...{ base: z.string(), theirs: z.string(), mine: z.string() },
  }),
  z.strictObject({
    kind: z.literal('row'),
    ...{ table: z.string(), row: z.string(), base: cells, theirs: cells, mine: cells },
  }),
]);

/** What the merge page posts; the choices stand beside these, `choice-0` and `text-0` of the first place. */
export const mergeBody = z.looseObject({
  ...actingFields,
  latest: z.coerce.number('send the version that was seen').int().positive(),
  note: z.string().optional(),
  table: z.string().optional(),
  conflicts: carried(conflictSchema),
  changes: carried(changeSchema),
});
export type MergeBody = z.output<typeof mergeBody>;

/** The changes that the choices come to, on the latest version; a problem for each place without a choice. */
export function chosenChanges(
  { conflicts, ...body }: MergeBody,
  latest: Content,
): { changes: Change[]; problems: Problem[] } {
  const chosen = conflicts.map((conflict, index) => {
    const text = body[`text-${index}`];
    const together = typeof text === 'string' ? tidy(text) : '';
    return conflict.kind === 'cell'
      ? cellChanges(conflict, body[`choice-${index}`], together)
      : rowChanges(conflict, body[`choice-${index}`], latest);
  });
  return {
    changes: chosen.flatMap((changes) => changes ?? []),
    problems: chosen.flatMap((changes, index) =>
      changes ? [] : [asked(`choice-${index}`, 'Choose which words should stand')],
    ),
  };
}

/** Undefined where nothing was chosen. */
function cellChanges(
  { at, theirs, mine }: Extract<Conflict, { kind: 'cell' }>,
  choice: unknown,
  together: string,
): Change[] | undefined {
  if (choice === 'theirs') return [];
  if (choice !== 'mine' && choice !== 'both') return undefined;
  return [{ kind: 'cell', at, before: theirs, after: choice === 'mine' ? mine : together }];
}

function rowChanges(conflict: RowConflict, choice: unknown, latest: Content): Change[] | undefined {
  if (choice === 'theirs') return [];
  if (choice === 'mine') return mineOf(conflict, latest);
  return choice === 'both' ? besides(conflict, latest) : undefined;
}

type RowConflict = Extract<Conflict, { kind: 'row' }>;

/** The row as I left it: taken out again, put in again, or in place of the other's. */
function mineOf({ table, row, theirs, mine }: RowConflict, latest: Content): Change[] {
  const removed: Change[] = theirs ? [{ kind: 'row removed', table, row, cells: theirs }] : [];
  return [...removed, ...(mine ? [added(table, row, mine, belowOf(latest, table, row))] : [])];
}

/** Both rows: mine below the other's, under a code of its own. */
function besides({ table, row, mine }: RowConflict, latest: Content): Change[] {
  if (!mine) return [];
  const codes = new Set(tableIn(latest, table).rows.map((one) => one.row));
  const code = unusedCode(row, codes);
  return [added(table, code, mine, codes.has(row) ? row : belowOf(latest, table, row))];
}

function added(table: string, row: string, cells: Cells, below: string | null): Change {
  return { kind: 'row added', table, row, below, cells };
}

/** The row above a row, or the last one where it is not there. */
function belowOf(latest: Content, table: string, row: string): string | null {
  const codes = tableIn(latest, table).rows.map((one) => one.row);
  const at = codes.indexOf(row);
  return codes[at < 0 ? codes.length - 1 : at - 1] ?? null;
}
