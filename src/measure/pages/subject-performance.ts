import { mayDo } from '../../access/index.ts';
import { levels } from '../../commission/index.ts';
import { publishedFigures } from '../../deliver/index.ts';
import type { Hub } from '../../hub.ts';
import type { Chart } from '../../web/index.ts';
import { listPerformance } from '../actions.ts';
import { dataAddresses, providerAddress, variationAddress } from './addresses.ts';
import { otherPeriods, periodOptions } from './chosen-period.ts';
import { dateWords } from './date-words.ts';
import { describingTables } from './describing-figures.ts';
import { disagreementTable } from './disagreements.ts';
import { headlines } from './headline.ts';
import { absentTable, outcomeTables } from './outcomes.ts';
import { countStatuses, presentStatuses } from './status-count.ts';
import type { SubjectQuestion } from './subject-question.ts';
import type { TableView } from './table-view.ts';
import { trendsOf } from './trends.ts';

/** Everything that figures say of a subject in a period, ready to be drawn. */
export type SubjectPerformance = {
  headlines: string[];
  counts: ReturnType<typeof presentStatuses>;
  outcomes: TableView[];
  absent: TableView | undefined;
  describing: TableView[];
  trends: Chart[];
  disagreements: TableView | undefined;
  data: { csv: string; json: string };
  /** The control charts of its metrics, for whoever may see them. */
  charts: string | undefined;
  otherPeriods: Array<{ text: string; href: string }>;
};

/** What figures say of a subject in the period chosen; `region` is carried into the links to metrics. */
export async function describePerformance(
  hub: Hub,
  { subject, chosen }: SubjectQuestion,
  region: string | undefined,
): Promise<SubjectPerformance | undefined> {
  if (!chosen) return undefined;
  const { id: provider, kind: providerKind } = subject;
  const { catalogue, database } = hub;
  const [all, published, agreed, disagreements] = await Promise.all([
    listPerformance(hub, { provider, providerKind, period: chosen.period }),
    publishedFigures.listCurrent(database, { providerIds: [provider] }),
    levels.listCurrent(database, { providerIds: [provider] }),
    disagreementTable(hub, provider),
  ]);
  const rows = chosen.isHeld ? all : [];
  return {
    headlines: headlines(catalogue, subject, rows),
    counts: presentStatuses(countStatuses(rows)),
    outcomes: outcomeTables(catalogue, rows, region),
    absent: absentTable(catalogue, rows, region),
    describing: describingTables(catalogue, chosen.period, published, agreed),
    trends: trendsOf(catalogue.metrics, provider, published, agreed),
    disagreements,
    data: dataAddresses({ provider, kind: providerKind, period: chosen.text }),
    charts: mayDo(hub.caller, 'see performance')
      ? variationAddress('control-charts', { provider })
      : undefined,
    otherPeriods: otherPeriods(chosen, (period) => providerAddress(provider, period)),
  };
}

/** The form that chooses period and day. */
export function subjectForm({ subject, chosen, on }: SubjectQuestion, withDay: boolean) {
  return {
    action: `/providers/${encodeURIComponent(subject.id)}`,
    label: withDay ? 'Choose period and day' : 'Choose period',
    submit: 'Show',
    fields: [
      ...(chosen
        ? [{ kind: 'select', name: 'period', label: 'Figures of', options: periodOptions(chosen) }]
        : []),
      ...(withDay
        ? [
            {
              kind: 'text',
              name: 'on',
              label: 'Profile on',
              hint: `A day such as ${on}`,
              value: on,
            },
          ]
        : []),
    ],
  };
}

/** The day of a profile in words, for headings. */
export function dayOf({ on }: SubjectQuestion): { date: string; words: string } {
  return { date: on, words: dateWords(on) };
}
