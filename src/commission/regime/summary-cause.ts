import { type Exact, subtract } from '../../catalogue/index.ts';
import { exactly, type Interval, overlap } from '../agreement/interval.ts';
import { hoursIn, hoursOf, type SummaryCell, timeInColumn, totalColumn } from './summary.ts';
import { averageOf, type Week } from './week.ts';

type Candidate = { hours: Exact; words: string };

/** The likely reason why a stated cell is not what the timetable gives; undefined where none can be told. */
export function findSummaryCause(
  cell: SummaryCell & { week: Week },
  stated: Interval,
): string | undefined {
  const candidates = [...groupsAlone(cell), ...unweighted(cell), ...leftOut(cell)];
  return candidates.find(({ hours }) => overlap(stated, exactly(hours)))?.words;
}

/** The figure of one group printed as that of all. */
function groupsAlone({ week, ...cell }: SummaryCell & { week: Week }): Candidate[] {
  if (week.groups.length < 2) return [];
  return week.groups.map((group) => ({
    hours: hoursIn(cell, group),
    words: `It is the time of “${group.who}” alone.`,
  }));
}

/** Groups averaged as if they were of one size. */
function unweighted({ week, ...cell }: SummaryCell & { week: Week }): Candidate[] {
  if (week.groups.length < 2) return [];
  const hours = hoursIn(cell, averageOf(week.groups.map((group) => ({ ...group, prisoners: 1 }))));
  return [{ hours, words: 'The groups were averaged without their head counts.' }];
}

/** A category that the sum does not hold: of the total any column, of a column any of its categories. */
function leftOut({ week, ...cell }: SummaryCell & { week: Week }): Candidate[] {
  const { regime, row, column } = cell;
  const time = row.of(week.average.days);
  const all = timeInColumn(regime, time, column);
  const parts = regime.categories.filter((category) =>
    column === totalColumn ? category.column !== undefined : category.column === column,
  );
  if (parts.length < 2) return [];
  return parts.flatMap(({ code, title }) => {
    const minutes = time.byCategory[code];
    if (!minutes || minutes.top === 0n) return [];
    return [{ hours: hoursOf(subtract(all, minutes)), words: `“${title}” is left out of it.` }];
  });
}
