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
import { supplyOf } from './stand-ins.ts';
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
export type Summed = Omit<PeriodSum, 'amount' | 'records'> & { amount: Quantity };

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

/** What one provider supplied: its sums by tally, and the record types and returned figures of which anything is known. */
type Holding = { sums: Map<string, Summed>; types: Set<string> };

/** What tallies add up to in one period, by provider, and what of it is said to be complete. */
export class CountedFigures {
  private readonly holdings = new Map<string, Holding>();
  private readonly behind = new Map<string, readonly Tally[]>();
  /** By a tally over records, those of returns that stand in for it. */
  private readonly standIns = new Map<string, Tally[]>();
  private readonly catalogue: Catalogue;
  private readonly tallies: ReadonlyMap<string, Tally>;
  readonly period: Period;

  constructor(
    catalogue: Catalogue,
    period: Period,
    known: { sums: readonly Summed[]; covered: readonly Covered[] },
  ) {
    this.catalogue = catalogue;
    this.period = period;
    this.tallies = new Map(catalogue.tallies.map((tally) => [tally.code, tally]));
    for (const tally of catalogue.tallies) {
      const { standsInFor } = tally;
      if (standsInFor === undefined) continue;
      this.standIns.set(standsInFor, [...(this.standIns.get(standsInFor) ?? []), tally]);
    }
    for (const sum of known.sums) {
      const holding = this.holdingOf(sum.provider_id);
      holding.sums.set(sum.tally, sum);
      const tally = this.tallies.get(sum.tally);
      if (tally) holding.types.add(supplyOf(tally));
    }
    for (const one of known.covered) this.holdingOf(one.provider_id).types.add(one.record_type);
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
          this.tally(tally),
          providers.length > 1,
        ),
      findMetric: (code) => this.catalogue.metrics.find((one) => one.code === code),
      months: this.period.months,
      titleOf: (tally) => this.tally(tally).title,
    });
    return { ...worked, missing };
  }

  /** What a tally behind a metric comes to over some providers, as its formula takes it. */
  valueFor(providers: readonly Provider[], metric: Metric, tally: string): number | null {
    const asked = askedOf(providers, metric, this.period);
    const value = this.valueOver(asked, this.tally(tally), providers.length > 1);
    return value && toNumber(value);
  }

  /** Looked up once: thousands of figures are worked out from the same few. */
  private tally(code: string): Tally {
    return this.tallies.get(code) ?? getTally(this.catalogue, code);
  }

  /** Whether a provider has supplied records of every type that the tallies count, or returned what stands in for them. */
  private supplies(provider: Provider, tallies: readonly Tally[]): boolean {
    const holding = this.holdings.get(provider.id);
    if (!holding) return false;
    return tallies.every(
      (tally) =>
        holding.types.has(supplyOf(tally)) ||
        this.standIns.get(tally.code)?.some((one) => holding.types.has(supplyOf(one))) === true,
    );
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
    let total: Exact | undefined;
    for (const provider of providers) {
      const sum = this.sumOf(provider, code);
      if (!sum) continue;
      const amount = exactOf(sum.amount);
      const value =
        kind === 'stock' ? multiply(amount, this.shareOfMonth(provider, sum, several)) : amount;
      total = total ? add(total, value) : value;
    }
    return total ?? (kind === 'flow' ? exactOf(0) : null);
  }

  /** What was counted, with what was returned for the months without records. */
  private sumOf(provider: Provider, tally: string): Pick<Summed, 'amount' | 'months'> | undefined {
    const sums = this.holdings.get(provider.id)?.sums;
    const counted = sums?.get(tally);
    const returned = this.standIns.get(tally)?.flatMap(({ code }) => sums?.get(code) ?? []);
    if (!returned || returned.length === 0) return counted;
    return [...(counted ? [counted] : []), ...returned].reduce<Pick<Summed, 'amount' | 'months'>>(
      (sum, one) => ({
        amount: add(exactOf(sum.amount), exactOf(one.amount)),
        months: sum.months + one.months,
      }),
      { amount: 0, months: 0 },
    );
  }

  private shareOfMonth(
    provider: Provider,
    { months }: Pick<Summed, 'months'>,
    several: boolean,
  ): Exact {
    if (!several) return { top: 1n, bottom: BigInt(months) };
    const open = openMonths(provider, this.period);
    return { top: BigInt(open), bottom: BigInt(this.period.months * months) };
  }

  private holdingOf(providerId: string): Holding {
    const known = this.holdings.get(providerId);
    if (known) return known;
    const holding = { sums: new Map(), types: new Set<string>() };
    this.holdings.set(providerId, holding);
    return holding;
  }

  private talliesOf(code: string, formula: Formula): readonly Tally[] {
    const known = this.behind.get(code);
    if (known) return known;
    const tallies = talliesBehind(this.catalogue, formula);
    this.behind.set(code, tallies);
    return tallies;
  }
}
