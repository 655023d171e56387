/** The days of a regime, in order; a day is known by its place here, 0 to 6. */
export const dayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** The codes of the summary's rows, in the same order. */
export const dayRows: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const allDays: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
export const weekdays: readonly number[] = [0, 1, 2, 3, 4];

const shortest = 3;

/** The day that a text such as `Monday`, `mon` or `Thurs` names; undefined when it is none. */
export function findDay(text: string): number | undefined {
  const asked = text.trim().toLowerCase();
  if (asked.length < shortest) return undefined;
  const day = dayNames.findIndex((name) => name.toLowerCase().startsWith(asked));
  return day < 0 ? undefined : day;
}
