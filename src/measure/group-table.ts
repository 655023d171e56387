import type { GroupedFigure } from './grouped-figure.ts';
import type { WholeFigure } from './groups.ts';

/** The columns of a breakdown as a flat table. */
export const groupColumns = [
  'provider',
  'providerKind',
  'metric',
  'period',
  'breakdown',
  'group',
  'title',
  'outturn',
  'numerator',
  'denominator',
  'numeratorShare',
  'denominatorShare',
  'reference',
  'ratio',
  'lower',
  'upper',
  'standing',
  'words',
  'cautions',
] as const;

export type GroupTableRow = Record<(typeof groupColumns)[number], string | number | null>;

/** A breakdown as rows of plain values, the last of them all groups together. */
export function groupTable(figure: GroupedFigure): GroupTableRow[] {
  const { provider, providerKind, metric, period, breakdown, reference, all } = figure;
  const about = { provider, providerKind, metric, period, breakdown, reference };
  const divided = isDivided(figure);
  const rows = figure.groups.map((row) => {
    const { outturnText, isReference, cautions, suppressed, ...values } = row;
    return { ...about, ...values, ...told(row, divided), cautions: cautions.join('; ') };
  });
  if (rows.length === 0) return [];
  const { numerator, denominator } = all;
  return [
    ...rows,
    {
      ...about,
      ...{ group: 'all', title: 'All', ...told(all, divided) },
      numeratorShare: numerator === null ? null : 100,
      denominatorShare: denominator === null ? null : 100,
      ...{ ratio: null, lower: null, upper: null, standing: null, words: '', cautions: '' },
    },
  ];
}

type Told = Record<'outturn' | 'numerator' | 'denominator', string | number | null>;

/** The numbers of a figure, and the word in place of those that are withheld. */
export function told(figure: WholeFigure, divided: boolean): Told {
  const { suppressed, outturn, numerator, denominator } = figure;
  const word = suppressed ? 'suppressed' : null;
  return {
    outturn: outturn ?? word,
    numerator: numerator ?? word,
    denominator: denominator ?? (divided ? word : null),
  };
}

/** Whether a figure is over anything, as far as what is shown of it tells. */
export function isDivided({ groups, all }: GroupedFigure): boolean {
  return [all, ...groups].some(({ denominator }) => denominator !== null);
}
