import { type MonthIndex, monthOf, type Period, printPeriod } from '../calendar/index.ts';
import { add, exactOf, getMetric, nought, printValue, toNumber } from '../catalogue/index.ts';
import type { LevelYear, Outlook, OutlookQuestion, OutlookSide } from '../commission/index.ts';
import { type Hub, today } from '../hub.ts';
import { type Forecast, forecastOf, overdueWords } from './forecast.ts';
import { growthOf } from './growth.ts';
import { MonthByMonth } from './month-by-month.ts';
import { type Going, type OutturnToDate, outturnToDate, type ToDate } from './to-date.ts';
import { compareWithLevel } from './variance.ts';

/**
 * How the metrics of two tables of levels go: the outturn to date and what is to be expected at the end of the
 * term, held against both. In the order of the tables. Throws ESTATE_UNKNOWN and CATALOGUE_UNKNOWN_METRIC.
 */
export async function outlook(hub: Hub, question: OutlookQuestion): Promise<Outlook[]> {
  const { providerId, term, before, after } = question;
  const codes = [...new Set([...before.keys(), ...after.keys()])];
  const metrics = codes.map((code) => getMetric(hub.catalogue, code));
  const known = await MonthByMonth.read(hub, { providerId, metrics, span: term });
  const running = monthOf(today(hub)).first;
  return Promise.all(
    codes.map(async (code, index) => {
      const metric = metrics[index] ?? getMetric(hub.catalogue, code);
      const going = { metric, growth: growthOf(hub.catalogue, metric), term };
      const outturn = await outturnToDate(known, going);
      const levels = { before: before.get(code), after: after.get(code) };
      return outlookOf(going, outturn, levels, running);
    }),
  );
}

function outlookOf(
  going: Going,
  { toDate, notes }: OutturnToDate,
  levels: { before: LevelYear | undefined; after: LevelYear | undefined },
  running: MonthIndex,
): Outlook {
  const { metric, term } = going;
  const forecast = forecastOf(going, toDate);
  const overdue = toDate ? overdueWords(term, toDate, running) : [];
  return {
    ...{ metric: metric.code, title: metric.title },
    toDate: toDate ? printPeriod(toDate.period) : null,
    outturnToDate: toDate?.text ?? null,
    forecast: forecast.text,
    how: [forecast.how, ...overdue, ...notes].join(' '),
    before: sideOf(going, levels.before, toDate, forecast),
    after: sideOf(going, levels.after, toDate, forecast),
  };
}

const noLevels: LevelYear = { months: [], total: null };

function sideOf(
  going: Going,
  levels: LevelYear = noLevels,
  toDate: ToDate | undefined,
  forecast: Forecast,
): OutlookSide {
  const { metric } = going;
  const soFar = toDate ? levelToDate(going, levels, toDate.period) : null;
  const atEnd = levelAtEnd(going, levels);
  const print = (level: number | null) => (level === null ? null : printValue(level, metric));
  return {
    levelToDate: print(soFar),
    statusToDate: compareWithLevel(metric, toDate?.value ?? null, soFar).status,
    levelAtYearEnd: print(atEnd),
    statusAtYearEnd: compareWithLevel(metric, forecast.value, atEnd).status,
  };
}

function levelToDate(going: Going, levels: LevelYear, { months }: Period): number | null {
  if (months === going.term.months) return levelAtEnd(going, levels);
  if (going.growth === 'unknown') return null;
  if (growsMonthly(going)) return sumOf(levels, months);
  return levels.months[months - 1] ?? levels.total;
}

function levelAtEnd(going: Going, levels: LevelYear): number | null {
  const { months } = going.term;
  if (levels.total !== null || going.growth === 'unknown') return levels.total;
  return growsMonthly(going) ? sumOf(levels, months) : (levels.months[months - 1] ?? null);
}

function growsMonthly({ growth }: Going): boolean {
  return growth === 'adds' || growth === 'grows';
}

/** The levels of the first so many months together; null where one of them has none. */
function sumOf({ months }: LevelYear, count: number): number | null {
  const levels = Array.from({ length: count }, (_, index) => months[index] ?? null);
  const known = levels.filter((level) => level !== null).map(exactOf);
  return known.length === count ? toNumber(known.reduce(add, nought)) : null;
}
