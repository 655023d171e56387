import { z } from 'zod';
import {
  describePeriod,
  financialYearOf,
  type Period,
  parsePeriod,
  printPeriod,
} from '../../../calendar/index.ts';
import type { Metric } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { latestOfMany, listPerformance } from '../../../measure/index.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import { type YearEndReport, yearEnd } from '../../variation/year-end.ts';
import { subjectAddress, variationAddress, yearEndAddress } from './addresses.ts';
import { readFigure } from './chart-question.ts';
import { formWith, metricField, subjectField, textField } from './form-fields.ts';
import { FormReading } from './form-reading.ts';
import { periodsOf } from './held-span.ts';
import { yearEndView } from './year-end-view.ts';

const words = z.string().max(200, 'write at most 200 characters').optional();
const yearEndQuery = z.object({ provider: words, metric: words, year: words });
type YearEndQuery = z.output<typeof yearEndQuery>;

type YearEndAnswer = {
  metric: Metric | undefined;
  subject: Subject | undefined;
  year: Period | undefined;
  report: YearEndReport | undefined;
  /** Whether the outturn so far was counted from records. */
  isCounted: boolean;
  problems: readonly Problem[];
};

/** What a metric will come to at the end of a year, and how sure that is. */
export function yearEndPage(): Page {
  return page({
    needs: 'see performance',
    path: '/variation/year-end',
    query: yearEndQuery,
    // Which months have ended depends on the day.
    cached: false,
    show: async ({ hub, query }) => showYearEnd(hub, query, await answerYearEnd(hub, query)),
  });
}

async function answerYearEnd(hub: Hub, query: YearEndQuery): Promise<YearEndAnswer> {
  const none = { year: undefined, report: undefined, isCounted: false };
  if (query.provider === undefined && query.metric === undefined) {
    return { ...none, metric: undefined, subject: undefined, problems: [] };
  }
  const reading = new FormReading();
  const { metric, subject } = readFigure(hub, reading, query);
  const asked = readYear(reading, query.year);
  const { problems } = reading;
  if (!metric || !subject || problems.length > 0) return { ...none, metric, subject, problems };
  const latest = latestOfMany(await periodsOf(hub, subject, [metric.code]));
  const year = asked ?? (latest && financialYearOf(latest));
  const report =
    year &&
    (await yearEnd(hub, {
      ...{ provider: subject.id, providerKind: subject.kind, metric: metric.code, year },
    }));
  return { metric, subject, year, report, problems, isCounted: await isCountedToDate(hub, report) };
}

async function isCountedToDate(hub: Hub, report: YearEndReport | undefined): Promise<boolean> {
  if (!report?.toDate) return false;
  const { subject, metric, toDate } = report;
  const [row] = await listPerformance(hub, {
    ...{ provider: subject.id, providerKind: subject.kind, metrics: [metric.code] },
    period: parsePeriod(toDate.period),
  });
  return row?.basis === 'counted';
}

function readYear(reading: FormReading, given: string | undefined): Period | undefined {
  if (given === undefined) return undefined;
  const year = reading.read('year', () => parsePeriod(given));
  if (!year || year.kind === 'year') return year;
  reading.refuse('year', 'Write a financial year, such as 2007-08');
  return undefined;
}

function showYearEnd(hub: Hub, query: YearEndQuery, answer: YearEndAnswer): View {
  const { metric, subject, year, report, isCounted, problems } = answer;
  const missing = metric && subject && problems.length === 0 && !year;
  return {
    view: 'rate/views/variation/year-end.njk',
    title: report
      ? `${report.metric.shortTitle}, ${report.subject.name}: the end of ${report.year}`
      : 'Year end',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Variation', href: variationAddress },
      { text: 'Year end' },
    ],
    ...(problems.length > 0 && { problems, status: 400 }),
    data: {
      form: formWith(problems, {
        ...{ action: yearEndAddress(), label: 'Choose a year', submit: 'Show' },
        fields: [
          metricField(hub, metric),
          subjectField(query.provider),
          textField('year', 'Year', year ? printPeriod(year) : query.year, 'Such as 2007-08'),
        ],
      }),
      nothing: missing
        ? `This hub holds no figures of ${metric.code} for ${subject.name}.`
        : undefined,
      ...(report &&
        year && {
          ...yearEndView(report, { year, isCounted }),
          provider: { name: report.subject.name, href: subjectAddress(report.subject.id) },
          ...{ simulated: report.subject.simulated, yearWords: describePeriod(year) },
        }),
    },
  };
}
