import type { RegimeCategory } from '../../catalogue/index.ts';
import { compareExact, type Interval } from '../agreement/interval.ts';
import {
  categoryDays,
  columnDays,
  type Ground,
  hasTimetable,
  mistakesWords,
  statedDays,
  sumOf,
} from './ground.ts';

/** Hours that the core day holds, and what says so; or why nobody can tell. */
export type Held = { hours: Interval; by: string } | { why: string };

/**
 * The hours of a category in the longest week of any group. It counts with the others of its column, for the
 * summary, which stands in where there is no timetable, tells no finer.
 */
export function heldInWeek(ground: Ground, { code, title, column }: RegimeCategory): Held {
  const { week } = ground;
  if (week) {
    const [longest] = week.groups
      .map((group) => ({
        who: group.who,
        hours: sumOf(column ? columnDays(ground, group, column) : categoryDays(group, code)),
      }))
      .toSorted((a, b) => compareExact(b.hours.value, a.hours.value));
    if (!longest) return { why: 'The timetable has no groups.' };
    const by = week.groups.length === 1 ? 'timetable' : `timetable of “${longest.who}”`;
    return { hours: longest.hours, by };
  }
  if (hasTimetable(ground)) return { why: mistakesWords(ground) };
  const days = column === undefined ? undefined : statedDays(ground, column);
  if (days) return { hours: sumOf(days), by: 'summary' };
  return {
    why: `No timetable is entered, and the summary does not state “${title}” for every day.`,
  };
}
