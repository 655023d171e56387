import { z } from 'zod';
import { getMetric, type Metric } from '../../catalogue/index.ts';
import { findProvider, nationOf, type Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { listPerformance } from '../actions.ts';
import { countHeld, listPeriodsHeld } from '../holdings.ts';
import { isGiven, type PerformanceRow } from '../performance.ts';
import { type ChosenPeriod, choosePeriod } from './chosen-period.ts';
import { chooseTerritory, simulatedIn } from './chosen-territory.ts';

/** What the address of a metric's page may hold. */
export const metricQuery = z.object({
  period: z.string().optional(),
  region: z.string().optional(),
});
export const metricParams = z.object({ code: z.string() });

/** A metric's figures in one period and territory. */
export type MetricFigures = {
  chosen: ChosenPeriod;
  territory: Subject;
  /** Whom something is stated of: providers, then groups, then partnerships. */
  rows: PerformanceRow[];
  /** The territory's own, and the nation's where that is another. */
  wholes: PerformanceRow[];
};

/** The metric of a code, title or short title; throws CATALOGUE_UNKNOWN_METRIC with the nearest. */
export function metricAsked(hub: Hub, code: string): Metric {
  return getMetric(hub.catalogue, code);
}

/** The figures asked for; undefined when none of the metric is held and no period was asked for. */
export async function askMetric(
  hub: Hub,
  metric: Metric,
  query: z.output<typeof metricQuery>,
): Promise<MetricFigures | undefined> {
  const metrics = [metric.code];
  const among = { ...simulatedIn(hub, query.region), metrics };
  const chosen = choosePeriod(query.period, await listPeriodsHeld(hub, among));
  if (!chosen) return undefined;
  const { period } = chosen;
  const held = await countHeld(hub, 'provider_id', { ...among, periods: chosen.parts });
  const ids = new Set(held.keys());
  const { territory } = chooseTerritory(hub, query.region, ids, period);
  if (!chosen.isHeld) return { chosen, territory, rows: [], wholes: [] };
  const nation = nationOf(hub.estate, territory);
  const about = (subject: Subject) =>
    listPerformance(hub, { provider: subject.id, providerKind: subject.kind, metrics, period });
  const [inTerritory, ofNation, ofPartnerships] = await Promise.all([
    listPerformance(hub, { region: territory.id, metrics, period }),
    territory.id === nation.id ? [] : about(nation),
    Promise.all(partnershipsAmong(hub, ids).map(about)),
  ]);
  return {
    chosen,
    territory,
    rows: [...inTerritory, ...ofPartnerships.flat()].filter(
      (row) => row.providerId !== territory.id && isGiven(row),
    ),
    wholes: [...inTerritory, ...ofNation].filter(
      ({ providerKind }) => providerKind === 'region' || providerKind === 'nation',
    ),
  };
}

/** Partnerships are not listed with performance, but some figures are theirs. */
function partnershipsAmong({ estate }: Hub, ids: ReadonlySet<string>): Subject[] {
  return [...ids]
    .flatMap((id) => findProvider(estate, id) ?? [])
    .filter(({ kind }) => kind === 'partnership')
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
