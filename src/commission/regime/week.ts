import {
  add,
  divide,
  type Exact,
  exactOf,
  multiply,
  nought,
  type RegimeCategory,
} from '../../catalogue/index.ts';
import { allDays, weekdays } from './day.ts';
import type { Group } from './groups.ts';
import { isSpentBy, type Slot } from './slot.ts';

/** Exact minutes by category, and those of all categories that are out of cell. */
export type TimeSpent = { byCategory: Readonly<Record<string, Exact>>; outOfCell: Exact };

/** Monday to Sunday, all seven together, and the mean of a day over five of them and over seven. */
export type WeekTime = {
  days: readonly TimeSpent[];
  week: TimeSpent;
  fiveDay: TimeSpent;
  sevenDay: TimeSpent;
};

/** The week of each group, and that of the average prisoner: groups weigh by their head counts. */
export type Week = { groups: ReadonlyArray<Group & WeekTime>; average: WeekTime };

/** The week that a timetable without problems comes to. Throws RangeError when the groups have no prisoners. */
export function weekOf(
  slots: readonly Slot[],
  groups: readonly Group[],
  categories: readonly RegimeCategory[],
): Week {
  const weeks = groups.map((group) => {
    const own = slots.filter((slot) => isSpentBy(slot, group));
    const days = allDays.map((day) => timeIn(own, day, categories));
    return { ...group, ...weekTime(days) };
  });
  return { groups: weeks, average: averageOf(weeks) };
}

/** The week of the average prisoner of groups. Throws RangeError when they have no prisoners. */
export function averageOf(groups: ReadonlyArray<Group & WeekTime>): WeekTime {
  const heads = ({ prisoners }: Group) => exactOf(prisoners ?? 1);
  const all = groups.map(heads).reduce(add, nought);
  const days = allDays.map((day) =>
    weighted(
      groups.flatMap((group) => {
        const time = group.days[day];
        return time ? [{ time, weight: share(heads(group), all) }] : [];
      }),
    ),
  );
  return weekTime(days);
}

/** Some days of a week put together: their sum, or the mean of a day. */
export function overDays(
  days: readonly TimeSpent[],
  chosen: readonly number[],
  how: 'sum' | 'average',
): TimeSpent {
  const times = chosen.flatMap((day) => days[day] ?? []);
  const weight = how === 'sum' ? exactOf(1) : share(exactOf(1), exactOf(times.length));
  return weighted(times.map((time) => ({ time, weight })));
}

function weekTime(days: readonly TimeSpent[]): WeekTime {
  return {
    days,
    week: overDays(days, allDays, 'sum'),
    fiveDay: overDays(days, weekdays, 'average'),
    sevenDay: overDays(days, allDays, 'average'),
  };
}

function timeIn(
  slots: readonly Slot[],
  day: number,
  categories: readonly RegimeCategory[],
): TimeSpent {
  const minutes = (code: string) =>
    slots
      .filter((slot) => slot.day === day && slot.category === code)
      .reduce((sum, { from, to }) => sum + to - from, 0);
  const each = categories.map(({ code, column }) => ({ code, column, minutes: minutes(code) }));
  const out = each.filter(({ column }) => column !== undefined);
  return {
    byCategory: Object.fromEntries(each.map((one) => [one.code, exactOf(one.minutes)])),
    outOfCell: exactOf(out.reduce((sum, one) => sum + one.minutes, 0)),
  };
}

function weighted(parts: ReadonlyArray<{ time: TimeSpent; weight: Exact }>): TimeSpent {
  const sum = (of: (time: TimeSpent) => Exact) =>
    parts.reduce((all, { time, weight }) => add(all, multiply(of(time), weight)), nought);
  const codes = Object.keys(parts[0]?.time.byCategory ?? {});
  return {
    byCategory: Object.fromEntries(
      codes.map((code) => [code, sum(({ byCategory }) => byCategory[code] ?? nought)]),
    ),
    outOfCell: sum(({ outOfCell }) => outOfCell),
  };
}

function share(part: Exact, all: Exact): Exact {
  const quotient = divide(part, all);
  if (!quotient) throw new RangeError('There is nobody, and no day, to average over.');
  return quotient;
}
