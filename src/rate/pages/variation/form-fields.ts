import type { Metric } from '../../../catalogue/index.ts';
import type { Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { type Option, select } from '../scheme-question.ts';
import { fieldId } from './form-reading.ts';

type Field = { kind: string; name: string; [more: string]: unknown };
type Form = { action: string; label: string; submit: string; fields: readonly Field[] };

/** A form with each problem at its field. */
export function formWith(problems: readonly Problem[], form: Form) {
  return {
    ...form,
    fields: form.fields.map((field) => {
      const said = problems
        .filter(({ place }) => place?.path === fieldId(field.name))
        .map(({ message }) => message);
      return said.length === 0 ? field : { ...field, error: said.join(' ') };
    }),
  };
}

/** Every metric that is a number and can be counted, besides the one asked for. */
export function metricField({ catalogue }: Pick<Hub, 'catalogue'>, chosen: Metric | undefined) {
  const metrics = catalogue.metrics.filter(
    (metric) => metric === chosen || (metric.formula !== undefined && metric.unit !== 'rating'),
  );
  return selectOrChoose(
    'metric',
    'Metric',
    metrics.map((metric) => ({
      ...{ value: metric.code, text: `${metric.code} ${metric.shortTitle}` },
      selected: metric === chosen,
    })),
  );
}

/** A select that chooses nothing unasked. */
function selectOrChoose(name: string, label: string, options: readonly Option[]) {
  const none = { value: '', text: 'Choose', selected: options.every(({ selected }) => !selected) };
  return select(name, label, [none, ...options]);
}

export function subjectField(value: string | undefined) {
  return {
    ...{ kind: 'text', name: 'provider', label: 'Provider', value: value ?? '' },
    hint: 'An area, a prison, a group, a region or National',
  };
}

export function textField(name: string, label: string, value: string | undefined, hint: string) {
  return { kind: 'text', name, label, value: value ?? '', hint };
}

/** First and last month. */
export function spanFields({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  return [
    textField('from', 'From', from, 'Such as Apr 2006'),
    textField('to', 'To', to, 'Such as Mar 2008'),
  ];
}
