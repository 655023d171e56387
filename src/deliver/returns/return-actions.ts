import type { Period } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import type { ReturnReadings } from './readings.ts';
import type {
  CellEdit,
  OwedReturn,
  ReturnKey,
  ReturnView,
  SavedCells,
  Submission,
  Timeliness,
} from './return.ts';

/** A key from the names in an address: a provider's, a template's code, a month such as Mar 2008. Throws DELIVER_RETURN_NOT_OWED. */
export function returnKey(
  _hub: Hub,
  _names: { provider: string; template: string; month: string },
): ReturnKey {
  throw new Error('being written');
}

/** A return as it stands, with every check on what its cells say now. */
export async function readReturn(
  _hub: Hub,
  _readings: ReturnReadings,
  _key: ReturnKey,
): Promise<ReturnView> {
  throw new Error('being written');
}

/**
 * Saves cells of a draft, each by itself: one that somebody else has saved since it was seen is a conflict with both
 * texts, the others are kept. Throws DELIVER_RETURN_CELL_UNKNOWN and DELIVER_RETURN_STEP.
 */
export async function saveCells(
  _hub: Hub,
  _key: ReturnKey,
  _edits: readonly CellEdit[],
): Promise<SavedCells> {
  throw new Error('being written');
}

/**
 * Submits what the cells say. Throws DELIVER_RETURN_REFUSED with every finding that refuses or lacks its words, and
 * DELIVER_RETURN_STEP with who did what when it is not to be submitted now.
 */
export async function submitReturn(
  _hub: Hub,
  _readings: ReturnReadings,
  _key: ReturnKey,
): Promise<Submission> {
  throw new Error('being written');
}

/** Asks a question about a cell of the submission, or about the whole (`cell: null`). */
export async function queryReturn(
  _hub: Hub,
  _key: ReturnKey,
  _query: { cell: string | null; question: string },
): Promise<void> {
  throw new Error('being written');
}

/** Answers a question, by the number of its query. The figures are corrected by saving and submitting again. */
export async function answerQuery(
  _hub: Hub,
  _key: ReturnKey,
  _answer: { query: number; words: string },
): Promise<void> {
  throw new Error('being written');
}

/** Accepts the last submission; its figures are no longer provisional. */
export async function acceptReturn(_hub: Hub, _key: ReturnKey): Promise<void> {
  throw new Error('being written');
}

/** Locks an accepted return. */
export async function lockReturn(_hub: Hub, _key: ReturnKey): Promise<void> {
  throw new Error('being written');
}

/** Opens a submitted, accepted or locked return again, with a reason; the draft is what was last submitted. */
export async function reopenReturn(
  _hub: Hub,
  _key: ReturnKey,
  _wish: { reason: string },
): Promise<void> {
  throw new Error('being written');
}

/**
 * Reads an uploaded template (ODS, XLSX or CSV) into edits for `saveCells`, each with the version that stands in the
 * file, or else that is kept now. Stores nothing. Throws DELIVER_RETURN_FILE with every mistake at its sheet, row and column.
 */
export async function readReturnFile(
  _hub: Hub,
  _key: ReturnKey,
  _file: { name: string; bytes: Uint8Array },
): Promise<CellEdit[]> {
  throw new Error('being written');
}

/** The template of a return with its headings and the figures as they stand, to be filled in and uploaded. */
export async function writeReturnFile(
  _hub: Hub,
  _key: ReturnKey,
  _format: 'ods' | 'csv',
): Promise<Uint8Array> {
  throw new Error('being written');
}

/**
 * What is owed about a month (or a run of months), by everyone whom the caller may see: not yet open and not owed left
 * out; by due day, then provider.
 */
export async function listOwed(
  _hub: Hub,
  _question: {
    period: Period;
    providerIds?: readonly string[] | undefined;
    template?: string | undefined;
  },
): Promise<OwedReturn[]> {
  throw new Error('being written');
}

/** How timely owed returns are, of those whose due day has passed. */
export function timelinessOf(_owed: readonly OwedReturn[]): Timeliness {
  throw new Error('being written');
}
