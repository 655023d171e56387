import type { DayBar, TimeCategory, WeekBlock } from '../../../src/web/index.ts';

export const weekDays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

export const timeCategories: readonly TimeCategory[] = [
  { code: 'activity', title: 'Activity' },
  { code: 'association', title: 'Association' },
  { code: 'domestics', title: 'Domestics' },
  { code: 'meal', title: 'Meal' },
  { code: 'movement', title: 'Movement' },
  { code: 'education', title: 'Physical education' },
  { code: 'air', title: 'Open air' },
  { code: 'locked', title: 'Locked up', inCell: true },
];

/** Category and the minute of the day at which it begins; the next one ends it. */
const workingDay: ReadonlyArray<readonly [string, number]> = [
  ['locked', 0],
  ['domestics', 475],
  ['movement', 510],
  ['activity', 525],
  ['movement', 705],
  ['meal', 720],
  ['locked', 750],
  ['movement', 825],
  ['activity', 840],
  ['air', 945],
  ['meal', 1000],
  ['association', 1030],
  ['locked', 1110],
  ['end', 1440],
];

const restDay: ReadonlyArray<readonly [string, number]> = [
  ['locked', 0],
  ['domestics', 510],
  ['association', 541],
  ['meal', 705],
  ['locked', 765],
  ['education', 810],
  ['air', 870],
  ['association', 930],
  ['locked', 1020],
  ['end', 1440],
];

/** The week of one group, later by some minutes than that of another. */
function weekOf(group: string | null, later: number): WeekBlock[] {
  return weekDays.flatMap((_, day) => {
    const marks = day < 5 ? workingDay : restDay;
    return marks.slice(0, -1).map(([category, from], index) => {
      const to = marks[index + 1]?.[1] ?? from;
      const move = (minute: number) => (minute === 0 || minute === 1440 ? minute : minute + later);
      return { day, from: move(from), to: move(to), category, group };
    });
  });
}

export const oneWeek = weekOf(null, 0);
export const twoWeeks = [...weekOf('Main population', 0), ...weekOf('Vulnerable prisoners', 40)];

const minutes = [279, 71, 60, 45, 56];
const texts = ['4h 39m', '1h 11m', '1h 00m', '0h 45m', '0h 56m'];
const parts = minutes.map((one, index) => ({ minutes: one, text: texts[index] ?? '' }));

export const dayBars: readonly DayBar[] = [
  { name: 'Monday', parts, total: '8h 33m' },
  {
    name: 'Saturday',
    parts: [36, 337, 31, 60, 3].map((one) => ({ minutes: one, text: `${one} minutes` })),
    total: '7h 47m',
  },
  {
    name: 'Sunday',
    parts: parts.map(() => ({ minutes: null, text: 'not stated' })),
    total: 'not stated',
  },
];
