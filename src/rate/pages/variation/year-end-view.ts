import { type Period, printPeriod, rangePeriod } from '../../../calendar/index.ts';
import { type Metric, printValue } from '../../../catalogue/index.ts';
import { forecastChart } from '../../../web/index.ts';
import { printBetween } from '../../figures/month-chart.ts';
import type { YearPoint } from '../../figures/year-points.ts';
import type { YearEndReport } from '../../variation/year-end.ts';
import { metricAddress } from '../addresses.ts';
import { changeAddress, controlChartAddress, dataAddresses, traceAddress } from './addresses.ts';

/** The year, and whether its outturn was counted from records. */
export type YearRead = { year: Period; isCounted: boolean };

/** A forecast as the page shows it. */
export function yearEndView(report: YearEndReport, { year, isCounted }: YearRead) {
  const { metric, subject, sentence, notes } = report;
  const figure = { provider: subject.id, metric: metric.code };
  return {
    metric: {
      ...{ code: metric.code, title: metric.title },
      href: metricAddress(metric.code, { period: report.year }),
    },
    ...{ lead: sentence, notes },
    drawing: isDrawn(report) ? drawnYear(report) : undefined,
    facts: factsOf(report),
    table: monthsTable(report, { year, isCounted }),
    data: dataAddresses('year-end', { ...figure, kind: subject.kind, year: report.year }),
    links: [
      { text: 'Month by month, as a control chart', href: controlChartAddress(figure) },
      { text: 'Whether it changed between two periods', href: changeAddress(figure) },
    ],
  };
}

/** A word on a scale has no length, and without an outturn there is no year to draw. */
function isDrawn({ metric, toDate }: YearEndReport): boolean {
  return metric.unit !== 'rating' && toDate !== null;
}

function drawnYear(report: YearEndReport) {
  const { metric, subject, year, points, sureness, sentence } = report;
  return forecastChart({
    ...{
      id: 'year-end',
      title: `${metric.shortTitle}, ${subject.name}: ${year} so far and to its end`,
    },
    points: points.map((point) => ({ ...point, month: point.period })),
    needed: neededText(report),
    ...{ sureness, sentence },
    print: (value) => printValue(value, metric),
  });
}

/** What each month that is left still has to bring, where that is open. */
function neededText({ yearEnd, texts }: YearEndReport): string | undefined {
  return yearEnd?.needed?.reach === 'open' ? `${yearEnd.needed.how} ${texts.needed}` : undefined;
}

function factsOf(report: YearEndReport): Array<{ name: string; value: string }> {
  const { toDate, yearEnd, texts, levelText, runRate, sureness } = report;
  const needed = neededText(report);
  const over = toDate?.months === 12;
  return [
    ...(toDate
      ? [{ name: over ? 'Outturn' : 'So far', value: `${toDate.text}, ${toDate.period}` }]
      : []),
    ...(levelText ? [{ name: 'Level', value: levelText }] : []),
    ...(yearEnd && !over
      ? [
          {
            name: 'Forecast',
            value: `${texts.forecast}, ${yearEnd.seasonal ? 'by the shape of earlier years' : 'by the rate so far'}`,
          },
          {
            name: `${sureness} interval`,
            value: yearEnd.between ? `${texts.lower} to ${texts.upper}` : 'none can be given',
          },
        ]
      : []),
    ...(yearEnd?.seasonal && runRate.text
      ? [{ name: 'By the run rate alone', value: runRate.text }]
      : []),
    ...(needed ? [{ name: 'Still needed', value: needed }] : []),
  ];
}

function monthsTable({ points, metric, subject }: YearEndReport, { year, isCounted }: YearRead) {
  const numeric = (text: string) => ({ text: text === '' ? '–' : text, numeric: true });
  const ahead = points.some(({ forecast }) => forecast !== null);
  const levels = points.some(({ level }) => level !== null);
  return {
    id: 'months',
    caption: 'From the start of the year to the end of each month',
    captionClasses: 'govuk-visually-hidden',
    head: [
      'To the end of',
      { text: 'So far', numeric: true },
      ...(levels ? [{ text: 'Level', numeric: true }] : []),
      ...(ahead
        ? [
            { text: 'Forecast', numeric: true },
            { text: 'Interval', numeric: true },
          ]
        : []),
    ],
    rows: points.map((point, at) => [
      point.period,
      point.value !== null && isCounted
        ? {
            ...{
              text: point.valueText,
              numeric: true,
              label: `${point.period}, the records behind it`,
            },
            href: traceAddress({
              ...{ provider: subject.id, metric: metric.code },
              period: printPeriod(rangePeriod(year.first, year.first + at)),
            }),
          }
        : numeric(point.valueText),
      ...(levels ? [numeric(point.levelText)] : []),
      ...(ahead ? [numeric(point.forecastText), numeric(intervalText(metric, point))] : []),
    ]),
  };
}

function intervalText(metric: Metric, { lower, upper }: YearPoint): string {
  const print = (value: number) => printBetween(value, metric);
  return lower === null || upper === null ? '' : `${print(lower)} to ${print(upper)}`;
}
