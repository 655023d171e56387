import {
  type AgreementTemplate,
  findAddress,
  findTable,
  nought,
  type Regime,
} from '../../catalogue/index.ts';
import { type CellValue, readCell } from '../agreement/cell-value.ts';
import { placeWords } from '../agreement/change-words.ts';
import { type Content, cellAt } from '../agreement/content.ts';
import { addIntervals, exactly, type Interval, noInterval } from '../agreement/interval.ts';
import { dayRows } from './day.ts';
import { hoursOf, timeInColumn } from './summary.ts';
import { readTimetable, type Timetable } from './timetable.ts';
import { type Week, type WeekTime, weekOf } from './week.ts';

/** What the regime of an agreement is checked on; `week` only where a timetable without problems is entered. */
export type Ground = {
  template: AgreementTemplate;
  regime: Regime;
  content: Content;
  timetable: Timetable;
  week: Week | undefined;
};

/** Undefined for a template without a regime. */
export function groundOf(template: AgreementTemplate, content: Content): Ground | undefined {
  const { regime } = template;
  if (!regime) return undefined;
  const timetable = readTimetable(template, content);
  const { slots, groups, problems } = timetable;
  const sound = slots.length > 0 && problems.length === 0;
  const week = sound ? weekOf(slots, groups, regime.categories) : undefined;
  return { template, regime, content, timetable, week };
}

/** Whether anything was entered as a timetable, sound or not. */
export function hasTimetable({ timetable }: Pick<Ground, 'timetable'>): boolean {
  return timetable.slots.length > 0 || timetable.problems.length > 0;
}

/** Why a timetable that was entered cannot be used. */
export function mistakesWords({ timetable: { problems }, template, content }: Ground): string {
  const [first] = problems;
  const at = findAddress(first?.place?.path ?? '');
  const where = at ? ` at ${placeWords(template, content, at)}` : '';
  return `The timetable has ${problems.length} to mend, the first${where}: ${first?.message ?? ''}`;
}

/** What is stated in a cell of the summary. */
export function statedCell(ground: Ground, row: string, column: string): CellValue {
  const { template, regime, content } = ground;
  const declared = findTable(template, regime.summary)?.columns.find(({ code }) => code === column);
  const text = cellAt(content, { table: regime.summary, row, column });
  return readCell(text, declared ?? { unit: 'clock', choices: [] });
}

/** Hours of a column of the summary by day as stated; undefined unless all seven are. */
export function statedDays(ground: Ground, column: string): Interval[] | undefined {
  const days = dayRows.flatMap((row) => {
    const value = statedCell(ground, row, column);
    return value.kind === 'figure' ? [value.interval] : [];
  });
  return days.length === dayRows.length ? days : undefined;
}

/** Hours of a column of the summary by day as a week gives them. */
export function columnDays({ regime }: Ground, { days }: WeekTime, column: string): Interval[] {
  return days.map((time) => exactly(hoursOf(timeInColumn(regime, time, column))));
}

/** Hours of one category by day as a week gives them. */
export function categoryDays({ days }: WeekTime, category: string): Interval[] {
  return days.map(({ byCategory }) => exactly(hoursOf(byCategory[category] ?? nought)));
}

export function sumOf(intervals: readonly Interval[]): Interval {
  return intervals.reduce(addIntervals, noInterval);
}
