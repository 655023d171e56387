import { findMetric } from '../../catalogue/index.ts';
import type { Hub } from '../../hub.ts';
import { breakdownsOf } from '../group-method.ts';
import type { Option } from './chosen-period.ts';
import type { GroupsQuery } from './groups-question.ts';

/** The form that chooses metric, breakdown, provider and period. */
export function groupsForm({ catalogue }: Hub, query: GroupsQuery) {
  const chosen = query.metric === undefined ? undefined : findMetric(catalogue, query.metric);
  const metrics = catalogue.metrics.filter(
    (metric) => metric === chosen || breakdownsOf(catalogue, metric).length > 0,
  );
  const by = query.by?.trim().toLowerCase();
  const select = (name: string, label: string, options: Option[]) => ({
    ...{ kind: 'select', name, label },
    options: [
      {
        value: '',
        text: 'Choose',
        selected: options.every(({ selected }) => !selected),
      },
      ...options,
    ],
  });
  return {
    ...{ action: '/groups', label: 'Choose a figure and its groups', submit: 'Show' },
    fields: [
      select(
        'metric',
        'Metric',
        metrics.map((metric) => ({
          value: metric.code,
          text: `${metric.code} ${metric.title}`,
          selected: metric === chosen,
        })),
      ),
      select(
        'by',
        'By',
        catalogue.breakdowns.map(({ code, title }) => ({
          value: code,
          text: title,
          selected: code === by || title.toLowerCase() === by,
        })),
      ),
      {
        ...{ kind: 'text', name: 'provider', label: 'Provider', value: query.provider ?? '' },
        hint: 'An area, a prison, a group, a region or National',
      },
      {
        ...{ kind: 'text', name: 'period', label: 'Period', value: query.period ?? '' },
        hint: 'Such as 2007-08 or 2007-08 Q4',
      },
      smallNumbersField(query),
    ],
  };
}

function smallNumbersField({ small }: GroupsQuery) {
  return {
    ...{ kind: 'select', name: 'small', label: 'Small numbers' },
    options: [
      { value: 'shown', text: 'As they are', selected: small !== 'suppressed' },
      {
        value: 'suppressed',
        text: 'Suppressed, for publication',
        selected: small === 'suppressed',
      },
    ],
  };
}
