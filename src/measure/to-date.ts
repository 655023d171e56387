import { monthsOf, type Period, printPeriod, rangePeriod } from '../calendar/index.ts';
import { add, exactOf, type Metric, nought, printValue, toNumber } from '../catalogue/index.ts';
import type { KeptFigure } from '../commission/index.ts';
import type { CountedFigure } from './counted-figures.ts';
import type { Growth } from './growth.ts';
import type { MonthByMonth } from './month-by-month.ts';

/** A metric's outturn over the months of a term from its start to the last of which anything is held. */
export type ToDate = { period: Period; value: number; text: string };

/** The outturn to date, where there is one, and what has to be said of it, in sentences. */
export type OutturnToDate = { toDate: ToDate | undefined; notes: readonly string[] };

/** Which metric, and how it goes over the months of which term. */
export type Going = { metric: Metric; growth: Growth; term: Period };

/** What was counted from records, else what was published; months are added up only where that gives the metric. */
export async function outturnToDate(known: MonthByMonth, going: Going): Promise<OutturnToDate> {
  const byMonth = known.countedByMonth(going.metric);
  const months = byMonth.findLastIndex((counted) => counted !== undefined) + 1;
  const counted = months === 0 ? undefined : await known.countedOver(going.metric, months);
  if (counted && counted.outturn !== null) {
    return countedToDate(going, counted.outturn, byMonth.slice(0, months));
  }
  const published = publishedToDate(going, known.publishedOf(going.metric));
  if (published.toDate || !counted) return published;
  return { toDate: undefined, notes: [`It cannot be worked out: ${counted.reason ?? ''}.`] };
}

function countedToDate(
  { metric, term }: Going,
  value: number,
  byMonth: ReadonlyArray<CountedFigure | undefined>,
): OutturnToDate {
  const period = rangePeriod(term.first, term.first + byMonth.length - 1);
  const gaps = monthsOf(period).filter((_, index) => byMonth[index] === undefined);
  const names = gaps.map(printPeriod).join(', ');
  return {
    toDate: { period, value, text: printValue(value, metric) },
    notes: gaps.length === 0 ? [] : [`Nothing is recorded of ${names}.`],
  };
}

/** The outturn to date of figures that were printed, for the months or longer periods of the term. */
export function publishedToDate(going: Going, figures: readonly KeptFigure[]): OutturnToDate {
  const { growth, term } = going;
  const used = growth === 'latest' ? lastOf(figures) : chainOf(figures, going);
  const last = used.at(-1);
  const end = last ? endOf(last) : term.first;
  const isMore = figures.some((figure) => endOf(figure) > end);
  const notes = isMore ? [unusedWords(growth)] : [];
  if (!last) return { toDate: undefined, notes };
  const period = rangePeriod(term.first, end - 1);
  return { toDate: { period, ...totalOf(used, going.metric) }, notes };
}

function unusedWords(growth: Growth): string {
  return growth === 'adds'
    ? 'Figures after a month without one are left out.'
    : 'Figures of single months or quarters are held besides; they are never averaged or added up.';
}

function lastOf(figures: readonly KeptFigure[]): KeptFigure[] {
  const [last] = figures.toSorted(
    (one, other) => endOf(other) - endOf(one) || other.period.first - one.period.first,
  );
  return last ? [last] : [];
}

/** The figures that follow on one another from the start of the term and reach the furthest, as few as can be. */
function chainOf(figures: readonly KeptFigure[], { growth, term }: Going): KeptFigure[] {
  const chains = new Map<number, KeptFigure[]>([[term.first, []]]);
  const starts = growth === 'adds' ? monthsOf(term).map(({ first }) => first) : [term.first];
  for (const start of starts) {
    const before = chains.get(start);
    if (!before) continue;
    for (const figure of figures.filter(({ period }) => period.first === start)) {
      const known = chains.get(endOf(figure));
      if (!known || known.length > before.length + 1) {
        chains.set(endOf(figure), [...before, figure]);
      }
    }
  }
  return chains.get(Math.max(...chains.keys())) ?? [];
}

/** One figure as it was printed; several added up. */
function totalOf(figures: readonly KeptFigure[], metric: Metric): Omit<ToDate, 'period'> {
  const values = figures.map(({ stated }) => exactOf(stated.value ?? 0));
  const value = toNumber(values.reduce(add, nought));
  const [only, another] = figures;
  return { value, text: only && !another ? only.stated.text : printValue(value, metric) };
}

/** The month after the last. */
function endOf({ period }: KeptFigure): number {
  return period.first + period.months;
}
