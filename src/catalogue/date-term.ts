/** Steps that a deadline counts in; working days are those of the calendar in force. */
export const steps = ['working days', 'days', 'weeks', 'months'] as const;
export type Step = (typeof steps)[number];

/**
 * A day told from a record's date fields: the field itself; so many steps after it (the last day on which
 * "within 5 working days" still holds); or the earliest or latest of several that are known.
 */
export type DateTerm =
  | { kind: 'field'; field: string }
  | { kind: 'after'; count: number; step: Step; field: string }
  | { kind: 'earliest' | 'latest'; fields: readonly string[] };

/** The date fields that a term reads. */
export function fieldsOfDate(term: DateTerm): readonly string[] {
  return 'fields' in term ? term.fields : [term.field];
}
