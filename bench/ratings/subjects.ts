import type {
  Chance,
  InputFigure,
  RatedSubject,
  Span,
} from '../../src/rate/scheme/rated-subject.ts';
import type { BenchEstate, BenchMetric, BenchProvider, MonthCounts } from './tallies.ts';

/** Months from the first one to before the last; month 0 is the oldest. */
export type Stretch = { from: number; to: number };

const texts = { outturn: '', level: '', previous: '' };

/** Everyone as a scheme sees them in some periods, oldest first. Figures are shared by all who ask for the same. */
export class Subjects {
  private readonly estate: BenchEstate;
  private readonly known = new Map<string, InputFigure>();

  constructor(estate: BenchEstate) {
    this.estate = estate;
  }

  in(stretches: readonly Stretch[]): RatedSubject[] {
    return this.estate.providers.map((provider) => ({
      id: provider.id,
      name: provider.id,
      kind: 'establishment',
      facts: { function: provider.function },
      group: provider.function,
      spans: stretches.map((stretch, index) => this.span(provider, stretch, index + 1)),
    }));
  }

  private span(provider: BenchProvider, stretch: Stretch, weight: number): Span {
    const figures = this.estate.metrics.map(
      (metric, index) => [metric.code, this.figure(provider, metric, index, stretch)] as const,
    );
    return {
      period: `${stretch.from}-${stretch.to}`,
      weight,
      figures: new Map(figures),
      gateFigures: new Map(figures.map(([code, { outturn }]) => [code, outturn ?? 0])),
    };
  }

  private figure(
    provider: BenchProvider,
    metric: BenchMetric,
    index: number,
    stretch: Stretch,
  ): InputFigure {
    const key = `${provider.id} ${index} ${stretch.from} ${stretch.to}`;
    const known = this.known.get(key);
    if (known) return known;
    const counts = provider.counts[index];
    const length = stretch.to - stretch.from;
    const now = counts && count(metric, counts, stretch);
    const before =
      counts && stretch.from >= length
        ? count(metric, counts, { from: stretch.from - length, to: stretch.from })
        : undefined;
    const figure: InputFigure = {
      ...{ metric: metric.code, polarity: metric.polarity, texts },
      level: metric.kind === 'events' ? (metric.level * length) / 12 : metric.level,
      ...{ outturn: now?.outturn ?? null, chance: now?.chance },
      ...{ previous: before?.outturn ?? null, previousChance: before?.chance },
    };
    this.known.set(key, figure);
    return figure;
  }
}

function count(
  { kind }: BenchMetric,
  counts: MonthCounts,
  { from, to }: Stretch,
): { outturn: number; chance: Chance } | undefined {
  const sum = (months: Float64Array) =>
    months.subarray(from, to).reduce((all, each) => all + each, 0);
  const top = sum(counts.top);
  if (kind === 'events') return { outturn: top, chance: { kind, top, perEvent: 1 } };
  const bottom = sum(counts.bottom);
  return { outturn: (100 * top) / bottom, chance: { kind, top, bottom } };
}
