import { type Period, printPeriod } from '../../../calendar/index.ts';
import { appliesTo, type Metric } from '../../../catalogue/index.ts';
import { findProvider, type Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import {
  chanceKindOf,
  eraInForce,
  latestOfMany,
  listPerformance,
  listPeriodsHeld,
  type PerformanceRow,
} from '../../../measure/index.ts';

/** A figure of which the counts are known, to show what can be asked. */
export type WorkedExample = {
  metric: Metric;
  provider: Subject;
  nation: Subject;
  period: string;
};

/** The part of records that is counted from the most of them; of simulated records where there are no others. */
export async function workedExample(hub: Hub): Promise<WorkedExample | undefined> {
  const { nation, simulatedNation, providers } = hub.estate;
  const real = await exampleIn(hub, nation, undefined);
  if (real || !simulatedNation) return real;
  const ids = providers.filter(({ simulated }) => simulated).map(({ id }) => id);
  return exampleIn(hub, simulatedNation, ids);
}

async function exampleIn(
  hub: Hub,
  nation: Subject,
  providerIds: string[] | undefined,
): Promise<WorkedExample | undefined> {
  const held = await listPeriodsHeld(hub, { ...(providerIds && { providerIds }) });
  const period = latestOfMany(held.filter(({ counted }) => counted > 0));
  if (!period) return undefined;
  const metrics = partsOfRecords(hub, period);
  const rows = await listPerformance(hub, { region: nation.id, metrics, period });
  const largest = largestOf(rows.filter(({ providerId }) => findProvider(hub.estate, providerId)));
  const provider = largest && findProvider(hub.estate, largest.providerId);
  const metric = hub.catalogue.metrics.find(({ code }) => code === largest?.metric);
  return provider && metric && { metric, provider, nation, period: printPeriod(period) };
}

/** Which metrics of providers are a part of records, by the definitions in force. */
function partsOfRecords({ catalogue, estate }: Hub, period: Period): string[] {
  return catalogue.metrics
    .filter((metric) => chanceKindOf(catalogue, metric).kind === 'proportion')
    .filter((metric) => eraInForce(catalogue, metric, period) === metric.era)
    .filter((metric) => estate.providers.some((provider) => appliesTo(metric, provider)))
    .map(({ code }) => code);
}

/** What is all or nothing shows little. */
function largestOf(rows: readonly PerformanceRow[]): PerformanceRow | undefined {
  return rows
    .filter(({ basis, outturn }) => basis === 'counted' && outturn !== 0 && outturn !== 100)
    .toSorted((one, other) => (other.denominator ?? 0) - (one.denominator ?? 0))[0];
}
