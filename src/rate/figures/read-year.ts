import { monthOf, type Period, rangePeriod } from '../../calendar/index.ts';
import { type Metric, rangeOf } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import {
  type CountedFigure,
  chanceKindOf,
  type Forecast,
  forecastOf,
  type Going,
  growthOf,
  listPerformance,
  MonthByMonth,
  outturnToDate,
  overdueWords,
  type ToDate,
} from '../../measure/index.ts';
import type { YearChance, YearMonth, YearQuestion } from '../chance/forecast/year-question.ts';
import { perOf } from './per-of.ts';
import { type MonthSeries, readMonths } from './read-months.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** A year so far, as it is forecast and as it is drawn. */
export type YearSoFar = {
  going: Going;
  series: MonthSeries;
  toDate: ToDate | undefined;
  runRate: Forecast;
  notes: readonly string[];
  level: { value: number | null; text: string };
  /** What there is to forecast from; undefined without an outturn. */
  question: YearQuestion | undefined;
  /** The outturn from the start of the year to the end of each month so far. */
  soFar: ReadonlyArray<number | null>;
};

/** How many years back a shape is looked for: older years tell little of this one. */
const yearsBack = 3;

/** Reads what a metric came to so far in a year, and in the years before. */
export async function readYear(
  hub: Known,
  { subject, metric, year }: { subject: Subject; metric: Metric; year: Period },
): Promise<YearSoFar> {
  const asked = { provider: subject.id, providerKind: subject.kind, metric: metric.code };
  const going = { metric, growth: growthOf(hub.catalogue, metric), term: year };
  const [known, series, rows] = await Promise.all([
    MonthByMonth.read(hub, { providerId: subject.id, metrics: [metric], span: year }),
    readMonths(hub, { ...asked, span: year }),
    listPerformance(hub, {
      ...{ provider: subject.id, providerKind: subject.kind, metrics: [metric.code], period: year },
    }),
  ]);
  const { toDate, notes } = await outturnToDate(known, going);
  const overdue = toDate ? overdueWords(year, toDate, monthOf(today(hub)).first) : [];
  const months = toDate?.period.months ?? 0;
  const runs = await Promise.all(
    Array.from({ length: months }, (_, at) => known.countedOver(metric, at + 1)),
  );
  const counted = runs.at(-1);
  const isCounted = counted !== undefined && counted.outturn === toDate?.value;
  const level = { value: rows[0]?.level ?? null, text: rows[0]?.levelText ?? '' };
  const earlier = isCounted && months < year.months ? await earlierYears(hub, asked, year) : [];
  return {
    ...{ going, series, toDate, level, runRate: forecastOf(going, toDate) },
    notes: [...overdue, ...notes],
    question: toDate && {
      ...yearQuestion(hub, going, series, { toDate, counted: isCounted ? counted : undefined }),
      ...{ earlier, level: level.value },
    },
    soFar: runs.map((run, at) => (at + 1 === months ? toDate?.value : run?.outturn) ?? null),
  };
}

/** The same months of years before, of those years of which every month is counted. */
async function earlierYears(
  hub: Known,
  asked: { provider: string; providerKind: Subject['kind']; metric: string },
  { first, months }: Period,
): Promise<YearMonth[][]> {
  const years = await Promise.all(
    Array.from({ length: yearsBack }, (_, at) => {
      const start = first - 12 * (yearsBack - at);
      return readMonths(hub, { ...asked, span: rangePeriod(start, start + months - 1) });
    }),
  );
  return years
    .map((series) => series.months)
    .filter((year) => year.every(({ basis }) => basis === 'counted'))
    .map((year) => year.map(yearMonth));
}

function yearMonth({
  outturn,
  top,
  bottom,
}: Omit<YearMonth, 'value'> & { outturn: number | null }) {
  return { value: outturn, top, bottom };
}

type Told = { toDate: ToDate; counted: CountedFigure | undefined };

function yearQuestion(
  { catalogue }: Known,
  { metric, growth, term }: Going,
  { months }: MonthSeries,
  { toDate, counted }: Told,
): Omit<YearQuestion, 'earlier' | 'level'> {
  const length = toDate.period.months;
  const { kind } = chanceKindOf(catalogue, metric);
  const chance = counted ? yearChance(kind) : 'none';
  const { top = null, bottom = null } = counted ?? {};
  const whole = perOf(metric, length);
  return {
    ...{ growth, chance, polarity: metric.polarity, range: rangeOf(metric), months: term.months },
    per: chance === 'events' ? whole / (bottom ?? 1) : whole,
    toDate: { value: toDate.value, months: length, top, bottom },
    sofar: months.slice(0, length).map(yearMonth),
  };
}

function yearChance(kind: ReturnType<typeof chanceKindOf>['kind']): YearChance {
  if (kind === 'proportion' || kind === 'events') return kind;
  return kind === 'judgement' ? 'none' : 'months';
}
