import type { Field, RecordType, RecordValue } from '../catalogue/index.ts';
import type { TraceRow } from './trace-records.ts';

/** The fields of a record type that any of these records knows, in the order in which they are declared. */
export function knownFields(
  type: RecordType | undefined,
  rows: readonly Pick<TraceRow, 'fields'>[],
): Field[] {
  return (type?.fields ?? []).filter(({ name }) =>
    rows.some(({ fields }) => (fields[name] ?? null) !== null),
  );
}

/** What a field holds as people read it: the title of a choice, yes and no; empty where it is not known. */
export function shownField({ choices }: Field, value: RecordValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return choices.find(({ code }) => code === value)?.title ?? String(value);
}
