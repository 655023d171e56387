import { type Period, printPeriod } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigures } from './counted-figures.ts';
import { readCounted } from './read-counted.ts';

type Known = Pick<Hub, 'database' | 'catalogue' | 'now'>;

/** What was counted of some metrics at some providers, in one period after another; each is read once. */
export class CountedPeriods {
  private readonly hub: Known;
  private readonly metrics: readonly Metric[];
  private readonly providerIds: readonly string[];
  private readonly known = new Map<string, Promise<CountedFigures>>();

  constructor(hub: Known, metrics: readonly Metric[], providerIds: readonly string[]) {
    this.hub = hub;
    this.metrics = metrics;
    this.providerIds = providerIds;
  }

  of(period: Period): Promise<CountedFigures> {
    const key = printPeriod(period);
    const { hub, metrics, providerIds } = this;
    const figures = this.known.get(key) ?? readCounted(hub, metrics, { period, providerIds });
    this.known.set(key, figures);
    return figures;
  }
}
