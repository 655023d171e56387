import {
  describePeriod,
  findPeriod,
  type Period,
  parsePeriod,
  rangePeriod,
} from '../../../calendar/index.ts';
import { type Metric, printValue } from '../../../catalogue/index.ts';
import type { Chart, ControlPoint } from '../../../web/index.ts';
import { controlChart } from '../../../web/index.ts';
import type { ControlChart, DrawnPoint, Flag } from '../../chance/drawn-chart.ts';
import { printBetween } from '../../figures/month-chart.ts';
import type { MonthFigure } from '../../figures/read-months.ts';
import type { MetricChart } from '../../variation/control-chart.ts';
import { traceAddress } from './addresses.ts';

type Drawn = MetricChart & { chart: ControlChart };

/** The months of a control chart as they are drawn. */
export function controlPoints({ chart, months, metric }: Drawn): ControlPoint[] {
  return chart.points.map((point, at) => ({
    ...{ month: point.period, value: point.value },
    valueText: valueText(metric, point, months[at]),
    ...{ mean: point.mean, lower: point.lower, upper: point.upper },
    flags: [...new Set(point.flags.map(({ number }) => number))],
    level: months[at]?.level ?? null,
  }));
}

function valueText(metric: Metric, { value, missing }: DrawnPoint, month?: MonthFigure): string {
  if (value === null) return missing ?? 'No figure';
  return month?.outturnText ? month.outturnText : printValue(value, metric);
}

/** Where mean and limits begin anew. */
export function rebasesOf({ points, phases }: ControlChart): Array<{ at: number; words: string }> {
  return phases.flatMap(({ from, words }) =>
    words === null ? [] : [{ at: points.findIndex(({ period }) => period === from), words }],
  );
}

export function drawnChart(known: Drawn): Chart {
  const { metric, subject, chart } = known;
  return controlChart({
    ...{ id: 'control-chart', title: `${metric.shortTitle}, ${subject.name}, month by month` },
    points: controlPoints(known),
    rules: chart.rules.map(({ number, words }) => ({ number, words })),
    rebases: rebasesOf(chart),
    print: (value) => printValue(value, metric),
    sentence: chart.sentence,
  });
}

/** The special causes: stretches of months that one rule picks out on one side, the latest first. */
export function causesTable({ points, rules }: ControlChart) {
  const causes = rules.flatMap((rule) =>
    stretchesOf(points, rule.code).map(({ last, flag, months }) => ({
      last,
      cells: [
        describePeriod(months),
        `${rule.number}. ${rule.words}`,
        flag.side === null ? 'closer to the mean than chance' : wayOf(flag),
      ],
    })),
  );
  return {
    id: 'causes',
    caption: 'Months that stand out',
    captionClasses: 'govuk-visually-hidden',
    head: ['Months', 'Rule', 'Which way'],
    rows: causes.toSorted((one, other) => other.last - one.last).map(({ cells }) => cells),
  };
}

function wayOf({ direction, side }: Flag): string {
  const way = side === 'above' ? 'higher' : 'lower';
  return direction === null ? way : `${direction}, that is ${way}`;
}

type Stretch = { first: number; last: number; flag: Flag; months: Period };

/** Neighbouring months with the same flag. A month without a figure breaks no stretch. */
function stretchesOf(points: readonly DrawnPoint[], code: Flag['rule']): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  for (const [at, { value, flags, period }] of points.entries()) {
    if (value === null) continue;
    const flag = flags.find(({ rule }) => rule === code);
    const month = findPeriod(period);
    if (!flag || !month) {
      open = undefined;
    } else if (open && open.flag.side === flag.side) {
      open.last = at;
      open.months = rangePeriod(open.months.first, month.first);
    } else {
      open = { first: at, last: at, flag, months: month };
      stretches.push(open);
    }
  }
  return stretches;
}

/** Each stretch with its own mean; undefined where no mark begins a new one. */
export function phasesTable({ phases }: ControlChart, metric: Metric) {
  if (phases.length < 2) return undefined;
  const print = (value: number) => printBetween(value, metric);
  return {
    id: 'phases',
    caption: 'Before and after each mark',
    captionClasses: 'govuk-visually-hidden',
    head: [
      'Months',
      'Begins with',
      { text: 'Known', numeric: true },
      { text: 'Mean', numeric: true },
      'Limits',
    ],
    rows: phases.map(({ from, to, words, known, mean, limits, why }) => [
      describePeriod(rangePeriod(parsePeriod(from).first, parsePeriod(to).first)),
      words ?? 'the first month asked for',
      { text: String(known), numeric: true },
      { text: mean === null ? 'none' : print(mean), numeric: true },
      { text: limits, detail: why ?? '' },
    ]),
  };
}

/** Every month with its figure, what it is made of, mean, limits, level and rules. */
export function monthsTable({ chart, months, metric, subject }: MetricChart) {
  const print = (value: number) => printBetween(value, metric);
  const levels = months.some(({ level }) => level !== null);
  const parts = months.some(({ top }) => top !== null);
  const notes = months.map((month, at) => noteOf(month, chart?.points[at]));
  const noted = notes.some((note) => note !== '');
  const numeric = (text: string) => ({ text, numeric: true });
  return {
    id: 'months',
    caption: 'Every month',
    captionClasses: 'govuk-visually-hidden',
    classes: 'gh-dense',
    head: [
      'Month',
      numeric('Outturn'),
      ...(parts ? [numeric('Made of')] : []),
      ...(chart ? [numeric('Mean'), numeric('Lower limit'), numeric('Upper limit')] : []),
      ...(levels ? [numeric('Level')] : []),
      ...(noted ? ['What to know'] : []),
    ],
    rows: months.map((month, at) => {
      const point = chart?.points[at];
      return [
        { text: month.period, classes: 'gh-month' },
        outturnCell(month, { provider: subject.id, metric: metric.code }),
        ...(parts ? [{ ...numeric(madeOf(month)), classes: 'gh-month' }] : []),
        ...(point
          ? [point.mean, point.lower, point.upper].map((one) =>
              numeric(one === null ? '–' : print(one)),
            )
          : []),
        ...(levels ? [numeric(month.levelText === '' ? '–' : month.levelText)] : []),
        ...(noted ? [{ text: notes[at] ?? '', classes: 'gh-words' }] : []),
      ];
    }),
  };
}

function outturnCell(
  { period, outturnText, outturn, basis }: MonthFigure,
  whose: { provider: string; metric: string },
) {
  if (outturn === null) return { text: '–', numeric: true };
  if (basis !== 'counted') return { text: outturnText, numeric: true };
  const href = traceAddress({ ...whose, period });
  return { text: outturnText, href, label: `${period}, the records behind it`, numeric: true };
}

function madeOf({ top, bottom }: MonthFigure): string {
  const count = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  if (top === null) return '–';
  return bottom === null ? count(top) : `${count(top)} of ${count(bottom)}`;
}

/** The rules that pick a month out, why it has no figure, or that its figure was printed. */
function noteOf({ missing, basis }: MonthFigure, point: DrawnPoint | undefined): string {
  const flags = point?.flags ?? [];
  const rules = flags.map(
    ({ number, side, direction }) => `rule ${number}, ${direction ?? side ?? 'close to the mean'}`,
  );
  const printed = basis === 'published' ? ['as printed'] : [];
  return [...rules, ...printed, ...(missing === null ? [] : [missing])].join('; ');
}
