import type { GroupedFigure } from './group-actions.ts';

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
  const rows = figure.groups.map((row) => {
    const { outturnText, isReference, cautions, ...values } = row;
    return { ...about, ...values, cautions: cautions.join('; ') };
  });
  if (rows.length === 0) return [];
  const { outturn, numerator, denominator } = all;
  return [
    ...rows,
    {
      ...about,
      ...{ group: 'all', title: 'All', outturn, numerator, denominator },
      numeratorShare: numerator === null ? null : 100,
      denominatorShare: denominator === null ? null : 100,
      ...{ ratio: null, lower: null, upper: null, standing: null, words: '', cautions: '' },
    },
  ];
}
