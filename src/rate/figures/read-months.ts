import { endsOn, monthsOf, type Period, printPeriod } from '../../calendar/index.ts';
import { appliesTo, getMetric, type Metric, printValue } from '../../catalogue/index.ts';
import { findProvider, openIn, type Subject, type SubjectKind } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import {
  type CountedFigure,
  type CountedFigures,
  MonthByMonth,
  namedSubject,
} from '../../measure/index.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** One month's figure; nulls are nothing, never nought. */
export type MonthFigure = {
  period: string;
  outturn: number | null;
  outturnText: string;
  /** Counted from records, or known only as it was printed. */
  basis: 'counted' | 'published' | null;
  /** What a counted outturn is made of; null where its formula has no such part. */
  top: number | null;
  bottom: number | null;
  level: number | null;
  levelText: string;
  /** Why there is no outturn, as a sentence. */
  missing: string | null;
};

/** The figures of one subject and metric, month by month. */
export type MonthSeries = {
  subject: Subject;
  metric: Metric;
  span: Period;
  months: readonly MonthFigure[];
};

/** Whose figures, of which metric, in which months; a region, a group or the nation is named as a provider is. */
export type MonthsQuestion = {
  provider: string;
  providerKind?: SubjectKind | undefined;
  metric: string;
  span: Period;
  /** What was counted, read once where many are asked for. */
  counted?: readonly CountedFigures[] | undefined;
};

/** A metric in every month of a span: outturn, what it is made of, level. Throws ESTATE_UNKNOWN and CATALOGUE_UNKNOWN_METRIC. */
export async function readMonths(hub: Known, question: MonthsQuestion): Promise<MonthSeries> {
  const { provider, providerKind, span, counted: shared } = question;
  const metric = getMetric(hub.catalogue, question.metric);
  const wanted = { providerKind, metrics: [metric.code], period: span };
  const subject = namedSubject(hub.estate, hub.catalogue, provider, wanted);
  const known = await MonthByMonth.read(hub, {
    ...{ providerId: subject.id, metrics: [metric], span, counted: shared },
  });
  const counted = known.countedByMonth(metric);
  const outturns = known.outturnsOf(metric);
  const printed = new Map(
    known.publishedOf(metric).map(({ period, stated }) => [printPeriod(period), stated.text]),
  );
  const levels = await known.levelsByMonth(metric);
  const months = monthsOf(span).map((month, index): MonthFigure => {
    const [period, outturn] = [printPeriod(month), outturns[index] ?? null];
    const parts = partsOf(counted[index], outturn);
    const text = parts.basis === 'published' ? printed.get(period) : undefined;
    const level = levels[index]?.stated;
    return {
      ...{ period, outturn, ...parts },
      outturnText: outturn === null ? '' : (text ?? printValue(outturn, metric)),
      level: level?.value ?? null,
      levelText: level && level.value !== null ? level.text : '',
      missing:
        outturn === null ? whyMissing(hub, { subject, metric, month }, counted[index]) : null,
    };
  });
  return { subject, metric, span, months };
}

function partsOf(
  counted: CountedFigure | undefined,
  outturn: number | null,
): Pick<MonthFigure, 'basis' | 'top' | 'bottom'> {
  if (counted && (counted.outturn !== null || outturn === null)) {
    const basis = counted.outturn === null ? null : 'counted';
    return { basis, top: counted.top, bottom: counted.bottom };
  }
  return { basis: outturn === null ? null : 'published', top: null, bottom: null };
}

function whyMissing(
  hub: Known,
  { subject, metric, month }: { subject: Subject; metric: Metric; month: Period },
  counted: CountedFigure | undefined,
): string {
  if (counted?.reason) return `It cannot be worked out: ${counted.reason}.`;
  const provider = findProvider(hub.estate, subject.id);
  const standing = provider && openIn(provider, month);
  if (standing && standing !== 'open') return `${subject.name} was ${standing} in this month.`;
  if (!appliesTo(metric, subject)) return `${metric.code} is not asked of ${subject.name}.`;
  if (endsOn(month) >= today(hub)) return 'The month has not ended.';
  return 'No figure has been supplied for this month.';
}
