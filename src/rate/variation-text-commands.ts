import { type Catalogue, getMetric, printValue } from '../catalogue/index.ts';
import { printRows } from '../cli/output.ts';
import { printForecast } from '../measure/index.ts';
import { printBetween } from './figures/month-chart.ts';
import { zText } from './pages/variation/funnel-view.ts';
import { parts, reasonLines } from './printing-commands.ts';
import type {
  ShownChange,
  ShownChart,
  ShownFunnel,
  ShownYearEnd,
} from './shown/shown-variation.ts';

/** A value as its metric is printed, whole numbers with a place for what lies between them; blank for none. */
function printer(catalogue: Catalogue, code: string): (value: number | null | undefined) => string {
  const metric = getMetric(catalogue, code);
  return (value) => (value === null || value === undefined ? '' : printBetween(value, metric));
}

/** A control chart for a terminal. */
export function chartText(chart: ShownChart, catalogue: Catalogue): string {
  const { provider, title, metric, span, sentence, chosen, months, phases, rules } = chart;
  const print = printer(catalogue, metric);
  const drawn = chart.kind !== null;
  return parts(
    [`${provider}: ${title} (${metric}), ${span}`, sentence],
    printRows('table', months, [
      { heading: 'Month', read: ({ period }) => period },
      { heading: 'Outturn', read: ({ outturnText }) => outturnText },
      ...(drawn
        ? [
            { heading: 'Mean', read: (month: ShownChart['months'][number]) => print(month.mean) },
            { heading: 'Lower', read: (month: ShownChart['months'][number]) => print(month.lower) },
            { heading: 'Upper', read: (month: ShownChart['months'][number]) => print(month.upper) },
          ]
        : []),
      {
        heading: 'Remark',
        read: ({ flags, missing }) =>
          missing ??
          flags.map(({ rule, direction }) => [rule, direction ?? []].flat().join(', ')).join('; '),
      },
    ]),
    [
      ...phases.flatMap(({ from, words }) => (words === null ? [] : [`From ${from}: ${words}`])),
      ...phases.flatMap(({ why }) => why ?? []),
      ...rules.map(({ code, words, source }) => `${code}: ${words} ${source}.`),
      ...(drawn ? [chosen] : []),
      ...chart.notes,
    ],
  );
}

/** A funnel for a terminal, the unusual first. */
export function funnelText(funnel: ShownFunnel, catalogue: Catalogue): string {
  const { title, metric, period, region, group, sentence, points, target, reason } = funnel;
  const known = getMetric(catalogue, metric);
  const print = printer(catalogue, metric);
  const where = [region, group ?? [], period].flat().join(', ');
  const sorted = points.toSorted((one, other) => Math.abs(other.z ?? 0) - Math.abs(one.z ?? 0));
  return parts(
    [`${title} (${metric}): ${where}`, sentence],
    points.length === 0
      ? ''
      : printRows('table', sorted, [
          { heading: 'Provider', read: ({ name }) => name },
          { heading: 'Outturn', read: ({ value }) => printValue(value, known) },
          { heading: 'Counted', read: ({ top }) => top },
          { heading: 'Of', read: ({ bottom }) => Math.round(bottom) },
          { heading: 'z', read: ({ z }) => (z === null ? '' : zText(z)) },
          { heading: 'Beyond', read: ({ beyond }) => (beyond === null ? '' : `${beyond}%`) },
          {
            heading: 'Remark',
            read: ({ side, judged }) => [side ?? [], judged ?? []].flat().join(', '),
          },
        ]),
    [
      ...(target?.value == null ? [] : [`Set against ${print(target.value)}, the ${target.kind}.`]),
      ...(reason === null ? [] : [reason]),
      ...reasonLines('Not compared: ', funnel.without),
    ],
  );
}

/** A change for a terminal. */
export function changeText(change: ShownChange, catalogue: Catalogue): string {
  const { provider, title, metric, before, after, sentence } = change;
  const print = printer(catalogue, metric);
  return parts(
    [`${provider}: ${title} (${metric}), ${before.period} to ${after.period}`, sentence],
    printRows(
      'table',
      [before, after],
      [
        { heading: 'Period', read: ({ period }) => period },
        { heading: 'Outturn', read: ({ outturnText }) => outturnText },
        { heading: 'Lower', read: ({ interval }) => print(interval?.lower) },
        { heading: 'Upper', read: ({ interval }) => print(interval?.upper) },
        { heading: 'Made of', read: ({ madeOf }) => madeOf ?? '' },
      ],
    ),
  );
}

/** A forecast for a terminal. */
export function yearEndText(report: ShownYearEnd, catalogue: Catalogue): string {
  const { provider, title, metric, year, sentence, points, notes, runRate } = report;
  const known = getMetric(catalogue, metric);
  const print = (value: number | null) => (value === null ? '' : printForecast(value, known));
  return parts(
    [`${provider}: ${title} (${metric}), ${year}`, sentence],
    printRows('table', points, [
      { heading: 'By the end of', read: ({ period }) => period },
      { heading: 'Outturn', read: ({ valueText }) => valueText },
      { heading: 'Level', read: ({ levelText }) => levelText },
      { heading: 'Forecast', read: ({ forecastText }) => forecastText },
      { heading: 'From', read: ({ lower }) => print(lower) },
      { heading: 'To', read: ({ upper }) => print(upper) },
    ]),
    [...(runRate.how === sentence ? [] : [runRate.how]), ...notes],
  );
}
