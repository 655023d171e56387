import { endsOn, type Period, previousPeriod, printPeriod } from '../../calendar/index.ts';
import { findMetric, type Metric, type Scheme } from '../../catalogue/index.ts';
import {
  comparatorGroupOf,
  factsOn,
  type Provider,
  providersIn,
  reportingGroupOf,
  type Subject,
} from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { chanceKindOf, MonthSpread, readDesk } from '../../measure/index.ts';
import type { RatedSubject, Span } from '../scheme/rated-subject.ts';
import { chanceOfFigure } from './chance-of-figure.ts';
import { inputFigure, type KnownPeriod } from './input-figure.ts';
import { type SpanPeriod, spanPeriods } from './span-periods.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Whom to read, of when, and whether to look at single months where counts alone do not tell how sure a figure is. */
export type SubjectsQuestion = {
  /** The nation, or the simulated one. */
  nation: Pick<Subject, 'id'>;
  period: Period;
  spread?: boolean | undefined;
};

/** Everyone of a nation as a scheme sees them: facts and groups on the period's last day, and the figures it looks at. */
export async function readSubjects(
  hub: Known,
  scheme: Scheme,
  { nation, period, spread = false }: SubjectsQuestion,
): Promise<RatedSubject[]> {
  const providers = providersIn(hub.estate, nation.id, period, scheme.rated.kinds);
  const reader = new Reader(hub, scheme, providers, spread);
  const periods = spanPeriods(scheme, period);
  const spans = await Promise.all(periods.map((span) => reader.read(span)));
  const alone = periods.length > 1 ? await reader.read({ period, weight: 1 }) : undefined;
  return providers.map((provider) => {
    const own = spans.map((span) => span(provider));
    const whole = alone?.(provider);
    const spansOf = whole && !own.some(hasFigure) && hasFigure(whole) ? [whole] : own;
    return subjectOf(hub, provider, period, spansOf);
  });
}

/** Every metric that a scheme takes figures from, for its inputs and gates. */
export function metricsOfScheme({ catalogue }: Pick<Hub, 'catalogue'>, scheme: Scheme): Metric[] {
  const codes = new Set([
    ...scheme.inputs.flatMap(({ metrics }) => metrics),
    ...gateMetrics(scheme),
  ]);
  return [...codes].flatMap((code) => findMetric(catalogue, code) ?? []);
}

function gateMetrics({ gates }: Scheme): string[] {
  return gates.flatMap(({ when }) => ('metrics' in when ? when.metrics : []));
}

function hasFigure({ figures }: Span): boolean {
  return [...figures.values()].some(({ outturn }) => outturn !== null);
}

function subjectOf(
  { estate }: Known,
  provider: Provider,
  period: Period,
  spans: readonly Span[],
): RatedSubject {
  const { id, name, kind } = provider;
  const day = endsOn(period);
  const reported = reportingGroupOf(estate, provider, day);
  // Of a fact with several values the first stands.
  const facts = factsOn(provider, day).toReversed();
  return {
    ...{ id, name, spans },
    kind: kind === 'area' ? 'area' : 'establishment',
    facts: Object.fromEntries(facts.map(({ fact, value }) => [fact, value])),
    group: comparatorGroupOf(estate, provider, day)?.name,
    reportedWith: reported && { id: reported.id, name: reported.name },
  };
}

/** Reads what a scheme looks at, one period after another, of the same providers. */
class Reader {
  private readonly hub: Known;
  private readonly scheme: Scheme;
  private readonly providers: readonly Provider[];
  private readonly spread: boolean;
  private readonly metrics: ReadonlyMap<string, Metric>;

  constructor(hub: Known, scheme: Scheme, providers: readonly Provider[], spread: boolean) {
    this.hub = hub;
    this.scheme = scheme;
    this.providers = providers;
    this.spread = spread;
    this.metrics = new Map(metricsOfScheme(hub, scheme).map((metric) => [metric.code, metric]));
  }

  async read({ period, weight }: SpanPeriod): Promise<(provider: Provider) => Span> {
    const known = await this.readPeriod(period);
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

  private async readPeriod(period: Period): Promise<KnownPeriod> {
    const { hub, providers, metrics } = this;
    const asked = { providers, metrics: [...metrics.values()] };
    const [desk, now, before] = await Promise.all([
      readDesk(hub, { ...asked, period }),
      this.spreadOver(period),
      this.improves ? this.spreadOver(previousPeriod(period)) : undefined,
    ]);
    return {
      ...{ catalogue: hub.catalogue, metrics },
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
  private async spreadOver(period: Period): Promise<MonthSpread | undefined> {
    if (!this.spread) return undefined;
    const { catalogue } = this.hub;
    const metrics = [...this.metrics.values()].filter(
      (metric) => metric.formula && chanceKindOf(catalogue, metric).kind === null,
    );
    return MonthSpread.read(this.hub, { providers: this.providers, metrics, period });
  }
}
