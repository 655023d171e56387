import type { Hub } from '../../../hub.ts';
import { regionOptions, select } from '../scheme-question.ts';
import { controlChartsAddress } from './addresses.ts';
import type { ChartsAsked, ChartsQuery } from './charts-question.ts';
import { formWith, metricField, spanFields, subjectField } from './form-fields.ts';
import { endsOf } from './held-span.ts';

/** The form of what was asked for; both where nothing was. */
export function chartsForms(hub: Hub, query: ChartsQuery, asked: ChartsAsked) {
  const { kind, problems } = asked;
  const ofMetric = formWith(problems, metricForm(hub, query, asked));
  const ofProvider = formWith(problems, providerForm(query, asked));
  if (kind === 'providers') return [ofMetric];
  if (kind === 'metrics') return [ofProvider];
  return [
    { ...ofMetric, heading: 'One metric at every provider' },
    { ...ofProvider, heading: 'Every metric of one provider', prefix: 'provider' },
  ];
}

function metricForm(hub: Hub, query: ChartsQuery, { metric, subject, span }: ChartsAsked) {
  const territory = ['region', 'nation'].includes(subject?.kind ?? '') ? subject : undefined;
  return {
    ...{ action: controlChartsAddress(), label: 'Choose a metric', submit: 'Show' },
    fields: [
      metricField(hub, metric),
      select('region', 'Region', regionOptions(hub, territory ?? hub.estate.nation)),
      ...spanFields(span ? endsOf(span) : query),
    ],
  };
}

function providerForm(query: ChartsQuery, { span }: ChartsAsked) {
  return {
    ...{ action: controlChartsAddress(), label: 'Choose a provider', submit: 'Show' },
    fields: [subjectField(query.provider), ...spanFields(span ? endsOf(span) : query)],
  };
}
