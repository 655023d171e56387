import { findPeriod, monthsOf, type Period, printPeriod } from '../../../calendar/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Mark } from '../../chance/drawn-chart.ts';

const mostMarks = 12;
const mostCharacters = 200;

/** A mark as an address has it: `Oct 2007: new drug strategy`. */
export function printMark({ period, words }: Mark): string {
  return `${period}: ${words}`;
}

/** The marks of an address that fit the months, by month, one a month; and what is wrong with the others. */
export function readMarks(
  texts: readonly string[],
  span: Period,
): { marks: Mark[]; problems: Problem[] } {
  const marks = new Map<string, Mark>();
  const problems: Problem[] = [];
  if (texts.length > mostMarks) {
    problems.push({ message: `Give at most ${mostMarks} marks`, place: { path: 'marks' } });
  }
  for (const text of texts.slice(0, mostMarks)) {
    const colon = text.indexOf(':');
    const [month, words] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
    const read = readMark({ month, words }, span);
    if ('mark' in read) marks.set(read.mark.period, read.mark);
    else {
      const message = `The mark “${text.slice(0, 60)}” cannot be drawn. ${read.problems.map((one) => one.message).join('. ')}.`;
      problems.push({ message, place: { path: 'marks' } });
    }
  }
  const order = monthsOf(span).map(printPeriod);
  return {
    marks: [...marks.values()].sort(
      (one, other) => order.indexOf(one.period) - order.indexOf(other.period),
    ),
    problems,
  };
}

/** A mark as its form sends it; problems stand at the fields `month` and `words`. */
export function readMark(
  { month, words = '' }: { month?: string | undefined; words?: string | undefined },
  span: Period,
): { mark: Mark } | { problems: Problem[] } {
  const period = month === undefined ? undefined : findPeriod(month);
  const said = words.replace(/\s+/g, ' ').trim();
  const problems = [
    ...problemsOfMonth(period, span).map((message) => ({ message, place: { path: 'month' } })),
    ...problemsOfWords(said).map((message) => ({ message, place: { path: 'words' } })),
  ];
  if (!period || problems.length > 0) return { problems };
  return { mark: { period: printPeriod(period), words: said } };
}

function problemsOfMonth(period: Period | undefined, span: Period): string[] {
  if (period?.kind !== 'month') return ['Write the month of the change, such as Oct 2007'];
  const months = monthsOf(span);
  const [first, last] = [months[0] ?? span, months.at(-1) ?? span];
  if (period.first > first.first && period.first <= last.first) return [];
  return [
    `Choose a month after ${printPeriod(first)}, with which the chart begins, and up to ${printPeriod(last)}`,
  ];
}

function problemsOfWords(words: string): string[] {
  if (words === '') return ['Say what changed'];
  return words.length > mostCharacters
    ? [`Say what changed in at most ${mostCharacters} characters`]
    : [];
}
