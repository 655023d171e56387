import { type Period, printPeriod } from '../../calendar/index.ts';
import { getMetric, type Metric } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { SubjectKind } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { listPerformance, type PerformanceRow } from '../../measure/index.ts';
import type { Unsure } from '../chance/counts.ts';
import { type Difference, differenceOf } from '../chance/difference.ts';
import { differenceSentence } from '../chance/difference-words.ts';
import { type Interval, intervalOf } from '../chance/interval.ts';
import { type CountsOfRow, countsOfRow } from '../figures/counts-of-row.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whose change, in which metric, from which period to which. */
export type ChangeQuestion = {
  provider: string;
  providerKind?: SubjectKind | undefined;
  metric: string;
  from: Period;
  to: Period;
};

/** One of the two periods. */
export type ChangeSide = {
  period: string;
  outturn: number | null;
  outturnText: string;
  madeOf: string | null;
  /** Null where only a published figure is known, or none. */
  interval: Interval | null;
};

export type MetricChange = {
  metric: Metric;
  provider: string;
  providerId: string;
  before: ChangeSide;
  after: ChangeSide;
  /** Null where it cannot be told how sure the change is. */
  difference: Difference | null;
  /** For a person who is not a statistician. */
  sentence: string;
};

/**
 * The change of a metric between two periods, and whether it is more than chance. Throws ESTATE_UNKNOWN,
 * CATALOGUE_UNKNOWN_METRIC, and RATE_CHANGE_REFUSED where the periods share a month or
 * differ in length.
 */
export async function metricChange(hub: Known, question: ChangeQuestion): Promise<MetricChange> {
  const { provider, providerKind, from, to } = question;
  refusePeriods(from, to);
  const metric = getMetric(hub.catalogue, question.metric);
  const asked = { provider, providerKind, metrics: [metric.code] };
  const [[before], [after]] = await Promise.all([
    listPerformance(hub, { ...asked, period: from }),
    listPerformance(hub, { ...asked, period: to }),
  ]);
  const earlier = sideOf(hub, metric, from, before);
  const later = sideOf(hub, metric, to, after);
  const named = after ?? before;
  const difference = compared(earlier, later);
  return {
    ...{ metric, provider: named?.provider ?? provider, providerId: named?.providerId ?? '' },
    ...{ before: earlier.side, after: later.side },
    difference: 'reason' in difference ? null : difference,
    sentence:
      'reason' in difference
        ? `How sure this change is cannot be given. ${difference.reason}`
        : differenceSentence(difference, metric),
  };
}

function refusePeriods(from: Period, to: Period): void {
  const [earlier, later] = [printPeriod(from), printPeriod(to)];
  const problems = [
    ...(from.first + from.months > to.first
      ? [`${earlier} does not end before ${later} begins; give the earlier period first.`]
      : []),
    ...(from.months === to.months ? [] : [`${earlier} and ${later} are not of the same length.`]),
  ];
  if (problems.length === 0) return;
  throw new GatehouseError('RATE_CHANGE_REFUSED', problems.join(' '), {
    problems: problems.map((message) => ({ message, place: { path: 'from' } })),
  });
}

type Side = { side: ChangeSide; counted: CountsOfRow | Unsure };

function sideOf(
  { catalogue }: Known,
  metric: Metric,
  period: Period,
  row: PerformanceRow | undefined,
): Side {
  const counted = row
    ? countsOfRow(catalogue, metric, row, period.months)
    : { reason: `There is no figure of ${printPeriod(period)}.` };
  const interval = 'counts' in counted ? intervalOf(counted.counts, counted) : counted;
  return {
    counted,
    side: {
      period: printPeriod(period),
      outturn: row?.outturn ?? null,
      outturnText: row?.outturnText ?? '',
      madeOf: row?.madeOf ?? null,
      interval: 'reason' in interval ? null : interval,
    },
  };
}

function compared(before: Side, after: Side): Difference | Unsure {
  const [earlier, later] = [before.counted, after.counted];
  if ('counts' in earlier && 'counts' in later) {
    return differenceOf(earlier.counts, later.counts, later);
  }
  return { reason: unsureOf([before, after]) };
}

/** Why a period has nothing to count, with the periods of which that is so. */
function unsureOf(sides: readonly Side[]): string {
  const reasons = new Map<string, string[]>();
  for (const { counted, side } of sides) {
    if ('counts' in counted) continue;
    reasons.set(counted.reason, [...(reasons.get(counted.reason) ?? []), side.period]);
  }
  return [...reasons].map(([reason, periods]) => `${periods.join(' and ')}: ${reason}`).join(' ');
}
