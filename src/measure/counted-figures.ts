import { endsOn, type Period } from '../calendar/index.ts';
import {
  type Among,
  add,
  appliesTo,
  type Catalogue,
  type Exact,
  evaluateFormula,
  exactOf,
  type Formula,
  getTally,
  type Metric,
  metricsOf,
  multiply,
  operandsOf,
  type Quantity,
  type Tally,
  talliesOf,
  toNumber,
} from '../catalogue/index.ts';
import type { Covered } from '../deliver/index.ts';
import { factOn, type Provider } from '../estate/index.ts';
import { openMonths } from './open-months.ts';
import type { PeriodSum } from './store/cells.ts';

/** A metric counted from records over some providers and a period. */
export type CountedFigure = {
  outturn: number | null;
  top: number | null;
  bottom: number | null;
  /** Why there is no outturn. */
  reason: string | null;
  /** Providers of whom it is asked and who supplied nothing to count. */
  missing: readonly string[];
};

/** What a tally adds up to at one provider over a period; the months are those in which anything was counted. */
export type Summed = Omit<PeriodSum, 'amount'> & { amount: Quantity };

/** A formula as far as it concerns tallies: those that it names, and those of the metrics it refers to. */
export function talliesBehind(catalogue: Catalogue, formula: Formula): Tally[] {
  const codes = operandsOf(formula).flatMap((operand) => [
    ...talliesOf(operand),
    ...metricsOf(operand).flatMap((code) => {
      const referred = catalogue.metrics.find((metric) => metric.code === code)?.formula;
      return referred ? talliesBehind(catalogue, referred).map((tally) => tally.code) : [];
    }),
  ]);
  return [...new Set(codes)].map((code) => getTally(catalogue, code));
}

/**
 * Of some providers those of whom a metric is asked, by the facts of the period's last day. A metric that is
 * asked of no kind of provider, but of the nation, takes all that fit.
 */
export function askedOf(
  providers: readonly Provider[],
  metric: Metric,
  period: Period,
): Provider[] {
  const among = metric.formula?.among ? [metric.formula.among] : [];
  const ofProviders = metric.appliesTo.kinds.some(
    (kind) => kind === 'area' || kind === 'establishment',
  );
  return providers.filter(
    (one) => (!ofProviders || appliesTo(metric, one)) && fits(one, among, period),
  );
}

function fits(provider: Provider, among: readonly Among[], period: Period): boolean {
  return among.every((one) => {
    const value = factOn(provider, one.fact, endsOn(period));
    return value !== undefined && one.in.includes(value);
  });
}

/** What tallies add up to in one period, by provider, and what of it is said to be complete. */
export class CountedFigures {
  private readonly sums = new Map<string, Summed>();
  private readonly supplied = new Set<string>();
  private readonly behind = new Map<string, readonly Tally[]>();
  private readonly catalogue: Catalogue;
  readonly period: Period;

  constructor(
    catalogue: Catalogue,
    period: Period,
    known: { sums: readonly Summed[]; covered: readonly Covered[] },
  ) {
    this.catalogue = catalogue;
    this.period = period;
    const recordOf = new Map(catalogue.tallies.map(({ code, record }) => [code, record]));
    for (const sum of known.sums) {
      this.sums.set(`${sum.provider_id}|${sum.tally}`, sum);
      this.supplied.add(`${sum.provider_id}|${recordOf.get(sum.tally) ?? ''}`);
    }
    for (const one of known.covered) this.supplied.add(`${one.provider_id}|${one.record_type}`);
  }

  /** The figure of some providers together; undefined when none of them supplied what it takes. */
  find(providers: readonly Provider[], metric: Metric): CountedFigure | undefined {
    const { formula } = metric;
    if (!formula) return undefined;
    const asked = askedOf(providers, metric, this.period);
    const tallies = this.talliesOf(metric.code, formula);
    const supplying = asked.filter((one) => this.supplies(one, tallies));
    if (supplying.length === 0) return undefined;
    const missing = asked.filter((one) => !supplying.includes(one)).map(({ name }) => name);
    const worked = evaluateFormula(formula, metric.unit, {
      valueOf: (tally, also) =>
        this.valueOver(
          supplying.filter((one) => fits(one, also, this.period)),
          getTally(this.catalogue, tally),
          providers.length > 1,
        ),
      findMetric: (code) => this.catalogue.metrics.find((one) => one.code === code),
      months: this.period.months,
      titleOf: (tally) => getTally(this.catalogue, tally).title,
    });
    return { ...worked, missing };
  }

  /** What a tally behind a metric comes to over some providers, as its formula takes it. */
  valueFor(providers: readonly Provider[], metric: Metric, tally: string): number | null {
    const asked = askedOf(providers, metric, this.period);
    const value = this.valueOver(asked, getTally(this.catalogue, tally), providers.length > 1);
    return value && toNumber(value);
  }

  /** Whether a provider has supplied records of every type that the tallies count. */
  private supplies(provider: Provider, tallies: readonly Tally[]): boolean {
    return tallies.every(({ record }) => this.supplied.has(`${provider.id}|${record}`));
  }

  /**
   * A flow adds up. A stock is each provider's average over the months of which it has one; several together
   * add up, each for the share of the period in which it was open. A latest adds up as it last stood.
   */
  private valueOver(
    providers: readonly Provider[],
    { code, kind }: Tally,
    several: boolean,
  ): Exact | null {
    const held = providers.flatMap((provider) => {
      const sum = this.sums.get(`${provider.id}|${code}`);
      return sum ? [{ provider, sum }] : [];
    });
    if (held.length === 0) return kind === 'flow' ? exactOf(0) : null;
    return held
      .map(({ provider, sum }) => {
        if (kind !== 'stock') return exactOf(sum.amount);
        const [open, of] = several
          ? [openMonths(provider, this.period), this.period.months]
          : [1, 1];
        return multiply(exactOf(sum.amount), {
          top: BigInt(open),
          bottom: BigInt(of * sum.months),
        });
      })
      .reduce(add);
  }

  private talliesOf(code: string, formula: Formula): readonly Tally[] {
    const known = this.behind.get(code);
    if (known) return known;
    const tallies = talliesBehind(this.catalogue, formula);
    this.behind.set(code, tallies);
    return tallies;
  }
}
