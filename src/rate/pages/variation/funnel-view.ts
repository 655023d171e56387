import { getTally, type Metric, printValue, talliesOf } from '../../../catalogue/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Chart, funnelPlot } from '../../../web/index.ts';
import type { Funnel, FunnelPoint } from '../../chance/funnel.ts';
import { type FunnelCentre, limitsAt } from '../../chance/funnel-limits.ts';
import { fewestScores } from '../../chance/overdispersion.ts';
import type { Sureness } from '../../chance/sureness.ts';
import { printBetween } from '../../figures/month-chart.ts';
import type { MetricFunnel } from '../../variation/funnel.ts';
import { traceAddress } from './addresses.ts';

type Drawn = MetricFunnel & { funnel: Funnel };

/** The funnel as a drawing; undefined where there is no limit to draw. */
export function drawnFunnel(hub: Hub, { metric, funnel, period }: Drawn): Chart | undefined {
  const { target, points, widened } = funnel;
  if (target.value === null || funnel.limits.length === 0) return undefined;
  return funnelPlot({
    ...{ id: 'funnel', title: `${metric.shortTitle}, ${period}: each provider by its size` },
    dots: points.map((point) => ({
      ...{ name: point.name, denominator: point.bottom, denominatorText: amount(point.bottom) },
      ...{ value: point.value, valueText: printValue(point.value, metric) },
      ...{ beyond: point.beyond, words: limitWords(point) },
    })),
    target: {
      value: target.value,
      text: printBetween(target.value, metric),
      words: target.kind === 'group' ? 'all together' : 'the level',
    },
    limits: funnel.limits,
    ...(widened > 1 && { adjusted: `set ${widened.toFixed(1)} times as far out` }),
    denominators: denominatorWords(hub, metric),
    values: metric.shortTitle,
    printValue: (value) => printValue(value, metric),
    printDenominator: amount,
    sentence: funnel.sentence,
  });
}

function denominatorWords({ catalogue }: Pick<Hub, 'catalogue'>, { formula }: Metric): string {
  if (!formula || !('bottom' in formula)) return 'size';
  const titles = talliesOf(formula.bottom).map((code) => getTally(catalogue, code).title);
  return titles.length === 0 ? 'size' : titles.join(' and ');
}

function amount(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

function limitWords({ beyond }: FunnelPoint): string {
  return beyond ? `${beyond.side} the ${beyond.limit}% limit` : 'within the limits';
}

/** Those beyond a limit in words, the furthest first. */
export function unusual({ points }: Funnel): string[] {
  return points.toSorted(furthestFirst).flatMap(({ sentence }) => sentence ?? []);
}

function furthestFirst(one: FunnelPoint, other: FunnelPoint): number {
  const byLimit = (other.beyond?.limit ?? 0) - (one.beyond?.limit ?? 0);
  return byLimit || Math.abs(other.z ?? 0) - Math.abs(one.z ?? 0);
}

/** Everyone with the figure, how far off it is, and the limits for its size; the furthest first. */
export function funnelTable({ funnel, metric, period }: Drawn) {
  const numeric = (text: string) => ({ text, numeric: true });
  return {
    id: 'everyone',
    caption: 'Everyone compared',
    captionClasses: 'govuk-visually-hidden',
    classes: 'gh-dense',
    head: [
      'Provider',
      numeric('Outturn'),
      numeric('Made of'),
      numeric('z'),
      numeric('95% limits'),
      numeric('99.8% limits'),
      'Against the limits',
    ],
    rows: funnel.points.toSorted(furthestFirst).map((point) => [
      point.name,
      {
        ...numeric(printValue(point.value, metric)),
        href: traceAddress({ provider: point.id, metric: metric.code, period }),
        label: `${point.name}, the records behind it`,
      },
      numeric(`${amount(point.top)} of ${amount(point.bottom)}`),
      numeric(point.z === null ? '–' : zText(point.z)),
      ...([95, 99.8] as const).map((limit) => numeric(limitText({ funnel, metric }, point, limit))),
      { text: limitWords(point), detail: point.judged ?? '' },
    ]),
  };
}

/** How many standard deviations a figure lies off. */
export function zText(z: number): string {
  const text = Math.abs(z).toFixed(1);
  return z < 0 && Number(text) > 0 ? `−${text}` : text;
}

function limitText(
  { funnel, metric }: Pick<Drawn, 'funnel' | 'metric'>,
  { bottom }: FunnelPoint,
  limit: Sureness,
): string {
  const { kind, per, target, widened } = funnel;
  if (target.value === null || funnel.limits.length === 0) return '–';
  const around: FunnelCentre = { kind, centre: target.value / per, widened };
  const { lower, upper } = limitsAt(around, bottom, limit);
  const print = (value: number) => printBetween(value, metric);
  return `${print(lower * per)} to ${print(upper * per)}`;
}

/** Whether the limits allow for overdispersion, and what that means. */
export function spreadWords({ phi, widened, limits, points }: Funnel): string | undefined {
  if (limits.length === 0) return undefined;
  if (phi === null || points.length < fewestScores) {
    return `The limits are not adjusted for overdispersion: with fewer than ${fewestScores} providers one that is far off would move its own limits.`;
  }
  const found = `φ = ${phi.toFixed(1)}`;
  if (widened > 1) {
    return `The limits are adjusted for overdispersion (${found}): something that this figure does not allow for, such as whom a provider works with, makes all of them differ more than chance would, so only who stands out from that too lies beyond.`;
  }
  return `The limits are not adjusted for overdispersion (${found}): as a whole these providers differ about as much as chance would make them.`;
}
