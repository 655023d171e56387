import { type Period, printPeriod } from '../../calendar/index.ts';
import { getMetric, type Metric } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Subject, SubjectKind } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { namedSubject, printForecast } from '../../measure/index.ts';
import { type YearEnd, yearEndOf } from '../chance/year-end.ts';
import { yearEndSentence } from '../chance/year-end-words.ts';
import { printBetween } from '../figures/month-chart.ts';
import { readYear, type YearSoFar } from '../figures/read-year.ts';
import { type YearPoint, yearPoints } from '../figures/year-points.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whose year end, of which metric; a region, a group or the nation is named as a provider is. */
export type YearEndQuestion = {
  provider: string;
  providerKind?: SubjectKind | undefined;
  metric: string;
  year: Period;
};

/** What a metric will come to at the end of a year, how sure that is, and what is still needed. */
export type YearEndReport = {
  subject: Subject;
  metric: Metric;
  year: string;
  toDate: { period: string; months: number; value: number; text: string } | null;
  level: number | null;
  levelText: string;
  /** By the run rate, as the outlook of an agreement has it. */
  runRate: { value: number | null; text: string | null; how: string };
  /** Null where nothing can be forecast; the sentence says why. */
  yearEnd: YearEnd | null;
  texts: { forecast: string; lower: string; upper: string; needed: string };
  points: readonly YearPoint[];
  /** How sure the interval is: `95%`. */
  sureness: string;
  /** For a person who is not a statistician. */
  sentence: string;
  /** How the interval was had, and what is missing. */
  notes: readonly string[];
};

/**
 * The forecast of a metric at the end of a year. Throws ESTATE_UNKNOWN, CATALOGUE_UNKNOWN_METRIC, and
 * RATE_YEAR_REFUSED for months that are no financial year.
 */
export async function yearEnd(hub: Known, question: YearEndQuestion): Promise<YearEndReport> {
  const { provider, providerKind, year } = question;
  refuseUnlessYear(year);
  const metric = getMetric(hub.catalogue, question.metric);
  const wanted = { providerKind, metrics: [metric.code], period: year };
  const subject = namedSubject(hub.estate, hub.catalogue, provider, wanted);
  const known = await readYear(hub, { subject, metric, year });
  const end = known.question && yearEndOf(known.question);
  const { toDate, level, runRate } = known;
  return {
    ...{ subject, metric, year: printPeriod(year), runRate },
    toDate: toDate
      ? { ...toDate, period: printPeriod(toDate.period), months: toDate.period.months }
      : null,
    ...{ level: level.value, levelText: level.value === null ? '' : level.text },
    ...{ yearEnd: end ?? null, texts: textsOf(known, end) },
    ...{ points: yearPoints(known, end), sureness: '95%' },
    sentence: sentenceOf(known, end),
    notes: [...(end ? [end.method] : []), ...known.notes],
  };
}

/** Years before have another shape than more or fewer months, and longer ones would lie within one another. */
function refuseUnlessYear(year: Period): void {
  if (year.kind === 'year') return;
  const message = `${printPeriod(year)} is no financial year: write one, such as 2007-08.`;
  throw new GatehouseError('RATE_YEAR_REFUSED', message, {
    problems: [{ message, place: { path: 'year' } }],
  });
}

function textsOf({ going, runRate }: YearSoFar, end: YearEnd | undefined): YearEndReport['texts'] {
  const { metric } = going;
  if (!end) return { forecast: '', lower: '', upper: '', needed: '' };
  const { forecast, seasonal, between, needed } = end;
  return {
    forecast: seasonal ? printForecast(forecast, metric) : (runRate.text ?? ''),
    lower: between ? printBetween(between.lower, metric) : '',
    upper: between ? printBetween(between.upper, metric) : '',
    needed: needed ? printForecast(needed.value, metric) : '',
  };
}

function sentenceOf(known: YearSoFar, end: YearEnd | undefined): string {
  const { going, question, toDate, level, runRate } = known;
  if (!question || !toDate || !end) return runRate.how;
  return yearEndSentence(question, end, {
    ...{ year: printPeriod(going.term), toDate: toDate.text, level: level.text },
    ...textsOf(known, end),
  });
}
