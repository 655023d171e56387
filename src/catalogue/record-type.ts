import type { SubjectKind } from '../estate/index.ts';

/**
 * What a field holds. `person` is a pseudonymous key, never a name; `reference` the key of another record
 * of the same provider; `code` a short text such as a case's number; `whole` and `number` are figures.
 */
export const fieldKinds = [
  'date',
  'choice',
  'flag',
  'whole',
  'number',
  'person',
  'reference',
  'code',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export type Choice = { code: string; title: string };

/** One field of a record; `name` is its column in the database, in files and in the API. */
export type Field = {
  name: string;
  title: string;
  kind: FieldKind;
  required: boolean;
  /** Only of a choice. */
  choices: readonly Choice[];
  /** Only of figures: both ends are allowed. */
  min?: number | undefined;
  max?: number | undefined;
  /** Only of a date: a field whose day it cannot precede. */
  notBefore?: string | undefined;
  /** Only of a date: it says what is planned, so that it may lie ahead. */
  ahead?: boolean | undefined;
  /** Only of a reference: the record type that it points to. */
  to?: string | undefined;
  /** Code of the breakdown whose groups are the choices. */
  breakdown?: string | undefined;
  note?: string | undefined;
};

/** A kind of thing that happens or is assessed; one record is one such thing at one provider. */
export type RecordType = {
  code: string;
  title: string;
  plural: string;
  about: string;
  /** The kinds of provider that have such records. */
  providers: readonly SubjectKind[];
  /** The date field that says when it happened: the provider must have been open on that day. */
  happened: string;
  fields: readonly Field[];
  source: string;
  /** The code of the return template whose submitted figures these are: they come by the return alone. */
  returned?: string | undefined;
};

/** A characteristic by which tallies may be broken down. */
export type Breakdown = {
  code: string;
  title: string;
  groups: readonly Choice[];
  /** The group with which the others are compared. */
  reference: string;
};

/** The column and file heading of a breakdown's field. */
export function breakdownField(code: string): string {
  return code.replaceAll('-', '_');
}

export function findField(type: RecordType, name: string): Field | undefined {
  return type.fields.find((field) => field.name === name);
}
