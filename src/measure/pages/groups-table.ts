import { type Chart, ratioIntervals } from '../../web/index.ts';
import { printRatio } from '../group-ratio.ts';
import { isDivided } from '../group-table.ts';
import type { GroupedFigure } from '../grouped-figure.ts';
import { type GroupRow, notStated } from '../groups.ts';
import { partText } from '../trace-words.ts';
import type { TableCell, TableView } from './table-view.ts';

/** The groups with their parts of all and their comparison, the last row all together. */
export function groupsTable(figure: GroupedFigure): TableView {
  const { groups, all, breakdownTitle, referenceTitle } = figure;
  const divided = isDivided(figure);
  const compared = groups.some(({ ratio }) => ratio !== null);
  const last = {
    numeratorShare: wholeShare(all.numerator),
    denominatorShare: wholeShare(all.denominator),
  };
  const lines: Array<{ title: string; cells: TableCell[]; comparison: TableCell }> = [
    ...groups.map((row) => ({
      title: row.title,
      cells: figureCells(row, divided),
      comparison: comparisonCell(row),
    })),
    { title: 'All', cells: figureCells({ ...all, ...last }, divided), comparison: { text: '' } },
  ];
  const part = (text: string) => [
    { text, numeric: true },
    { text: 'Share', numeric: true },
  ];
  return {
    id: 'groups',
    caption: `By ${breakdownTitle.toLowerCase()}`,
    head: [
      { text: breakdownTitle },
      { text: 'Outturn', numeric: true },
      ...part('Numerator'),
      ...(divided ? part('Denominator') : []),
      ...(compared ? [{ text: `Compared with ${referenceTitle}` }] : []),
    ],
    rows: lines.map(({ title, cells, comparison }) => [
      { text: title },
      ...cells,
      ...(compared ? [comparison] : []),
    ]),
  };
}

type Parts = Pick<
  GroupRow,
  | 'outturn'
  | 'outturnText'
  | 'suppressed'
  | 'numerator'
  | 'denominator'
  | 'numeratorShare'
  | 'denominatorShare'
>;

function figureCells(row: Parts, divided: boolean): TableCell[] {
  const outturn =
    row.outturn === null ? { text: '', nothing: row.outturnText } : { text: row.outturnText };
  return [
    { ...outturn, numeric: true },
    ...partCells(row, row.numerator, row.numeratorShare),
    ...(divided ? partCells(row, row.denominator, row.denominatorShare) : []),
  ];
}

function partCells({ suppressed }: Parts, value: number | null, share: number | null): TableCell[] {
  const nothing = suppressed ? 'suppressed' : 'not known';
  return [
    { text: value === null ? nothing : partText(value), numeric: true },
    { text: share === null ? '–' : `${share.toFixed(1)}%`, numeric: true },
  ];
}

function wholeShare(value: number | null): number | null {
  return value === null || value === 0 ? null : 100;
}

function comparisonCell({ words, cautions }: GroupRow): TableCell {
  return cautions.length === 0
    ? { text: words, classes: 'gh-words' }
    : { text: words, detail: `${cautions.join('. ')}.`, classes: 'gh-words' };
}

/** The groups that are compared, each at its ratio; undefined where none has one. */
export function groupsChart({
  groups,
  referenceTitle,
  breakdownTitle,
  title,
}: GroupedFigure): Chart | undefined {
  const rows = groups.filter(({ group, isReference }) => !isReference && group !== notStated);
  if (rows.every(({ ratio }) => ratio === null)) return undefined;
  return ratioIntervals({
    id: 'ratios',
    title: `${title}: each group against ${referenceTitle}`,
    reference: referenceTitle,
    rowsAre: breakdownTitle,
    rows: rows.map((row) => ({ ...row, name: row.title, text: ratioText(row) })),
  });
}

function ratioText({ ratio, lower, upper }: GroupRow): string {
  if (ratio === null) return 'no ratio';
  if (lower === null || upper === null) return printRatio(ratio);
  return `${printRatio(ratio)} (${printRatio(lower)} to ${printRatio(upper)})`;
}
