import type { Place, Problem } from '../errors.ts';

/** What a row states: an outturn, a level, or the same figure stated once more elsewhere in the source. */
export const kinds = ['actual', 'target', 'mention'] as const;
export type Kind = (typeof kinds)[number];

/** The parts of a figure that a file states. */
export const fields = ['provider', 'metric', 'period', 'kind', 'value', 'note'] as const;
export type Field = (typeof fields)[number];

/** Where each part stands: its row and column, where that is not the value's. */
export type FieldPlaces = Readonly<Partial<Record<Field, { row?: number; column?: string }>>>;

/** A figure as a file writes it, before anything is looked up. */
export type Entry = Readonly<Record<Field, string>> & {
  /** Where the value stands. */
  place: Place & { row: number; column: string };
  fields: FieldPlaces;
  /** The part that stands in a merged range, so that whose figure it is cannot be told. */
  merged: Field | undefined;
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

/** Where one part of an entry stands. */
export function placeOf(entry: Pick<Entry, 'place' | 'fields'>, field: Field): Place {
  return { ...entry.place, ...entry.fields[field] };
}
