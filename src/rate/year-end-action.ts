import type { Period } from '../calendar/index.ts';
import { getMetric, type Metric } from '../catalogue/index.ts';
import type { Subject, SubjectKind } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { namedSubject } from '../measure/index.ts';
import type { YearEnd } from './chance/year-end.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whose year end, of which metric. */
export type YearEndQuestion = {
  provider: string;
  providerKind?: SubjectKind | undefined;
  metric: string;
  year: Period;
};

/** One month of the year as it is drawn: what is so far, what was agreed, what may come. Null where there is none. */
export type YearPoint = {
  period: string;
  /** The outturn from the start of the year to the end of this month. */
  value: number | null;
  valueText: string;
  /** The level by the end of this month. */
  level: number | null;
  levelText: string;
  /** After the last known month, with the ends of the interval. */
  forecast: number | null;
  lower: number | null;
  upper: number | null;
  forecastText: string;
};

/** What a metric will come to at the end of a year, how sure that is, and what is still needed. */
export type YearEndReport = {
  subject: Subject;
  metric: Metric;
  year: string;
  toDate: { period: string; months: number; value: number; text: string } | null;
  level: number | null;
  levelText: string;
  /** Null where nothing can be forecast; the sentence says why. */
  yearEnd: YearEnd | null;
  texts: { forecast: string; lower: string; upper: string; needed: string };
  points: readonly YearPoint[];
  /** How sure the interval is: `95%`. */
  sureness: string;
  /** For a person who is not a statistician. */
  sentence: string;
  /** How the run rate came about, which shape was used, and what is missing. */
  notes: readonly string[];
};

/** The forecast of a metric at the end of a year. Throws ESTATE_UNKNOWN and CATALOGUE_UNKNOWN_METRIC. */
export async function yearEnd(hub: Known, question: YearEndQuestion): Promise<YearEndReport> {
  const { provider, providerKind, year } = question;
  const metric = getMetric(hub.catalogue, question.metric);
  const wanted = { providerKind, metrics: [metric.code], period: year };
  const subject = namedSubject(hub.estate, hub.catalogue, provider, wanted);
  return {
    ...{ subject, metric, year: '', toDate: null, level: null, levelText: '', yearEnd: null },
    texts: { forecast: '', lower: '', upper: '', needed: '' },
    ...{ points: [], sureness: '95%', sentence: 'Nothing is forecast yet.', notes: [] },
  };
}
