import type { Period } from '../calendar/index.ts';
import { type Metric, metricsOf, operandsOf } from '../catalogue/index.ts';
import type { Provider } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigure, CountedFigures } from './counted-figures.ts';
import { readCountedMonths } from './read-counted.ts';

type Known = Pick<Hub, 'database' | 'catalogue' | 'now'>;

/** What was counted in one month: top and bottom of the formula; without a bottom each month counts alike. */
export type MonthParts = { top: number; bottom: number | null };

/** From fewer months the spread is too little known to be told. */
const fewestMonths = 6;

/** What was counted of some metrics in each month of a period, for many providers at once. */
export class MonthSpread {
  private readonly months: readonly CountedFigures[];

  private constructor(months: readonly CountedFigures[]) {
    this.months = months;
  }

  static async read(
    hub: Known,
    asked: { providers: readonly Provider[]; metrics: readonly Metric[]; period: Period },
  ): Promise<MonthSpread> {
    const { metrics, period } = asked;
    const providerIds = asked.providers.map(({ id }) => id);
    return new MonthSpread(await readCountedMonths(hub, metrics, { period, providerIds }));
  }

  /**
   * The standard error of a provider's outturn over the months together, in its unit; undefined where it is made
   * of other metrics, or counted in fewer than six months.
   */
  standardErrorOf(provider: Provider, metric: Metric, { outturn }: CountedFigure) {
    const { formula } = metric;
    if (!formula || outturn === null) return undefined;
    if (operandsOf(formula).some((operand) => metricsOf(operand).length > 0)) return undefined;
    const parts = this.months.flatMap((figures) => partsOf(metric, figures, provider));
    return standardErrorOfMonths(outturn, parts);
  }
}

/** A difference is of one month as a whole: its parts are no ratio. */
function partsOf(metric: Metric, figures: CountedFigures, provider: Provider): MonthParts[] {
  const { top = null, bottom = null } = figures.find([provider], metric) ?? {};
  if (top === null || !metric.formula) return [];
  if (!('bottom' in metric.formula)) return [{ top, bottom: null }];
  if (bottom === null) return [];
  return [
    metric.formula.kind === 'difference' ? { top: top - bottom, bottom: null } : { top, bottom },
  ];
}

/**
 * The standard error of an outturn that is the sum of its months' tops over the sum of their bottoms, in
 * proportion, by the ratio estimator over months as they come (no finite population): Cochran, "Sampling
 * Techniques", 3rd ed. (1977), chapter 6. What the year's seasons do to the months widens it.
 */
export function standardErrorOfMonths(
  outturn: number,
  months: readonly MonthParts[],
): number | undefined {
  const count = months.length;
  if (count < fewestMonths) return undefined;
  const bottomOf = ({ bottom }: MonthParts) => bottom ?? 1;
  const tops = months.reduce((sum, { top }) => sum + top, 0);
  const bottoms = months.reduce((sum, month) => sum + bottomOf(month), 0);
  if (bottoms === 0) return undefined;
  const ratio = tops / bottoms;
  const squares = months.reduce(
    (sum, month) => sum + (month.top - ratio * bottomOf(month)) ** 2,
    0,
  );
  if (squares === 0) return 0;
  // How many times the ratio the outturn is: a percentage, a rate per so many, a sum over months.
  if (ratio === 0) return undefined;
  return (Math.abs(outturn / ratio) * Math.sqrt((count / (count - 1)) * squares)) / bottoms;
}
