import { findMetric } from '../../catalogue/index.ts';
import { listQualityFindings } from '../../deliver/index.ts';
import type { Hub } from '../../hub.ts';
import { figureAddress, metricAddress } from './addresses.ts';
import { oneLine, type TableView } from './table-view.ts';

/** Where sources do not agree with themselves about a subject, as a table; undefined where they do. */
export async function disagreementTable(
  hub: Hub,
  providerId: string,
): Promise<TableView | undefined> {
  const findings = await listQualityFindings(hub);
  const rows = findings
    .filter((finding) => finding.providerId === providerId)
    .map((finding) => {
      const metric =
        finding.metric === null ? undefined : findMetric(hub.catalogue, finding.metric);
      return [
        metric
          ? {
              text: `${metric.code} ${metric.title}`,
              href: metricAddress(metric.code, { period: finding.period }),
            }
          : { text: finding.rule },
        { text: finding.period, classes: oneLine },
        {
          text: finding.stated,
          numeric: true,
          ...(finding.revisionId !== null && {
            href: figureAddress({ kind: 'published', id: finding.revisionId }),
            label: `what is stated of ${finding.metric}`,
          }),
        },
        { text: finding.computed, numeric: true },
        { text: finding.explanation },
      ];
    });
  if (rows.length === 0) return undefined;
  return {
    id: 'disagreements',
    caption: 'Where sources do not agree with themselves',
    head: [
      { text: 'Metric' },
      { text: 'Period' },
      { text: 'Stated', numeric: true },
      { text: 'Set against', numeric: true },
      { text: 'Explanation' },
    ],
    rows,
  };
}
