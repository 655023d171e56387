import {
  type Catalogue,
  type Metric,
  readStoredMetric,
  readStoredTally,
} from '../catalogue/index.ts';
import type { Hub } from '../hub.ts';
import { listVersionsAt } from './store/version.ts';

/**
 * The catalogue with the formulas and tallies that were in force at an instant. A metric that was not counted
 * then has no formula; what does not decide an outturn, such as titles, is as it is now.
 */
export async function catalogueAsAt(
  { database, catalogue }: Pick<Hub, 'database' | 'catalogue'>,
  instant: string,
): Promise<Catalogue> {
  const [tallies, metrics] = await Promise.all([
    listVersionsAt(database, 'tally', instant),
    listVersionsAt(database, 'metric', instant),
  ]);
  const then = new Map(
    metrics.map(({ content }) => readStoredMetric(content)).map((one) => [one.code, one]),
  );
  return {
    ...catalogue,
    tallies: tallies.map(({ content }) => readStoredTally(content)),
    metrics: catalogue.metrics.map((metric) => metricAsAt(metric, then.get(metric.code))),
  };
}

function metricAsAt(metric: Metric, then: ReturnType<typeof readStoredMetric> | undefined): Metric {
  return { ...metric, ...then, formula: then?.formula };
}
