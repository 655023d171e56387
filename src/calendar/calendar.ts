import { dayCount, type IsoDate } from './date.ts';

/** A bank holiday, known from the day of its announcement until, where it was taken back, the day of that. */
export type BankHoliday = {
  date: IsoDate;
  title: string;
  knownFrom: IsoDate;
  withdrawnOn?: IsoDate;
  source: string;
};

/** What a calendar file states: whole years, every holiday ever announced for them. */
export type CalendarFacts = {
  name: string;
  title: string;
  file: string;
  knownFrom: IsoDate;
  firstDay: IsoDate;
  lastDay: IsoDate;
  holidays: readonly BankHoliday[];
};

/**
 * The calendar as it was known from one day until the next vintage. `numbers` holds for each day, from the
 * first, how many working days there were up to and including it; `days` the offset of each working day.
 */
export type Vintage = { knownFrom: IsoDate; numbers: Int32Array; days: Int32Array };

/** A calendar with its days numbered once for each vintage, oldest first; `start` is the day count of its first day. */
export type Calendar = CalendarFacts & {
  start: number;
  numbered: readonly [Vintage, ...Vintage[]];
};

/** Numbers the days of a calendar for each state of knowledge. */
export function numberCalendar(facts: CalendarFacts): Calendar {
  const later = new Set<IsoDate>();
  for (const holiday of facts.holidays) {
    later.add(holiday.knownFrom);
    if (holiday.withdrawnOn !== undefined) later.add(holiday.withdrawnOn);
  }
  const changes = [...later].filter((date) => date > facts.knownFrom).sort();
  const first = vintageOf(facts, facts.knownFrom);
  const numbered: Calendar['numbered'] = [first, ...changes.map((date) => vintageOf(facts, date))];
  return { ...facts, start: dayCount(facts.firstDay), numbered };
}

/** The days on which knowledge of the calendar changed, the first included, in order. */
export function vintages(calendar: Calendar): IsoDate[] {
  return calendar.numbered.map((vintage) => vintage.knownFrom);
}

/** The bank holidays as they were known on a day; today's knowledge when none is given. */
export function listBankHolidays(calendar: Calendar, knownOn?: IsoDate): BankHoliday[] {
  const { knownFrom } = vintageOn(calendar, knownOn);
  return calendar.holidays.filter((holiday) => isKnown(holiday, knownFrom));
}

/** The vintage in force on a day: the last when none is given, the first for days before it. */
export function vintageOn(calendar: Calendar, knownOn?: IsoDate): Vintage {
  const { numbered } = calendar;
  if (knownOn === undefined) return numbered.at(-1) ?? numbered[0];
  dayCount(knownOn);
  return numbered.findLast(({ knownFrom }) => knownFrom <= knownOn) ?? numbered[0];
}

function isKnown(holiday: BankHoliday, on: IsoDate): boolean {
  if (holiday.knownFrom > on) return false;
  return holiday.withdrawnOn === undefined || on < holiday.withdrawnOn;
}

function vintageOf(facts: CalendarFacts, knownFrom: IsoDate): Vintage {
  const known = facts.holidays.filter((holiday) => isKnown(holiday, knownFrom));
  const holidays = new Set(known.map((holiday) => dayCount(holiday.date)));
  const start = dayCount(facts.firstDay);
  const numbers = new Int32Array(dayCount(facts.lastDay) - start + 1);
  const days: number[] = [];
  for (let offset = 0; offset < numbers.length; offset++) {
    const works = !isWeekend(start + offset) && !holidays.has(start + offset);
    if (works) days.push(offset);
    numbers[offset] = days.length;
  }
  return { knownFrom, numbers, days: Int32Array.from(days) };
}

/** Whether a day, counted from 1 January 1970 (a Thursday), is a Saturday or Sunday. */
export function isWeekend(dayFrom1970: number): boolean {
  const sinceMonday = (((dayFrom1970 + 3) % 7) + 7) % 7;
  return sinceMonday >= 5;
}
