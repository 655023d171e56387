import type { Condition } from './condition.ts';
import type { DateTerm } from './date-term.ts';

/** A flow adds over months; a stock is averaged over months; of a latest the last known is taken. */
export const tallyKinds = ['flow', 'stock', 'latest'] as const;
export type TallyKind = (typeof tallyKinds)[number];

/**
 * What a record adds: 1; a figure, which may be times another figure or the days of the tally's month; or
 * the days from one date to another (working days: after the first, up to and including the second).
 * A record that lacks a field of the amount does not count.
 */
export type Amount =
  | { kind: 'one' }
  | { kind: 'field'; field: string; times?: string | undefined }
  | { kind: 'field by days in month'; field: string }
  | { kind: 'working days' | 'days'; from: string; to: string };

/** A count over records of one type, per provider and month. */
export type Tally = {
  code: string;
  title: string;
  record: string;
  kind: TallyKind;
  /** The day that puts a record in its month; a record without it does not count yet. */
  month: DateTerm;
  /** All must hold. Those of the tally that this one is a part of come first. */
  conditions: readonly Condition[];
  adds: Amount;
  /** Codes of the breakdowns that are kept. */
  by: readonly string[];
  /** The tally that this one is a part of: it counts only what that counts, in the same month. */
  of?: string | undefined;
  /** Of a figure that providers submit: the template and line of the return. */
  returned?: { template: string; line: string } | undefined;
  /** Of such a figure: the tally over records whose place it takes in months of which there are no such records. */
  standsInFor?: string | undefined;
  note?: string | undefined;
  source: string;
};

/** The fields that an amount reads. */
export function fieldsOfAmount(amount: Amount): readonly string[] {
  switch (amount.kind) {
    case 'one':
      return [];
    case 'field':
      return amount.times === undefined ? [amount.field] : [amount.field, amount.times];
    case 'field by days in month':
      return [amount.field];
    case 'working days':
    case 'days':
      return [amount.from, amount.to];
  }
}
