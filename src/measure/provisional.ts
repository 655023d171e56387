import type { Period } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import type { Provider } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { talliesBehind } from './counted-figures.ts';
import { standInsFor, yieldingOf } from './stand-ins.ts';
import { listProvisional } from './store/provisional.ts';

/** What stands beside a figure that a return makes which may still change. */
export const provisionalWords = 'provisional: not yet accepted';

type Known = Pick<Hub, 'database' | 'catalogue'>;

/** Which figures of a period are made of a return that is submitted and not accepted. */
export type Provisional = {
  /** The words for a figure of some providers; null where it is settled. */
  wordsFor(providers: readonly Pick<Provider, 'id'>[], metric: Metric): string | null;
};

/** Nothing is provisional, as of figures that were printed. */
export const settled: Provisional = { wordsFor: () => null };

/** Reads at once, for some metrics and providers, which figures are provisional. */
export async function readProvisional(
  { database, catalogue }: Known,
  metrics: readonly Metric[],
  { period, providerIds }: { period: Period; providerIds: readonly string[] },
): Promise<Provisional> {
  const standIns = (some: readonly Metric[]) =>
    standInsFor(
      catalogue,
      some.flatMap(({ formula }) =>
        formula ? talliesBehind(catalogue, formula).map(({ code }) => code) : [],
      ),
    );
  const tallies = standIns(metrics);
  if (tallies.length === 0) return settled;
  const { first, months } = period;
  const found = await listProvisional(database, {
    ...{ providerIds, first, months },
    tallies: tallies.map(({ code }) => code),
    templates: tallies.map(({ returned }) => returned?.template ?? ''),
    yielding: yieldingOf(catalogue, tallies),
  });
  if (found.length === 0) return settled;
  const keys = new Set(found.map(({ provider_id, tally }) => `${provider_id} ${tally}`));
  return {
    wordsFor: (providers, metric) =>
      standIns([metric]).some(({ code }) => providers.some(({ id }) => keys.has(`${id} ${code}`)))
        ? provisionalWords
        : null,
  };
}
