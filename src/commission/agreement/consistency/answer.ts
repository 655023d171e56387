import { type Address, type Check, printAddress, subtract } from '../../../catalogue/index.ts';
import { printFigure } from '../cell-value.ts';
import type { CheckResult, Outcome } from '../finding.ts';
import { compareExact, overlap } from '../interval.ts';
import { findCause } from './cause.ts';
import { roundingCause } from './cause-rounding.ts';
import { type Operand, printLike, roundsTo } from './operand.ts';
import type { CellRead } from './read-tables.ts';
import { missingWords, workedWords } from './words.ts';
import type { Missing, Worked } from './worked.ts';

/** One thing to check: what is stated, what it should go with, and where it stands. */
export type Question = Pick<Check, 'severity' | 'must'> & {
  rule: string;
  title: string;
  section: string;
  at: Address;
  stated: Worked;
  computed: Worked;
  /** The cell that states it, where it is one. */
  cell?: CellRead | undefined;
  /** Why the two should go together, said before the figures. */
  why?: string | undefined;
};

type Figure = Extract<Worked, { kind: 'figure' }>;

type Answer = Pick<
  CheckResult,
  'outcome' | 'stated' | 'computed' | 'difference' | 'explanation' | 'cause'
>;

/** The result of a check, with everything that a reader needs to see for himself. */
export function answer(question: Question): CheckResult {
  const { rule, title, section, at, severity, why } = question;
  const found = answerOf(question);
  const explanation = [why, found.explanation].filter(Boolean).join(' ');
  const key = `${rule} ${printAddress(at)}`;
  return { key, rule, title, section, ...at, severity, ...found, explanation };
}

function answerOf(question: Question): Answer {
  const { stated, computed, must } = question;
  if (stated.kind === 'missing') return unstated(question, stated.missing);
  if (computed.kind === 'missing') {
    return unchecked(textOf(stated), null, `Cannot be checked: ${missingWords(computed.missing)}`);
  }
  if (stated.kind === 'figure' && computed.kind === 'figure') {
    return figuresCompared(stated, computed, must);
  }
  return wordsCompared(stated, computed, must);
}

/** Nothing to hold against anything; what could be worked out is offered all the same. */
function unstated({ cell, computed }: Question, missing: readonly Missing[]): Answer {
  const text = cell?.text ?? null;
  const reason =
    cell?.value.kind === 'blank'
      ? 'Nothing is stated.'
      : `Cannot be checked: ${missingWords(missing)}`;
  if (computed.kind === 'missing') return unchecked(text, null, reason);
  const printed = computed.kind === 'words' ? computed.text : printFor(computed.operand, cell);
  return unchecked(text, printed, `${reason} ${workedWords(computed, printed)}`);
}

function unchecked(stated: string | null, computed: string | null, explanation: string): Answer {
  const outcome = 'cannot be checked' as const;
  return { outcome, stated, computed, difference: null, explanation, cause: null };
}

function figuresCompared(stated: Figure, computed: Figure, must: Check['must']): Answer {
  const [a, b] = [stated.operand, computed.operand];
  const outcome = outcomeOf(a, b, must);
  const printed = printLike(b.interval.value, a);
  const words = workedWords(computed, `${printed}${hoursAfter(a)}`);
  return {
    outcome,
    stated: a.text,
    computed: printed,
    difference: signed(a, b),
    explanation: stated.made ? `${workedWords(stated, a.text)} ${words}` : words,
    cause: must === 'equal' ? causeOf(outcome, stated, computed) : null,
  };
}

/** Looked for on the side that was put together, the stated one where both were not. */
function causeOf(outcome: Outcome, stated: Figure, computed: Figure): string | null {
  const [single, { operand, made }] = computed.made ? [stated, computed] : [computed, stated];
  if (!made) return null;
  if (outcome === 'disagrees') {
    return findCause({ stated: single.operand, computed: operand.interval.value, made });
  }
  return outcome === 'agrees within rounding' ? roundingCause(single.operand, operand, made) : null;
}

/** Two figures disagree only where the true ones cannot be so, whatever was lost in printing. */
function outcomeOf(stated: Operand, computed: Operand, must: Check['must']): Outcome {
  const [a, b] = [stated.interval, computed.interval];
  if (must === 'equal') {
    if (roundsTo(b.value, stated)) return 'agrees';
    return overlap(a, b) ? 'agrees within rounding' : 'disagrees';
  }
  const [less, more] = must === 'be at most' ? [a, b] : [b, a];
  if (compareExact(less.value, more.value) <= 0) return 'agrees';
  return compareExact(less.low, more.high) <= 0 ? 'agrees within rounding' : 'disagrees';
}

function wordsCompared(stated: Worked, computed: Worked, must: Check['must']): Answer {
  const [a, b] = [textOf(stated), textOf(computed)];
  const explanation = workedWords(computed, b);
  const bothWords = stated.kind === 'words' && computed.kind === 'words';
  const order = must === 'equal' || (bothWords && stated.ordered && computed.ordered);
  if (!order || (stated.kind === 'figure' && computed.kind === 'words')) {
    return unchecked(a, b, `Cannot be checked: words stand where a figure is due. ${explanation}`);
  }
  const outcome = holds(a.toLowerCase(), b.toLowerCase(), must) ? 'agrees' : 'disagrees';
  return { outcome, stated: a, computed: b, difference: null, explanation, cause: null };
}

function holds(stated: string, other: string, must: Check['must']): boolean {
  if (must === 'equal') return stated === other;
  return must === 'be at most' ? stated <= other : stated >= other;
}

function textOf(worked: Worked): string {
  if (worked.kind === 'figure') return worked.operand.text;
  return worked.kind === 'words' ? worked.text : '';
}

/** Stated less computed, with its sign. */
function signed(stated: Operand, { interval }: Operand): string {
  const difference = subtract(stated.interval.value, interval.value);
  const printed = printLike(difference, stated);
  return difference.top > 0n && /[1-9]/.test(printed) ? `+${printed}` : printed;
}

function printFor({ interval, style }: Operand, cell: CellRead | undefined): string {
  const { unit = 'number' } = cell?.column ?? {};
  const clock = unit === 'clock' ? (style.clock ?? 'h:mm') : style.clock;
  return printFigure(interval.value, unit, { ...style, clock }, cell?.metric);
}

function hoursAfter({ unit, style, metric }: Operand): string {
  const hours = unit === 'decimal hours' || unit === 'hours per week' || metric?.unit === 'hours';
  return hours && !style.clock ? ' hours' : '';
}
