import { z } from 'zod';
import { subjectKinds } from './subject.ts';

const span = {
  from_on: z.string().nullable(),
  until_on: z.string().nullable(),
  from_stated: z.string().nullable(),
  until_stated: z.string().nullable(),
};

/** The rows of the estate's tables, in the order of their columns; `position` keeps the order of the files. */
export const storedRows = {
  subject: z.object({
    id: z.string(),
    kind: z.enum(subjectKinds),
    name: z.string(),
    official_name: z.string(),
    source: z.string(),
    opened_on: z.string().nullable(),
    closed_on: z.string().nullable(),
    opened_stated: z.string().nullable(),
    closed_stated: z.string().nullable(),
    position: z.number(),
  }),
  code: z.object({
    subject_id: z.string(),
    scheme: z.string(),
    code: z.string(),
    position: z.number(),
  }),
  alias: z.object({
    subject_id: z.string(),
    position: z.number(),
    alias: z.string(),
    ...span,
    source: z.string(),
  }),
  fact: z.object({
    provider_id: z.string(),
    position: z.number(),
    fact: z.string(),
    value: z.string(),
    ...span,
    source: z.string(),
    note: z.string().nullable(),
  }),
  group: z.object({ id: z.string(), kind: z.enum(['reporting', 'comparator']) }),
  member: z.object({
    group_id: z.string(),
    provider_id: z.string(),
    position: z.number(),
    ...span,
  }),
  succession: z.object({
    from_id: z.string(),
    to_id: z.string(),
    occurs_on: z.string(),
    occurs_stated: z.string().nullable(),
    source: z.string(),
    position: z.number(),
  }),
} as const;

type TableName = keyof typeof storedRows;
export type StoredRow<Name extends TableName> = z.infer<(typeof storedRows)[Name]>;

/** An estate as the rows of its tables. */
export type StoredEstate = { [Name in TableName]: StoredRow<Name>[] };
