import type { Period } from '../calendar/index.ts';
import { getSubject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { Desk } from './desk.ts';
import { readFigures } from './figures.ts';
import { latestHeld, latestOfMany, listPeriodsHeld } from './holdings.ts';
import { isProvider, type PerformanceRow } from './performance.ts';
import { type PerformanceQuery, selectMetrics, selectSubjects } from './select.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/**
 * Outturn against level for every subject and metric asked for: those that apply in the period's year, and
 * those of which something is stated. Throws ESTATE_UNKNOWN or CATALOGUE_UNKNOWN_METRIC with the nearest names.
 */
export async function listPerformance(
  hub: Known,
  query: PerformanceQuery,
): Promise<PerformanceRow[]> {
  const metrics = selectMetrics(hub.catalogue, query);
  const codes = metrics.map(({ code }) => code);
  const period = query.period ?? (await usualPeriod(hub, query, codes));
  if (period === undefined) return [];
  const subjects = selectSubjects(hub, { ...query, period });
  const desk = new Desk(hub, await readFigures(hub, subjects, metrics, period), period);
  const named = (query.metrics?.length ?? 0) > 0;
  return subjects.flatMap((subject) =>
    metrics
      .filter((metric) => (named && isProvider(subject)) || desk.concerns(subject, metric, named))
      .map((metric) => desk.row(subject, metric)),
  );
}

/** The latest period of a provider that is named and has one; else that of everyone. */
async function usualPeriod(
  hub: Known,
  { provider: name, providerKind: kind }: PerformanceQuery,
  metrics: readonly string[],
): Promise<Period | undefined> {
  const subject = name === undefined ? undefined : getSubject(hub.estate, name, kind && { kind });
  const own =
    subject && isProvider(subject)
      ? latestHeld(await listPeriodsHeld(hub, { metrics, providerIds: [subject.id] }))
      : undefined;
  return own ?? latestOfMany(await listPeriodsHeld(hub, { metrics }));
}
