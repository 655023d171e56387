import { printPeriod } from '../../../calendar/index.ts';
import type { Metric } from '../../../catalogue/index.ts';
import { findProvider, type Provider, type Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import {
  chanceKindOf,
  countHeld,
  eraInForce,
  latestOfMany,
  listPeriodsHeld,
} from '../../../measure/index.ts';
import { nationOfSubject } from '../../settle-question.ts';

/** A figure of which the counts are known, to show what can be asked. */
export type WorkedExample = {
  metric: Metric;
  provider: Provider;
  nation: Subject;
  period: string;
};

/** Of what is counted, a part of records at the provider with the most figures; of simulated records where no others are. */
export async function workedExample(hub: Hub): Promise<WorkedExample | undefined> {
  const simulated = hub.estate.providers.filter((one) => one.simulated).map(({ id }) => id);
  return (await exampleAmong(hub, {})) ?? (await exampleAmong(hub, { providerIds: simulated }));
}

async function exampleAmong(
  hub: Hub,
  among: { providerIds?: readonly string[] },
): Promise<WorkedExample | undefined> {
  if (among.providerIds?.length === 0) return undefined;
  const providerIds = among.providerIds && { providerIds: [...among.providerIds] };
  const byMetric = await countHeld(hub, 'metric_code', { ...providerIds });
  const latest = latestOfMany(await listPeriodsHeld(hub, { ...providerIds }));
  if (!latest) return undefined;
  const metric = hub.catalogue.metrics
    .filter((one) => (byMetric.get(one.code)?.counted ?? 0) > 0)
    .filter((one) => chanceKindOf(hub.catalogue, one).kind === 'proportion')
    .filter((one) => eraInForce(hub.catalogue, one, latest) === one.era)
    .toSorted((one, other) => countOf(byMetric, other.code) - countOf(byMetric, one.code))[0];
  if (!metric) return undefined;
  const metrics = { ...providerIds, metrics: [metric.code] };
  const [byProvider, held] = await Promise.all([
    countHeld(hub, 'provider_id', metrics),
    listPeriodsHeld(hub, metrics),
  ]);
  const [id] = [...byProvider.keys()].toSorted(
    (one, other) => countOf(byProvider, other) - countOf(byProvider, one) || (one < other ? -1 : 1),
  );
  const provider = id === undefined ? undefined : findProvider(hub.estate, id);
  const period = latestOfMany(held.filter(({ counted }) => counted > 0));
  if (!provider || !period) return undefined;
  return { metric, provider, nation: nationOfSubject(hub, provider), period: printPeriod(period) };
}

function countOf(held: ReadonlyMap<string, { counted: number }>, key: string): number {
  return held.get(key)?.counted ?? 0;
}
