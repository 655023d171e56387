import type { RegimeCategory } from '../../catalogue/index.ts';
import { compareExact, type Interval } from '../agreement/interval.ts';
import { dayNames } from './day.ts';
import {
  categoryDays,
  columnDays,
  type Ground,
  hasTimetable,
  mistakesWords,
  statedDays,
  sumOf,
} from './ground.ts';
import { everyone } from './groups.ts';

/**
 * The least time that anybody has of a category, and where: on a day, or in the week. `exact` is false where only
 * the time that it shares with others is known, so that it can have no more than that.
 */
export type Least = { hours: Interval; where: string; exact: boolean };

/** The least time of a category, or why nothing is known of it. */
export function leastOf(
  ground: Ground,
  category: RegimeCategory,
  per: 'day' | 'week',
): Least | { why: string } {
  const { code, title, column } = category;
  const { week, timetable, regime } = ground;
  if (hasTimetable(ground) && !week) return { why: mistakesWords(ground) };
  const alone = regime.categories.filter((one) => one.column === column).length === 1;
  if (week) {
    const exact = timetable.slots.some((slot) => slot.category === code);
    if (!exact && column === undefined) {
      return {
        why: `No slot of the timetable is “${title}”, and no column of the summary holds it.`,
      };
    }
    const shares = week.groups.map((group) => ({
      who: group.who,
      days:
        exact || column === undefined
          ? categoryDays(group, code)
          : columnDays(ground, group, column),
    }));
    return { ...shortest(shares, per), exact: exact || alone };
  }
  const days = column === undefined ? undefined : statedDays(ground, column);
  if (days) return { ...shortest([{ who: everyone, days }], per), exact: alone };
  return {
    why: `No timetable is entered, and no column of the summary tells the time of “${title}” on every day.`,
  };
}

type Share = { who: string; days: readonly Interval[] };

function shortest(shares: readonly Share[], per: 'day' | 'week'): Omit<Least, 'exact'> {
  const all = shares.flatMap(({ who, days }) => {
    const whose = shares.length === 1 ? '' : ` for “${who}”`;
    if (per === 'week') return [{ hours: sumOf(days), where: `in the week${whose}` }];
    return days.map((hours, day) => ({ hours, where: `on ${dayNames[day]}${whose}` }));
  });
  const [least] = all.toSorted((a, b) => compareExact(a.hours.value, b.hours.value));
  return least ?? { hours: sumOf([]), where: 'in the week' };
}
