import type { Hub } from '../../hub.ts';
import type { FiledFinding, QualityFinding } from '../proposal.ts';
import { figureAddress, sourceAddress } from './addresses.ts';
import { metricCell, providerCell } from './names.ts';
import { oneLine, type TableCell, type TableView } from './table-view.ts';

type Known = Pick<Hub, 'estate' | 'catalogue'>;

/** What a finding's rule means, as the heading of its group and in a sentence. */
const rules: Readonly<Record<string, { title: string; note: string }>> = {
  'stated otherwise elsewhere': {
    title: 'Stated otherwise elsewhere',
    note: 'The same source states the figure in two places, and differently.',
  },
  'population percentage': {
    title: 'Population as a percentage of in-use CNA',
    note: 'The printed percentage is not what the population and the in-use CNA of the same row give.',
  },
  'available percentage': {
    title: 'In-use CNA as a percentage of baseline CNA',
    note: 'The printed percentage is not what the in-use and the baseline CNA of the same row give.',
  },
  total: { title: 'Totals', note: 'The printed total is not the sum of the rows above it.' },
  'sub total': {
    title: 'Sub-totals',
    note: 'The printed sub-total is not the sum of the rows of its section.',
  },
  'total percentage': {
    title: 'Percentages of totals',
    note: 'The printed percentage is not what the summed rows give.',
  },
  'out of use': {
    title: 'Places out of use',
    note: 'The printed number is not baseline CNA less in-use CNA.',
  },
  'useable operational capacity': {
    title: 'Useable operational capacity',
    note: 'The printed number is not the sum of the capacities less the operating margin.',
  },
  'operating margin': {
    title: 'Operating margin',
    note: 'The notes state the margin more than once, and differently.',
  },
  'report date': {
    title: 'Report dates',
    note: 'The report date does not lie in the month that the title names.',
  },
};

/** The heading of a group of findings. */
export function ruleTitle(rule: string): string {
  return rules[rule]?.title ?? rule.charAt(0).toUpperCase() + rule.slice(1);
}

/** What the check found, in a sentence. */
export function ruleNote(rule: string): string {
  return rules[rule]?.note ?? '';
}

/** Findings of one rule as a table; `filed` ones link to their source and figure. */
export function findingTable(
  known: Known,
  table: { id: string; caption: string; captionClasses?: string },
  findings: readonly (QualityFinding | FiledFinding)[],
): TableView {
  const filed = findings.some((finding) => 'batchId' in finding);
  return {
    ...table,
    head: [
      { text: 'Provider' },
      { text: 'Metric' },
      { text: 'Period' },
      { text: 'Stated', numeric: true },
      { text: 'Set against', numeric: true },
      { text: 'Difference', numeric: true },
      { text: 'Explanation' },
      ...(filed ? [{ text: 'Source' }] : []),
    ],
    rows: findings.map((finding) => findingCells(known, finding)),
  };
}

function findingCells(known: Known, finding: QualityFinding | FiledFinding): TableCell[] {
  const { providerId, metric, period, stated, computed, difference, explanation } = finding;
  const revisionId = 'revisionId' in finding ? finding.revisionId : null;
  const figure = revisionId !== null && {
    href: figureAddress('published', revisionId),
    label: 'this statement',
  };
  return [
    providerCell(known, providerId, period),
    metricCell(known, metric, period),
    { text: period, classes: oneLine },
    { text: stated, numeric: true, ...figure },
    { text: computed, numeric: true, classes: oneLine },
    { text: differenceText(difference), numeric: true, classes: oneLine },
    { text: explanation },
    ...('batchId' in finding ? [sourceCell(finding)] : []),
  ];
}

function sourceCell({ fileName, batchId, place }: FiledFinding): TableCell {
  return { text: fileName, href: sourceAddress(batchId), detail: placeWords(place) };
}

/** A difference with its sign; a minus is a minus and not a hyphen. */
export function differenceText(difference: number | null): string {
  if (difference === null) return '';
  const size = Math.abs(difference).toLocaleString('en-GB', { maximumFractionDigits: 10 });
  return difference < 0 ? `\u2212${size}` : `+${size}`;
}

/** Where in a file something stands: `Sheet 1, row 4, column C`. */
export function placeWords(place: QualityFinding['place']): string {
  const { sheet, row, column } = place;
  const words = [sheet, row && `row ${row}`, column && `column ${column}`]
    .filter(Boolean)
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
