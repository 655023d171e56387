import { isWeekend } from './calendar.ts';
import type { Path, WrittenCalendar } from './calendar-schema.ts';
import { dayCount, type IsoDate } from './date.ts';

/** A statement of a calendar file that cannot be true, and where it stands. */
export type Mistake = { message: string; path: Path };

type Written = WrittenCalendar['years'][number]['holidays'][number];
type Placed = Written & { path: Path; from: IsoDate };

/** Everything that is wrong in a calendar file whose shape is right. */
export function calendarMistakes(written: WrittenCalendar): Mistake[] {
  const placed = written.years.flatMap((each, y) =>
    each.holidays.map((one, h): Placed => {
      const from = one['known from'] ?? written['known from'];
      return { ...one, from, path: ['years', y, 'holidays', h] };
    }),
  );
  return [
    ...yearMistakes(written),
    ...placed.flatMap((one) => holidayMistakes(one, written)),
    ...doubleMistakes(placed),
  ];
}

function yearMistakes(written: WrittenCalendar): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [y, { year, holidays }] of written.years.entries()) {
    const before = written.years[y - 1]?.year ?? year - 1;
    if (year !== before + 1) {
      const message = `${year} follows ${before}. List every year once, in order.`;
      mistakes.push({ message, path: ['years', y, 'year'] });
    }
    for (const [h, { date }] of holidays.entries()) {
      if (date.startsWith(String(year))) continue;
      const message = `${date} stands under ${year}. Move it to its own year.`;
      mistakes.push({ message, path: ['years', y, 'holidays', h, 'date'] });
    }
  }
  return mistakes;
}

function holidayMistakes(one: Placed, written: WrittenCalendar): Mistake[] {
  const mistakes: Mistake[] = [];
  const say = (key: string, message: string) =>
    mistakes.push({ message, path: [...one.path, key] });
  if (isWeekend(dayCount(one.date))) {
    say('date', `${one.date} is a Saturday or Sunday. Write the weekday taken in its place.`);
  }
  if (one.from < written['known from']) {
    say(
      'known from',
      `${one.from} is before the file's own 'known from', ${written['known from']}.`,
    );
  }
  if (one['known from'] !== undefined && one.from > one.date) {
    say('known from', `${one.date} cannot have become known after the day, on ${one.from}.`);
  }
  const withdrawnOn = one['withdrawn on'];
  if (withdrawnOn !== undefined && withdrawnOn <= one.from) {
    say('withdrawn on', `${one.date} was withdrawn on ${withdrawnOn}, not after it became known.`);
  }
  if (withdrawnOn !== undefined && withdrawnOn > one.date) {
    say('withdrawn on', `${one.date} cannot be withdrawn after the day, on ${withdrawnOn}.`);
  }
  return mistakes;
}

function doubleMistakes(placed: readonly Placed[]): Mistake[] {
  const earlier = new Map<IsoDate, Placed>();
  return placed.flatMap((one) => {
    const other = earlier.get(one.date);
    earlier.set(one.date, one);
    if (other === undefined || !overlap(one, other)) return [];
    const message = `${one.date} is listed twice (${other.title}, ${one.title}). Keep one, or say when the other was withdrawn.`;
    return [{ message, path: [...one.path, 'date'] }];
  });
}

function overlap(a: Placed, b: Placed): boolean {
  const endsBefore = (x: Placed, y: Placed) =>
    x['withdrawn on'] !== undefined && x['withdrawn on'] <= y.from;
  return !endsBefore(a, b) && !endsBefore(b, a);
}
