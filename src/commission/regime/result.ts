import {
  type Address,
  type AgreementTemplate,
  type Exact,
  printAddress,
} from '../../catalogue/index.ts';
import type { FigureStyle } from '../agreement/cell-value.ts';
import type { CheckResult, Outcome } from '../agreement/finding.ts';
import { compareExact, type Interval, overlap } from '../agreement/interval.ts';

type Rule = 'regime-summary' | 'regime-promised' | 'regime-agreed';

/** What is the same in every result of one check: its rule, the cell it is about, and how much it weighs. */
export type About = {
  rule: Rule;
  title: string;
  at: Address;
  severity: CheckResult['severity'];
};

/** How the check came out; what is not said is not known. */
export type Came = { outcome: Outcome; explanation: string } & Partial<
  Pick<CheckResult, 'stated' | 'computed' | 'difference' | 'cause'>
>;

export function resultOf(template: AgreementTemplate, about: About, came: Came): CheckResult {
  const { rule, title, at, severity } = about;
  const section = template.sections.find(({ tables }) =>
    tables.some(({ code }) => code === at.table),
  );
  return {
    key: `${rule} ${printAddress(at)}`,
    rule,
    title,
    section: section?.code ?? '',
    ...at,
    stated: null,
    computed: null,
    difference: null,
    cause: null,
    ...came,
    severity,
  };
}

/** Something that cannot be checked, and why. */
export function unknown(explanation: string): Came {
  return { outcome: 'cannot be checked', explanation };
}

/** Whether two figures are the same, may be, or are not. */
export function sameness(stated: Interval, computed: Interval): Outcome {
  if (compareExact(stated.value, computed.value) === 0) return 'agrees';
  return overlap(stated, computed) ? 'agrees within rounding' : 'disagrees';
}

/** Whether there is room for a figure in another: it is at most that, may be, or is not. */
export function roomFor(wanted: Interval, held: Interval): Outcome {
  if (compareExact(wanted.value, held.value) <= 0) return 'agrees';
  return compareExact(wanted.low, held.high) <= 0 ? 'agrees within rounding' : 'disagrees';
}

/** The style in which a figure that was worked out is printed beside a stated one: decimals tell every minute apart. */
export function finer(style: FigureStyle): FigureStyle {
  return { ...style, decimals: Math.max(2, style.decimals) };
}

/** A difference with its sign, as `+5:00`. */
export function signed(difference: Exact, print: (figure: Exact) => string): string {
  return difference.top > 0n ? `+${print(difference)}` : print(difference);
}
