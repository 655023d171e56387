import { printPeriod } from '../calendar/index.ts';
import {
  exactOf,
  formulaWords,
  getRecordType,
  type Metric,
  printValue,
  type Tally,
  toNumber,
} from '../catalogue/index.ts';
import { nameOf, type SubjectKind } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { readProvisional } from './provisional.ts';
import type { Cell } from './store/cells.ts';
import { figuresOf, readCells } from './trace-cells.ts';
import { settleTrace, type TraceQuery, type TraceQuestion } from './trace-question.ts';
import { type TracedRecords, traceRecords } from './trace-records.ts';
import { type Parts, workingOf } from './trace-words.ts';

/** One tally behind a figure: what it adds up to, by month and by provider, from how many records. */
export type TracedTally = {
  code: string;
  title: string;
  record: string;
  kind: Tally['kind'];
  /** The tally that it is a part of. */
  of: string | null;
  records: number;
  /** The value that the formula takes; null where it is not known. */
  value: number | null;
  months: Array<{ month: string; records: number; amount: number }>;
  providers: Array<{ provider: string; providerId: string; records: number; amount: number }>;
};

/** A figure followed back: its numbers, the tallies behind it, and the records behind one of those. */
export type Trace = {
  provider: string;
  providerId: string;
  providerKind: SubjectKind;
  metric: string;
  title: string;
  period: string;
  /** The instant as at which it is told; null for now. */
  asAt: string | null;
  outturn: number | null;
  outturnText: string;
  /** How it is made, in words, by the definition of the instant. */
  formula: string;
  /** The same with its numbers, such as 45 ÷ 50 × 100; null where a part is not known. */
  working: string | null;
  numerator: number | null;
  denominator: number | null;
  /** The words for an outturn of a return that is not accepted yet; null where it is settled, and of an earlier instant. */
  provisional: string | null;
  /** Why there is no outturn, in words. */
  reason: string | null;
  /** Providers of whom it is asked and who supplied nothing; a figure of several needs all of them. */
  missing: readonly string[];
  tallies: TracedTally[];
  records: TracedRecords;
};

/** Follows a figure back to its records. Throws as `settleTrace` does. */
export async function traceFigure(hub: Hub, query: TraceQuery): Promise<Trace> {
  const question = await settleTrace(hub, query);
  const { subject, metric, period, providers, standIns, asAt } = question;
  const known = { ...hub, catalogue: question.catalogue };
  const everyTally = [...question.tallies, ...standIns];
  const asked = {
    tallies: everyTally,
    providerIds: question.asked.map(({ id }) => id),
    period,
    asAt,
  };
  const cells = await readCells(known, asked);
  const figures = await figuresOf(known, asked, cells);
  const tallies = shownTallies(question, cells);
  const listed =
    query.tally === undefined
      ? (firstWithCells(tallies, cells) ?? question.listed)
      : question.listed;
  const found = figures.find(providers, metric);
  const missing = found?.missing ?? [];
  const whole = found !== undefined && (providers.length === 1 || missing.length === 0);
  const outturn = whole ? found.outturn : null;
  const parts = { top: whole ? found.top : null, bottom: whole ? found.bottom : null };
  return {
    ...{ provider: subject.name, providerId: subject.id, providerKind: subject.kind },
    ...{ metric: metric.code, title: metric.title, period: printPeriod(period) },
    asAt: asAt?.instant ?? null,
    outturn,
    outturnText: outturn === null ? 'no outturn' : printValue(outturn, metric),
    ...formulaOf(question, metric, parts),
    numerator: parts.top,
    denominator: parts.bottom,
    provisional: await provisionalOf(hub, question),
    reason: reasonOf(found, whole, question),
    missing,
    tallies: tallies.map((tally) => ({
      ...tracedTally(hub, tally, cells),
      value: figures.valueFor(providers, metric, tally.code),
    })),
    records: await traceRecords(hub, { ...question, listed }, query),
  };
}

/** What was provisional at an earlier instant is not told. */
async function provisionalOf(
  hub: Hub,
  { asAt, metric, period, providers }: TraceQuestion,
): Promise<string | null> {
  if (asAt) return null;
  const asked = { period, providerIds: providers.map(({ id }) => id) };
  return (await readProvisional(hub, [metric], asked)).wordsFor(providers, metric);
}

/** What stands in is shown where it does. */
function shownTallies(
  { tallies, standIns }: TraceQuestion,
  cells: readonly Cell[],
): readonly Tally[] {
  return [...tallies, ...standIns.filter(({ code }) => cells.some(({ tally }) => tally === code))];
}

/** Of the first tally, or what stands in for it, the one that there is something of. */
function firstWithCells(tallies: readonly Tally[], cells: readonly Cell[]): Tally | undefined {
  const [first] = tallies;
  const choices = tallies.filter((one) => one === first || one.standsInFor === first?.code);
  return choices.find(({ code }) => cells.some(({ tally }) => tally === code));
}

function formulaOf(
  { catalogue, period }: TraceQuestion,
  { formula, unit }: Metric,
  parts: Parts,
): Pick<Trace, 'formula' | 'working'> {
  if (!formula) return { formula: '', working: null };
  return {
    formula: formulaWords(formula, unit, catalogue),
    working: workingOf(formula, unit, parts, period.months),
  };
}

function reasonOf(
  found: { reason: string | null } | undefined,
  whole: boolean,
  { subject, metric, tallies, catalogue }: TraceQuestion,
): string | null {
  if (found && whole) return found.reason;
  const types = [...new Set(tallies.map(({ record }) => getRecordType(catalogue, record).plural))];
  const what = types.map((plural) => plural.toLowerCase()).join(' and ');
  return found
    ? `a figure of several providers needs the ${what} of every one of whom ${metric.code} is asked`
    : `${subject.name} has supplied no ${what} for this period`;
}

function tracedTally(hub: Hub, tally: Tally, cells: readonly Cell[]): Omit<TracedTally, 'value'> {
  const own = cells.filter((cell) => cell.tally === tally.code);
  const sum = (some: readonly Cell[]) => ({
    records: some.reduce((total, { records }) => total + records, 0),
    amount: toNumber(exactOf(some.reduce((total, { amount }) => total + Number(amount), 0))),
  });
  return {
    ...{ code: tally.code, title: tally.title, record: tally.record, kind: tally.kind },
    of: tally.of ?? null,
    records: sum(own).records,
    months: groupedBy(own, ({ month }) => month)
      .sort(([one], [other]) => one - other)
      .map(([first, some]) => ({
        month: printPeriod({ kind: 'month', first, months: 1 }),
        ...sum(some),
      })),
    providers: groupedBy(own, ({ provider_id }) => provider_id).map(([providerId, some]) => ({
      provider: nameOf(hub.estate, providerId),
      providerId,
      ...sum(some),
    })),
  };
}

function groupedBy<Key>(cells: readonly Cell[], keyOf: (cell: Cell) => Key): Array<[Key, Cell[]]> {
  const groups = new Map<Key, Cell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups];
}
