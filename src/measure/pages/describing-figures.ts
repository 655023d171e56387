import {
  comparePeriods,
  contains,
  financialYearOf,
  type Period,
  printPeriod,
} from '../../calendar/index.ts';
import type { Catalogue, Metric } from '../../catalogue/index.ts';
import type { KeptFigure } from '../../commission/index.ts';
import type { SourceRef } from '../performance.ts';
import { metricAddress } from './addresses.ts';
import { sourceLink } from './outcomes.ts';
import { oneLine, type TableCell, type TableView } from './table-view.ts';

type Stated = { figure: KeptFigure; kind: SourceRef['kind'] };

/** A subject's describing figures of the financial year of a period: a table for each domain, ratings first. */
export function describingTables(
  catalogue: Catalogue,
  period: Period,
  published: readonly KeptFigure[],
  levels: readonly KeptFigure[],
): TableView[] {
  const year = financialYearOf(period);
  const inYear = (figure: KeptFigure) => figure.mentionedIn === '' && contains(year, figure.period);
  const stated: Stated[] = [
    ...published.filter(inYear).map((figure) => ({ figure, kind: 'published' as const })),
    ...levels.filter(inYear).map((figure) => ({ figure, kind: 'level' as const })),
  ];
  const domains = catalogue.domains.toSorted(
    (one, other) => Number(other.code === 'ratings') - Number(one.code === 'ratings'),
  );
  return domains
    .map(({ code, title }) => ({
      id: `describing-${code}`,
      caption: title,
      head: [
        { text: 'Metric' },
        { text: 'Period' },
        { text: 'Figure', numeric: true },
        { text: 'Stated in' },
      ],
      rows: catalogue.metrics
        .filter(({ use, domain }) => use === 'context' && domain === code)
        .flatMap((metric) => rowsOf(metric, stated)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function rowsOf(metric: Metric, stated: readonly Stated[]): TableCell[][] {
  return stated
    .filter(({ figure }) => figure.metric === metric.code)
    .toSorted((one, other) => comparePeriods(one.figure.period, other.figure.period))
    .map((one) => figureCells(metric, one));
}

function figureCells(metric: Metric, { figure, kind }: Stated): TableCell[] {
  const period = printPeriod(figure.period);
  const { stated, revisionId, note, fileName } = figure;
  const label = `${metric.code}, ${period}`;
  return [
    {
      text: `${metric.code} ${metric.title}`,
      href: metricAddress(metric.code, { period }),
      ...(kind === 'level' && { detail: 'a level, not an outturn' }),
    },
    { text: period, classes: oneLine },
    {
      text: stated.choice ?? stated.nothing ?? stated.text,
      numeric: true,
      ...(stated.nothing
        ? { nothing: stated.nothing }
        : sourceLink({ kind, id: revisionId }, label)),
    },
    { text: note ?? fileName },
  ];
}
