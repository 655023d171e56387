import { z } from 'zod';
import { type Address, printAddress } from '../../catalogue/index.ts';
import type { Cells } from './content.ts';

/**
 * One change of content. `before` is what it was made on, so that a change is readable by itself and one
 * that no longer fits is found; '' is a blank cell.
 */
export type Change =
  | { kind: 'cell'; at: Address; before: string; after: string }
  /** A row of an open table; it stands below the row `below`, or first where that is null. */
  | { kind: 'row added'; table: string; row: string; below: string | null; cells: Cells }
  | { kind: 'row removed'; table: string; row: string; cells: Cells };

/** What a change touches: `table/row/column`, or `table/row` of a row that comes or goes, which touches all its cells. */
export function pathOf(change: Change): string {
  return change.kind === 'cell' ? printAddress(change.at) : `${change.table}/${change.row}`;
}

/** The table in which a change stands. */
export function tableOf(change: Change): string {
  return change.kind === 'cell' ? change.at.table : change.table;
}

const address = z.strictObject({ table: z.string(), row: z.string(), column: z.string() });
const cells = z.record(z.string(), z.string());

/** The same from outside: what is stored, and what a program sends. */
export const changeSchema: z.ZodType<Change> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cell'),
    at: address,
    before: z.string(),
    after: z.string(),
  }),
  z.strictObject({
    kind: z.literal('row added'),
    table: z.string(),
    row: z.string(),
    below: z.string().nullable(),
    cells,
  }),
  z.strictObject({ kind: z.literal('row removed'), table: z.string(), row: z.string(), cells }),
]);

/** More than any agreement has cells; beyond it one request would hold up everybody else. */
export const mostChanges = 10_000;

/** Changes as a request brings them. */
export const changesSchema = z
  .array(changeSchema)
  .max(mostChanges, `Make at most ${mostChanges} changes at once.`);
