import { findTable, numericUnits } from '../../../catalogue/index.ts';
import { type Chart, weekBars, weekTimetable } from '../../../web/index.ts';
import { figureNumber } from '../../agreement/cell-value.ts';
import { cellAt } from '../../agreement/content.ts';
import { dayNames } from '../../regime/day.ts';
import { type Ground, statedCell } from '../../regime/ground.ts';
import { everyone } from '../../regime/groups.ts';
import { summaryColumns, summaryRows, totalColumn } from '../../regime/summary.ts';

const minutesInHour = 60;

/** The week as it was entered; undefined without a timetable that can be read. */
export function timetableChart({ regime, timetable, week }: Ground): Chart | undefined {
  if (!week) return undefined;
  const groups = timetable.groups.map(({ who }) => who);
  return weekTimetable({
    ...{ id: 'week', title: 'The week', days: dayNames },
    groups: groups.length > 1 ? groups : [],
    categories: regime.categories.map(({ code, title, column }) => ({
      ...{ code, title, inCell: column === undefined },
    })),
    blocks: timetable.slots.map(({ day, from, to, category, who }) => ({
      ...{ day, from, to, category },
      group: who === everyone ? null : who,
    })),
  });
}

/** Time out of cell by day as the summary states it; undefined where it states none. */
export function summaryChart(ground: Ground): Chart | undefined {
  const { template, regime, content } = ground;
  const table = findTable(template, regime.summary);
  const columns = summaryColumns(regime)
    .filter((code) => code !== totalColumn)
    .flatMap((code) => table?.columns.find((column) => column.code === code) ?? [])
    .filter(({ unit }) => numericUnits.includes(unit));
  const textAt = (row: string, column: string) =>
    cellAt(content, { table: regime.summary, row, column }) ?? '';
  const bars = summaryRows(template).map(({ row, title }) => ({
    name: title,
    parts: columns.map(({ code }) => {
      const hours = figureNumber(statedCell(ground, row, code));
      return {
        minutes: hours === undefined ? null : hours * minutesInHour,
        text: textAt(row, code),
      };
    }),
    total: textAt(row, totalColumn),
  }));
  if (bars.every(({ parts }) => parts.every(({ minutes }) => minutes === null))) return undefined;
  return weekBars({
    ...{ id: 'week', title: 'How the time out of cell is spent', bars },
    categories: columns.map(({ code, title }) => ({ code, title })),
  });
}
