import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatehouseError, type Problem } from '../errors.ts';
import { type Calendar, numberCalendar } from './calendar.ts';
import { readCalendarFile } from './calendar-file.ts';

const FOLDER = 'data/calendar';

/** The calendars of a hub, by name. */
export type Calendars = ReadonlyMap<string, Calendar>;

/**
 * Reads and numbers every calendar in `data/calendar` under `root`. Throws CALENDAR_FILE_INVALID with all
 * mistakes of all files, each with its line.
 */
export function loadCalendars(root: string): Calendars {
  const problems: Problem[] = [];
  const calendars = new Map<string, Calendar>();
  for (const file of calendarFiles(root)) {
    const read = readCalendarFile(readFileSync(join(root, file), 'utf8'), file);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    const { name } = read.facts;
    if (file === `${FOLDER}/${name}.yaml`) calendars.set(name, numberCalendar(read.facts));
    else
      problems.push({ message: `Name the file ${name}.yaml, as it says itself.`, place: { file } });
  }
  if (problems.length === 0 && calendars.size > 0) return calendars;
  throw new GatehouseError('CALENDAR_FILE_INVALID', invalid(problems.length), {
    status: 500,
    problems,
  });
}

/** A calendar by name, England and Wales when none is given; throws CALENDAR_UNKNOWN with the names there are. */
export function getCalendar(calendars: Calendars, name = 'england-and-wales'): Calendar {
  const calendar = calendars.get(name);
  if (calendar) return calendar;
  throw new GatehouseError(
    'CALENDAR_UNKNOWN',
    `There is no calendar '${name.slice(0, 60)}'. There is ${[...calendars.keys()].join(', ')}.`,
    { status: 404 },
  );
}

function calendarFiles(root: string): string[] {
  try {
    const names = readdirSync(join(root, FOLDER)).filter((name) => name.endsWith('.yaml'));
    return names.sort().map((name) => `${FOLDER}/${name}`);
  } catch (cause) {
    throw new GatehouseError('CALENDAR_FILE_INVALID', `There is no folder ${FOLDER}.`, {
      status: 500,
      cause,
    });
  }
}

function invalid(count: number): string {
  if (count === 0)
    return `There is no calendar in ${FOLDER}. Add one, such as england-and-wales.yaml.`;
  return `The calendars in ${FOLDER} have ${count === 1 ? 'a mistake' : `${count} mistakes`}. Correct ${count === 1 ? 'it' : 'them'} and start again.`;
}
