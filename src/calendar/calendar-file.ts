import { isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from '../errors.ts';
import type { BankHoliday, CalendarFacts } from './calendar.ts';
import { calendarMistakes } from './calendar-mistakes.ts';
import { calendarSchema, type Path, type WrittenCalendar } from './calendar-schema.ts';

/** What a calendar file says, or everything that is wrong with it, each with its line. */
export type ReadCalendar = { facts: CalendarFacts } | { problems: Problem[] };

/** Reads the text of a calendar file; `file` is its name as problems show it. */
export function readCalendarFile(source: string, file: string): ReadCalendar {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      message: error.message.split('\n')[0] ?? error.message,
      place: { file, line: lines.linePos(error.pos[0]).line },
    }));
    return { problems };
  }
  const at = (path: Path) => ({ file, line: lineOf(document.contents, path, lines) });
  const parsed = calendarSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ message, path }) => {
      const keys = path.map((key) => (typeof key === 'symbol' ? String(key) : key));
      return { message, place: { ...at(keys), path: keys.join('.') } };
    });
    return { problems };
  }
  const mistakes = calendarMistakes(parsed.data);
  if (mistakes.length === 0) return { facts: factsOf(parsed.data, file) };
  return { problems: mistakes.map(({ message, path }) => ({ message, place: at(path) })) };
}

function factsOf(written: WrittenCalendar, file: string): CalendarFacts {
  const years = written.years.map((each) => each.year);
  const holidays = written.years.flatMap((each) =>
    each.holidays.map((one): BankHoliday => {
      const withdrawnOn = one['withdrawn on'];
      return {
        date: one.date,
        title: one.title,
        knownFrom: one['known from'] ?? written['known from'],
        ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
        source: one.source ?? each.source,
      };
    }),
  );
  return {
    name: written.name,
    title: written.title,
    file,
    knownFrom: written['known from'],
    firstDay: `${Math.min(...years)}-01-01`,
    lastDay: `${Math.max(...years)}-12-31`,
    holidays,
  };
}

/** The line of the value at a path; where the path leads nowhere, of the last value on the way. */
function lineOf(root: Node | null, path: Path, lines: LineCounter): number {
  let node: unknown = root;
  let line = 1;
  for (const key of [undefined, ...path]) {
    if (key !== undefined) node = isMap(node) || isSeq(node) ? node.get(key, true) : undefined;
    if (!isNode(node) || !node.range) break;
    line = lines.linePos(node.range[0]).line;
  }
  return line;
}
