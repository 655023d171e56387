import { findMetric } from '../../catalogue/index.ts';
import type { GatehouseError } from '../../errors.ts';
import { findSubject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { View } from '../../web/index.ts';
import { metricAddress, providerAddress, type TraceAddress, traceAddress } from './addresses.ts';

const frame = {
  view: 'measure/views/trace-begin.njk',
  title: 'From a figure to its records',
  breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Trace' }],
};

type Asked = { [Name in keyof TraceAddress]?: TraceAddress[Name] | undefined };

/** Asks which figure, where the address does not say it whole. */
export function showBegin(hub: Hub, asked: Asked): View {
  return { ...frame, data: { form: beginForm(hub, asked) } };
}

/** Says why there is nothing to trace, and where to go instead. */
export function showNoTrace(hub: Hub, asked: TraceAddress, error: GatehouseError): View {
  const { period, asAt } = asked;
  const metric = findMetric(hub.catalogue, asked.metric);
  const subject = findSubject(hub.estate, asked.provider);
  const ways = [
    ...(asAt === undefined
      ? []
      : [
          {
            text: 'The figure as it stands now',
            href: traceAddress({ ...asked, asAt: undefined }),
          },
        ]),
    ...(subject
      ? [{ text: `Figures of ${subject.name}`, href: providerAddress(subject.id, period) }]
      : []),
    ...(metric
      ? [
          {
            text: `${metric.code} ${metric.title}, with its technical note`,
            href: metricAddress(metric.code, { period }),
          },
        ]
      : []),
  ];
  return {
    ...frame,
    status: error.status,
    data: { form: beginForm(hub, asked), refusal: error.message, ways },
  };
}

function beginForm({ catalogue }: Hub, asked: Asked) {
  const counted = catalogue.metrics.filter(({ formula }) => formula !== undefined);
  const chosen = asked.metric && findMetric(catalogue, asked.metric)?.code;
  return {
    action: '/trace',
    label: 'Choose a figure',
    submit: 'Follow it',
    fields: [
      {
        ...{ kind: 'text', name: 'provider', label: 'Provider' },
        ...{ hint: 'A provider, group, region or National', value: asked.provider },
      },
      {
        ...{ kind: 'select', name: 'metric', label: 'Metric' },
        options: counted.map(({ code, shortTitle }) => ({
          ...{ value: code, text: `${code} ${shortTitle}`, selected: code === chosen },
        })),
      },
      {
        ...{ kind: 'text', name: 'period', label: 'Period' },
        ...{ hint: 'Such as 2007-08, 2007-08 Q4 or Mar 2008', value: asked.period },
      },
      {
        ...{ kind: 'text', name: 'asAt', label: 'As it stood on' },
        ...{ hint: 'A day such as 2008-04-15; leave it blank for now', value: asked.asAt },
      },
    ],
  };
}
