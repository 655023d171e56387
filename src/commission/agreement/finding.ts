import type { Severity } from '../../catalogue/index.ts';

/**
 * How a check of an agreement came out. `agrees within rounding`: not the same figure, but the printed
 * precision of both leaves room for it. `cannot be checked`: something that it needs is not stated or not known.
 */
export const outcomes = [
  'agrees',
  'agrees within rounding',
  'disagrees',
  'cannot be checked',
] as const;
export type Outcome = (typeof outcomes)[number];

/** One check, worked out. Texts are printed in the unit of the cell, as a person would write them. */
export type CheckResult = {
  /** What identifies it among the results of one agreement: `rule table/row/column`. */
  key: string;
  /** `row` (a cell follows from its row), `total`, `profile` (months make a total or quarter), or a check's code. */
  rule: string;
  title: string;
  section: string;
  table: string;
  row: string;
  column: string;
  outcome: Outcome;
  stated: string | null;
  computed: string | null;
  /** Stated less computed, signed; null where it cannot be checked. */
  difference: string | null;
  severity: Severity;
  /** What was compared with what, and why they should agree; or why it cannot be checked. */
  explanation: string;
  /** The likely cause of a disagreement, where it can be told. */
  cause: string | null;
};

/** A check that came out as a disagreement: what both parties accept or mend before they sign. */
export type Finding = CheckResult & { outcome: 'disagrees' };
