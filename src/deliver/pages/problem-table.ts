import type { Problem } from '../../errors.ts';
import type { TableView } from './table-view.ts';

/** Every problem of a file with its place, what stands there and what was expected. */
export function problemTable(problems: readonly Problem[]): TableView {
  return {
    id: 'problem-table',
    caption: 'Problems, in the order of the file',
    captionClasses: 'govuk-visually-hidden',
    firstColumn: 'plain',
    head: [{ text: 'Where' }, { text: 'Found' }, { text: 'What is wrong' }],
    rows: problems.map((problem) => [
      { text: whereOf(problem) },
      problem.found === '' ? { text: 'blank', nothing: 'blank' } : { text: problem.found ?? '' },
      {
        text: problem.message,
        ...(problem.expected && { detail: `Expected: ${problem.expected}` }),
      },
    ]),
  };
}

/** The file is the same for all, so it is left out. */
function whereOf({ place = {} }: Problem): string {
  const { sheet, row, column, line } = place;
  const words = [sheet, line && `line ${line}`, row && `row ${row}`, column && `column ${column}`];
  const text = words.filter(Boolean).join(', ') || 'the whole file';
  return text.charAt(0).toUpperCase() + text.slice(1);
}
