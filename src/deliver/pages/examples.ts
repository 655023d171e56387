import { writeCsv } from '../../spreadsheet/index.ts';
import type { TableView } from './table-view.ts';

/** Two figures as the shipped data states them, so that a template sent back as it is changes nothing. */
const longExample = [
  ['provider', 'metric', 'period', 'kind', 'value', 'source'],
  ['Staffordshire', 'P01', '2007-08', 'actual', '95%', 'Appendix B'],
  ['Staffordshire', 'P01', '2007-08', 'target', '90%', 'Appendix B'],
];
const wideExample = [
  ['provider', 'period', 'kind', 'P01', 'P02', 'P09'],
  ['Staffordshire', '2007-08', 'Actual', '95%', '100%', '1028'],
  ['', '', 'Target', '90%', '90%', '861'],
];

/** The words and signs for each kind of nothing that a cell may hold. */
const nothingWords = [
  ['The metric is not asked of this provider', 'n/a or [z]'],
  ['The source gives no figure', '..  or  -  or  [x], or a blank cell of an actual'],
  ['The provider was not open', 'closed'],
  ['The figure is withheld', '*  or  [c]'],
  ['No target was set', 'a blank cell of a target'],
];

export const longTemplate = writeCsv(longExample);
export const wideTemplate = writeCsv(wideExample);

/** The layouts and words that a file may use, as tables. */
export const examples = {
  long: tableOf('long-example', 'A long file', longExample),
  wide: tableOf('wide-example', 'A wide file', wideExample),
  nothing: tableOf('nothing-words', 'Words for nothing', [['Meaning', 'Write'], ...nothingWords]),
};

function tableOf(
  id: string,
  caption: string,
  [head = [], ...rows]: readonly string[][],
): TableView {
  const cells = (texts: readonly string[]) => texts.map((text) => ({ text }));
  return {
    ...{ id, caption, captionClasses: 'govuk-table__caption--s', firstColumn: 'plain' },
    head: cells(head),
    rows: rows.map(cells),
  };
}
