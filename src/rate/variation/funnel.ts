import { endsOn, type Period, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { appliesTo, getMetric, type Metric, printValue } from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import { comparatorGroupOf, findProvider } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { listPerformance, type PerformanceRow } from '../../measure/index.ts';
import type { Funnel } from '../chance/funnel.ts';
import { funnelOf } from '../chance/funnel-of.ts';
import { countsOfRow } from '../figures/counts-of-row.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/**
 * Whom to compare in which metric and period; without a region everyone of the nation, without a period the
 * latest that is held. A group is the name of a comparator group, to compare only like with like.
 */
export type FunnelAsked = {
  metric: string;
  region?: string | undefined;
  period?: Period | undefined;
  group?: string | undefined;
  against: 'group' | 'level';
};

export type MetricFunnel = {
  metric: Metric;
  period: string;
  region: string;
  group: string | null;
  /** Comparator groups of those that have a figure, to choose from. */
  groups: readonly string[];
  /** Null where nothing can be compared; the sentence says why. */
  funnel: Funnel | null;
  sentence: string;
  /** Who has no counts to compare, and why. */
  without: ReadonlyArray<{ id: string; name: string; because: string }>;
};

/**
 * The funnel of a metric: whom chance does not explain, against all together or the level they share. Throws
 * ESTATE_UNKNOWN, CATALOGUE_UNKNOWN_METRIC, and RATE_FUNNEL_REFUSED where there is no one level or no such group.
 */
export async function metricFunnel(hub: Known, asked: FunnelAsked): Promise<MetricFunnel> {
  const metric = getMetric(hub.catalogue, asked.metric);
  const { region, period: wanted } = asked;
  const rows = await listPerformance(hub, { metrics: [metric.code], region, period: wanted });
  const period = periodOf(rows, wanted);
  const { groups, points, without } = compared(hub, { metric, rows, period, group: asked.group });
  const whole = rows.find((row) => !isProviderRow(row) && row.providerKind !== 'group');
  const report = {
    ...{ metric, period: period ? printPeriod(period) : '', region: whole?.provider ?? '' },
    ...{ group: asked.group ?? null, groups, without },
  };
  const [first] = points;
  if (!first) return { ...report, funnel: null, sentence: nobodyWords(metric, without) };
  const refusal = refusalOf(metric);
  if (refusal) return { ...report, funnel: null, sentence: refusal };
  const funnel = funnelOf({
    ...{ kind: first.counts.kind, per: first.per, polarity: metric.polarity },
    points: points.map(({ row, counts: { top, bottom } }) => ({
      ...{ id: row.providerId, name: row.provider, top, bottom },
    })),
    target:
      asked.against === 'group'
        ? { kind: 'group' }
        : { kind: 'level', value: levelOf(points, whole) },
    print: (value) => printValue(value, metric),
  });
  return { ...report, funnel, sentence: funnel.sentence };
}

type Comparing = {
  metric: Metric;
  rows: readonly PerformanceRow[];
  period: Period | undefined;
  group: string | undefined;
};

/** Those of whom the metric is asked and of whom there are counts, of the others why not; and their groups. */
function compared(hub: Known, { metric, rows, period, group: wanted }: Comparing) {
  const grouped = rows
    .filter((row) => isProviderRow(row) && isAsked(hub, metric, row))
    .map((row) => ({ row, group: groupOf(hub, row, period) }));
  const groups = [...new Set(grouped.flatMap(({ group }) => group ?? []))].sort();
  refuseUnknownGroup(wanted, groups);
  const counted = grouped
    .filter(({ group }) => wanted === undefined || group === wanted)
    .map(({ row }) => ({
      ...{ row, ...countsOfRow(hub.catalogue, metric, row, period?.months ?? 1) },
    }));
  return {
    groups,
    points: counted.flatMap((one) => ('counts' in one ? [one] : [])),
    without: counted.flatMap((one) =>
      'reason' in one
        ? [{ id: one.row.providerId, name: one.row.provider, because: one.reason }]
        : [],
    ),
  };
}

function periodOf(rows: readonly PerformanceRow[], wanted: Period | undefined): Period | undefined {
  const [first] = rows;
  return wanted ?? (first && parsePeriod(first.period));
}

function isProviderRow({ providerKind }: PerformanceRow): boolean {
  return providerKind === 'area' || providerKind === 'establishment';
}

/** Nobody misses a figure of whom it is not asked. */
function isAsked({ estate }: Known, metric: Metric, { providerId }: PerformanceRow): boolean {
  const provider = findProvider(estate, providerId);
  return provider === undefined || appliesTo(metric, provider);
}

function groupOf(
  { estate }: Known,
  { providerId }: PerformanceRow,
  period: Period | undefined,
): string | undefined {
  const provider = findProvider(estate, providerId);
  return provider && period && comparatorGroupOf(estate, provider, endsOn(period))?.name;
}

function refuseUnknownGroup(asked: string | undefined, groups: readonly string[]): void {
  if (asked === undefined || groups.includes(asked)) return;
  const choice = groups.length === 0 ? 'There are none here.' : `Write ${groups.join(', ')}.`;
  throw new GatehouseError(
    'RATE_FUNNEL_REFUSED',
    `There is no comparator group “${asked}” among these providers. ${choice}`,
    { problems: [{ message: `Unknown group. ${choice}`, place: { path: 'group' } }] },
  );
}

/** Counts alone say how large a provider is, not how good. */
function refusalOf({ formula, code }: Metric): string | undefined {
  if (formula && 'bottom' in formula) return undefined;
  return `${code} counts without a denominator, so that large providers have more of it: a funnel would compare their size.`;
}

function nobodyWords({ code }: Metric, without: MetricFunnel['without']): string {
  const [only, another] = new Set(without.map(({ because }) => because));
  if (only !== undefined && another === undefined) return only;
  return `Of ${code} only published figures are known here, without the counts behind them: what is chance cannot be told.`;
}

/** The level that all who are compared share; else that of the region or nation. */
function levelOf(
  compared: ReadonlyArray<{ row: PerformanceRow }>,
  whole: PerformanceRow | undefined,
): number {
  const levels = new Set(compared.flatMap(({ row }) => row.level ?? []));
  const [shared, another] = levels;
  const level = another === undefined ? (shared ?? whole?.level) : whole?.level;
  if (level !== null && level !== undefined) return level;
  throw new GatehouseError(
    'RATE_FUNNEL_REFUSED',
    'These providers have no one level: compare them with one another.',
    { problems: [{ message: 'There is no one level.', place: { path: 'against' } }] },
  );
}
