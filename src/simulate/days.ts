import {
  type Calendars,
  dateOfDay,
  dayCount,
  endsOn,
  getCalendar,
  type IsoDate,
  isWorkingDay,
  type MonthIndex,
  startsOn,
} from '../calendar/index.ts';
import type { Provider } from '../estate/index.ts';
import type { Random } from './random.ts';

/** When in a month things happen: how often on each day of the week, Monday first, and on bank holidays. */
export type Rhythm = { week: readonly number[]; bankHoliday: number };

/** Courts and offices: not at weekends, less on Fridays. */
export const officeDays: Rhythm = { week: [1, 1.15, 1.1, 1.05, 0.8, 0, 0], bankHoliday: 0 };
/** What takes no account of the calendar. */
export const everyDay: Rhythm = { week: [1, 1, 1, 1, 1.05, 1.1, 1.05], bankHoliday: 1 };
/** Mostly on working days, some at weekends. */
export const mostlyWeekdays: Rhythm = { week: [1, 1, 1, 1, 0.9, 0.2, 0.15], bankHoliday: 0.2 };
/** Unpaid work: Saturdays above all. */
export const weekendWork: Rhythm = { week: [0.5, 0.8, 0.8, 0.8, 0.6, 1.7, 0.9], bankHoliday: 0.1 };
/** Counts that are made on the last day of a month. */
export const monthEnd = 'month end';

/** The days of months on which a provider was open, weighed by a rhythm. */
export class Days {
  private readonly calendars: Calendars;
  private readonly known = new Map<Rhythm, Map<MonthIndex, readonly Weighed[]>>();

  constructor(calendars: Calendars) {
    this.calendars = calendars;
  }

  /** A day of the month on which the provider was open; undefined when it was not, or not on its last day. */
  draw(
    random: Random,
    provider: Pick<Provider, 'opened' | 'closed'>,
    month: MonthIndex,
    rhythm: Rhythm | typeof monthEnd,
  ): IsoDate | undefined {
    const last = endsOn({ kind: 'month', first: month, months: 1 });
    if (rhythm === monthEnd) return isOpenOn(provider, last) ? last : undefined;
    const all = this.weigh(month, rhythm);
    const open = isOpenOn(provider, all[0]?.day ?? last) && isOpenOn(provider, last);
    const days = open ? all : all.filter(({ day }) => isOpenOn(provider, day));
    let left = random.next() * days.reduce((sum, { weight }) => sum + weight, 0);
    for (const { day, weight } of days) {
      left -= weight;
      if (left < 0) return day;
    }
    return days.at(-1)?.day;
  }

  private weigh(month: MonthIndex, rhythm: Rhythm): readonly Weighed[] {
    const months = this.known.get(rhythm) ?? new Map<MonthIndex, readonly Weighed[]>();
    this.known.set(rhythm, months);
    const known = months.get(month);
    if (known) return known;
    const calendar = getCalendar(this.calendars);
    const period = { kind: 'month' as const, first: month, months: 1 };
    const first = dayCount(startsOn(period));
    const length = dayCount(endsOn(period)) - first + 1;
    const days = Array.from({ length }, (_, at): Weighed => {
      const day = dateOfDay(first + at);
      // 1 January 1970 was a Thursday.
      const weekday = (first + at + 3) % 7;
      const holiday = weekday < 5 && !isWorkingDay(calendar, day);
      return { day, weight: holiday ? rhythm.bankHoliday : (rhythm.week[weekday] ?? 0) };
    }).filter(({ weight }) => weight > 0);
    months.set(month, days);
    return days;
  }
}

type Weighed = { day: IsoDate; weight: number };

/** Whether a provider was open on a day, as far as its dates are known. */
export function isOpenOn(
  { opened, closed }: Pick<Provider, 'opened' | 'closed'>,
  day: IsoDate,
): boolean {
  return (opened ?? '') <= day && (closed === undefined || day < closed);
}
