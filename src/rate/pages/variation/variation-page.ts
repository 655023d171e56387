import { parsePeriod, previousPeriod, printPeriod } from '../../../calendar/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Page, page } from '../../../web/index.ts';
import { regionOptions, select } from '../scheme-question.ts';
import {
  changeAddress,
  controlChartAddress,
  controlChartsAddress,
  funnelAddress,
  variationAddress,
  yearEndAddress,
} from './addresses.ts';
import { metricField, spanFields, subjectField, textField } from './form-fields.ts';
import { type WorkedExample, workedExample } from './worked-examples.ts';

/** What can be asked about how sure one can be of a metric. */
export function variationPage(): Page {
  return page({
    needs: 'see performance',
    path: variationAddress,
    show: async ({ hub }) => {
      const example = await workedExample(hub);
      return {
        view: 'rate/views/variation/variation.njk',
        title: 'Variation',
        breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Variation' }],
        data: { questions: questionsOf(hub, example), isCounted: example !== undefined },
      };
    },
  });
}

type Question = {
  id: string;
  title: string;
  words: string;
  action: string;
  fields: readonly unknown[];
  example: { text: string; href: string } | undefined;
};

function questionsOf(hub: Hub, example: WorkedExample | undefined) {
  return [
    chartQuestion(hub, example),
    manyQuestion(hub, example),
    funnelQuestion(hub, example),
    changeQuestion(hub, example),
    yearEndQuestion(hub, example),
  ].map(({ id, title, words, action, fields, example: worked }) => ({
    ...{ id, title, words, example: worked },
    form: { action, fields, prefix: id, label: title, submit: 'Show' },
  }));
}

function chartQuestion(hub: Hub, example: WorkedExample | undefined): Question {
  return {
    id: 'chart',
    title: 'Is this month out of the ordinary?',
    words:
      'A control chart draws a metric month by month with the limits within which chance keeps it, and picks out the months that go beyond.',
    action: controlChartAddress(),
    fields: [metricField(hub, undefined), subjectField(undefined), ...spanFields({})],
    example: example && {
      text: `${example.metric.shortTitle}, ${example.provider.name}`,
      href: controlChartAddress({ provider: example.provider.id, metric: example.metric.code }),
    },
  };
}

function manyQuestion(hub: Hub, example: WorkedExample | undefined): Question {
  return {
    id: 'charts',
    title: 'Where should I look first?',
    words:
      'The control charts of all providers side by side: what stands out comes first. Every metric of one provider can be looked through in the same way.',
    action: controlChartsAddress(),
    fields: [
      metricField(hub, undefined),
      select('region', 'Region', regionOptions(hub, hub.estate.nation)),
      ...spanFields({}),
    ],
    example: example && {
      text: `Every metric of ${example.provider.name}`,
      href: controlChartsAddress({ provider: example.provider.id }),
    },
  };
}

function funnelQuestion(hub: Hub, example: WorkedExample | undefined): Question {
  return {
    id: 'funnel',
    title: 'Who differs from the others?',
    words:
      'A funnel plot compares providers large and small: it says who differs from the rest, or from the level, by more than chance explains.',
    action: funnelAddress(),
    fields: [
      metricField(hub, undefined),
      select('region', 'Region', regionOptions(hub, hub.estate.nation)),
      textField('period', 'Period', undefined, 'Such as 2007-08; leave it blank for the latest'),
    ],
    example: example && {
      text: `${example.metric.shortTitle}, ${example.nation.officialName}, ${example.period}`,
      href: funnelAddress({
        ...{ metric: example.metric.code, region: example.nation.id, period: example.period },
      }),
    },
  };
}

function changeQuestion(hub: Hub, example: WorkedExample | undefined): Question {
  const before = example && printPeriod(previousPeriod(parsePeriod(example.period)));
  return {
    id: 'change',
    title: 'Has it changed?',
    words:
      'Two periods with their intervals, and whether the change between them is more than chance.',
    action: changeAddress(),
    fields: [
      ...[metricField(hub, undefined), subjectField(undefined)],
      textField('from', 'From', undefined, 'Such as 2006-07'),
      textField('to', 'To', undefined, 'Such as 2007-08'),
    ],
    example: example && {
      text: `${example.metric.shortTitle}, ${example.provider.name}, from ${before} to ${example.period}`,
      href: changeAddress({
        ...{ provider: example.provider.id, metric: example.metric.code },
        ...{ from: before, to: example.period },
      }),
    },
  };
}

function yearEndQuestion(hub: Hub, example: WorkedExample | undefined): Question {
  return {
    id: 'year-end',
    title: 'Where will the year end?',
    words:
      'The outturn so far carried on to the end of the year, how sure that is, and what the months that are left must bring to reach the level.',
    action: yearEndAddress(),
    fields: [
      ...[metricField(hub, undefined), subjectField(undefined)],
      textField('year', 'Year', undefined, 'Such as 2007-08; leave it blank for the latest'),
    ],
    example: example && {
      text: `${example.metric.shortTitle}, ${example.provider.name}`,
      href: yearEndAddress({ provider: example.provider.id, metric: example.metric.code }),
    },
  };
}
