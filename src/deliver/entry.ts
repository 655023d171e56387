import type { Place, Problem } from '../errors.ts';

/** What a row states: an outturn, a level, or the same figure stated once more elsewhere in the source. */
export const kinds = ['actual', 'target', 'mention'] as const;
export type Kind = (typeof kinds)[number];

/** A figure as a file writes it, before anything is looked up. */
export type Entry = {
  provider: string;
  metric: string;
  period: string;
  kind: string;
  value: string;
  note: string;
  place: Place & { row: number; column: string };
  /** The cell holds a merged range, so whose figure it is cannot be told. */
  merged: boolean;
};

/** What a layout's reader gives: the entries, and what it could not make out. */
export type Entries = { entries: Entry[]; problems: Problem[]; notices: string[] };

const kindWords = new Map<string, Kind>([
  ['actual', 'actual'],
  ['outturn', 'actual'],
  ['performance', 'actual'],
  ['target', 'target'],
  ['level', 'target'],
  ['mention', 'mention'],
]);

/** The kind that a word names; undefined when it names none. */
export function findKind(word: string): Kind | undefined {
  return kindWords.get(word.trim().toLowerCase());
}
