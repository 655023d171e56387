import { monthsOf, printPeriod } from '../../calendar/index.ts';
import { printForecast } from '../../measure/index.ts';
import type { YearEnd } from '../chance/year-end.ts';
import type { YearSoFar } from './read-year.ts';

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

/** Every month of a year with what is drawn of it. */
export function yearPoints(known: YearSoFar, end: YearEnd | undefined): YearPoint[] {
  const { metric, term } = known.going;
  const print = (value: number | null) => (value === null ? '' : printForecast(value, metric));
  const levels = levelsByEnd(known);
  return monthsOf(term).map((month, at): YearPoint => {
    const value = known.soFar[at] ?? null;
    const level = levels[at] ?? null;
    const ahead = end?.ahead[at - known.soFar.length];
    const forecast = ahead?.forecast ?? null;
    return {
      ...{ period: printPeriod(month), value, valueText: print(value) },
      ...{ level, levelText: print(level), forecast, forecastText: print(forecast) },
      lower: ahead?.between?.lower ?? null,
      upper: ahead?.between?.upper ?? null,
    };
  });
}

/** The sum of the months' levels where it becomes more with each, as far as all are known; else the month's; at the end the year's. */
function levelsByEnd({ going, series, level }: YearSoFar): Array<number | null> {
  const grows = going.growth === 'adds' || going.growth === 'grows';
  let sum: number | null = 0;
  return series.months.map((month, at) => {
    sum = sum === null || month.level === null ? null : sum + month.level;
    const isLast = at === series.months.length - 1;
    if (isLast && level.value !== null) return level.value;
    return grows ? sum : month.level;
  });
}
