import { instantWords } from '../../../calendar/index.ts';
import type { Problem } from '../../../errors.ts';
import type { CellConflict, ReturnFinding } from '../../returns/return.ts';

/** What stands at a cell besides its text. */
export type Note = { text: string; wrong: boolean };

/** What two have saved in one cell. */
export type ConflictView = { yours: string; kept: string; by: string; at: string; version: number };

/** What an answer to a form adds to the form as it is shown again. */
export type Marks = {
  /** What was written and is not saved, by cell. */
  typed: ReadonlyMap<string, string>;
  /** The versions that its writer had seen. */
  seen: ReadonlyMap<string, number>;
  conflicts: ReadonlyMap<string, ConflictView>;
  shows: (finding: ReturnFinding) => boolean;
  isWrong: (finding: ReturnFinding) => boolean;
  problemsAt: (address: string) => string[];
};

/** A cell that is only blank is not marked before somebody wants to submit. */
export const plainMarks: Marks = {
  ...{ typed: new Map(), seen: new Map(), conflicts: new Map() },
  shows: ({ check, stated }) => check !== 'needed' || stated !== '',
  isWrong: ({ severity }) => severity === 'refuses',
  problemsAt: () => [],
};

/** The marks after a refused submission: everything that is in the way. */
export const refusedMarks: Marks = {
  ...plainMarks,
  shows: () => true,
  isWrong: ({ severity, answered }) => severity === 'refuses' || !answered,
};

/** The marks where cells were not saved: what was written stands in them, with what is wrong with it. */
export function unsavedMarks(
  texts: ReadonlyMap<string, string>,
  problems: readonly Problem[],
): Marks {
  return {
    ...plainMarks,
    typed: texts,
    problemsAt: (address) =>
      problems.filter(({ place }) => place?.path === address).map(({ message }) => message),
  };
}

/** The marks where somebody else has saved some of the cells meanwhile. */
export function conflictMarks(conflicts: readonly CellConflict[], seen: Marks['seen']): Marks {
  return {
    ...plainMarks,
    typed: new Map(conflicts.map(({ address, yours }) => [address, yours])),
    seen: new Map(conflicts.map(({ address }) => [address, seen.get(address) ?? 0])),
    conflicts: new Map(
      conflicts.map(({ address, yours, kept }) => [
        address,
        {
          ...{ yours: yours || 'blank', kept: kept.text || 'blank', version: kept.version },
          ...{ by: kept.by.name, at: instantWords(kept.at) },
        },
      ]),
    ),
  };
}
