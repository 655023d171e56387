import { monthsOf, type Period } from '../calendar/index.ts';
import {
  add,
  type Catalogue,
  exactOf,
  type Metric,
  nought,
  printValue,
  toNumber,
} from '../catalogue/index.ts';
import type { KeptFigure } from '../commission/index.ts';
import type { FigureSet } from './figure-set.ts';
import { growthOf } from './growth.ts';
import { type Shown, shownFigure } from './performance.ts';

type Months = ReadonlyArray<KeptFigure | undefined>;

/**
 * What the single months of a longer period tell of it, where nothing is stated of the whole. Each is worked out
 * once: ranks ask for the same outturn again and again.
 */
export class OfMonths {
  private readonly catalogue: Catalogue;
  private readonly figures: FigureSet;
  private readonly months: readonly Period[];
  private readonly known = new Map<string, Shown | undefined>();

  constructor(catalogue: Catalogue, figures: FigureSet, period: Period) {
    this.catalogue = catalogue;
    this.figures = figures;
    this.months = monthsOf(period);
  }

  /** Whether an outturn or a level of the whole follows from its months. */
  states(id: string, metric: Metric): boolean {
    return this.outturn(id, metric) !== undefined || this.level(id, metric) !== undefined;
  }

  /** Printed outturns added up, where that gives the metric and no month is without one. */
  outturn(id: string, metric: Metric): Shown | undefined {
    if (!this.figures.states(id, metric.code)) return undefined;
    return this.once(`outturn|${id}|${metric.code}`, () => {
      if (growthOf(this.catalogue, metric) !== 'adds') return undefined;
      return sumOf(
        metric,
        this.months.map((month) => this.figures.findOutturn(id, metric.code, month)),
      );
    });
  }

  /**
   * The sum of the months' levels, where the metric becomes more with each; the last, where that is what stands;
   * otherwise the one that all of them have. Levels are never averaged.
   */
  level(id: string, metric: Metric): Shown | undefined {
    if (!this.figures.states(id, metric.code)) return undefined;
    return this.once(`level|${id}|${metric.code}`, () => {
      const growth = growthOf(this.catalogue, metric);
      const levels = this.months.map((month) => this.figures.findLevel(id, metric.code, month));
      if (growth === 'adds' || growth === 'grows') return sumOf(metric, levels);
      if (growth === 'latest') return lastOf(levels);
      return growth === 'stands' ? sameOf(levels) : undefined;
    });
  }

  private once(key: string, work: () => Shown | undefined): Shown | undefined {
    if (!this.known.has(key)) this.known.set(key, work());
    return this.known.get(key);
  }
}

function sumOf(metric: Metric, months: Months): Shown | undefined {
  const values = months.flatMap((figure) => figure?.stated.value ?? []);
  if (values.length < months.length) return undefined;
  const value = toNumber(values.map(exactOf).reduce(add, nought));
  const explanation = `Sum of its ${months.length} months.`;
  return { value, text: printValue(value, metric), nothing: null, explanation, source: null };
}

function lastOf(months: Months): Shown | undefined {
  const last = months.at(-1);
  if (!last || last.stated.value === null) return undefined;
  return { ...shownFigure(last, 'level'), explanation: 'The level of its last month.' };
}

function sameOf(months: Months): Shown | undefined {
  const last = lastOf(months);
  const isSame = months.every((figure) => figure?.stated.value === last?.value);
  if (!last || !isSame) return undefined;
  return { ...last, explanation: `The level of each of its ${months.length} months.` };
}
