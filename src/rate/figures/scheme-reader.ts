import { type Period, previousPeriod, printPeriod } from '../../calendar/index.ts';
import type { Metric, Scheme } from '../../catalogue/index.ts';
import type { Provider, Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { CountedPeriods, chanceKindOf, MonthSpread, readDesk } from '../../measure/index.ts';
import type { Span } from '../scheme/rated-subject.ts';
import { chanceOfFigure } from './chance-of-figure.ts';
import { inputFigure, type KnownPeriod } from './input-figure.ts';
import { gateMetrics, metricsOfScheme } from './scheme-metrics.ts';
import type { SpanPeriod } from './span-periods.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Reads what a scheme looks at, one period after another; what was counted of each is read once. */
export class SchemeReader {
  private readonly hub: Known;
  private readonly scheme: Scheme;
  private readonly spread: boolean;
  private readonly everyone: readonly Provider[];
  private readonly metrics: ReadonlyMap<string, Metric>;
  private readonly counted: CountedPeriods;
  private readonly spreads = new Map<string, Promise<MonthSpread>>();

  constructor(
    hub: Known,
    scheme: Scheme,
    { nation, spread }: { nation: Pick<Subject, 'id'>; spread: boolean },
  ) {
    const { estate, catalogue } = hub;
    const metrics = metricsOfScheme(catalogue, scheme);
    const isSimulated = nation.id === estate.simulatedNation?.id;
    this.hub = hub;
    this.scheme = scheme;
    this.spread = spread;
    this.everyone = estate.providers.filter(
      ({ kind, simulated = false }) =>
        simulated === isSimulated && scheme.rated.kinds.some((rated) => rated === kind),
    );
    this.metrics = new Map(metrics.map((metric) => [metric.code, metric]));
    const ids = this.everyone.map(({ id }) => id);
    this.counted = new CountedPeriods(hub, metrics, ids);
  }

  async read(
    providers: readonly Provider[],
    { period, weight }: SpanPeriod,
  ): Promise<(provider: Provider) => Span> {
    const known = await this.readPeriod(providers, period);
    const gates = gateMetrics(this.scheme).flatMap((code) => this.metrics.get(code) ?? []);
    return (provider) => ({
      ...{ period: printPeriod(period), weight },
      figures: new Map(
        this.scheme.inputs.flatMap((input) => {
          const figure = inputFigure(known, provider, input);
          return figure ? [[input.code, figure] as const] : [];
        }),
      ),
      gateFigures: new Map(
        gates.flatMap((metric) => {
          const { value } = known.figureOf(provider, metric).outturn;
          return value === null ? [] : [[metric.code, value] as const];
        }),
      ),
    });
  }

  private async readPeriod(providers: readonly Provider[], period: Period): Promise<KnownPeriod> {
    const { hub, metrics, counted } = this;
    const [desk, now, before] = await Promise.all([
      readDesk(hub, { providers, metrics: [...metrics.values()], period, counted }),
      this.spreadOver(period),
      this.improves ? this.spreadOver(previousPeriod(period)) : undefined,
    ]);
    return {
      metrics,
      figureOf: (provider, metric) => desk.figure(provider, metric),
      chanceOf: (provider, metric, { figure, when }) =>
        chanceOfFigure(hub.catalogue, metric, {
          ...{ figure, months: period.months },
          standardError: () =>
            (when === 'now' ? now : before)?.standardErrorOf(provider, metric, figure),
        }),
    };
  }

  private get improves(): boolean {
    return this.scheme.inputs.some(({ views }) =>
      views.some(({ measure }) => measure === 'improvement'),
    );
  }

  /** Only of metrics whose counts do not tell, since it takes a look at every month. */
  private spreadOver(period: Period): Promise<MonthSpread> | undefined {
    if (!this.spread) return undefined;
    const metrics = [...this.metrics.values()].filter(
      (metric) => metric.formula && chanceKindOf(this.hub.catalogue, metric).kind === null,
    );
    const key = printPeriod(period);
    const asked = { providers: this.everyone, metrics, period };
    const spread = this.spreads.get(key) ?? MonthSpread.read(this.hub, asked);
    this.spreads.set(key, spread);
    return spread;
  }
}
