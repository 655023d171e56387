import type { Address } from '../../catalogue/index.ts';
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
