import { endsOn, type Period } from '../calendar/index.ts';
import {
  appliesTo,
  type Catalogue,
  evaluateFormula,
  type Formula,
  getTally,
  type Metric,
  metricsOf,
  operandsOf,
  type Tally,
  talliesOf,
} from '../catalogue/index.ts';
import { factOn, type Provider } from '../estate/index.ts';
import { openMonths } from './open-months.ts';
import type { Covered } from '../deliver/index.ts';
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

/** What tallies add up to in one period, by provider, and what of it is said to be complete. */
export class CountedFigures {
  private readonly sums = new Map<string, PeriodSum>();
  private readonly supplied = new Set<string>();
  private readonly behind = new Map<string, readonly Tally[]>();
  private readonly catalogue: Catalogue;
  readonly period: Period;

  constructor(
    catalogue: Catalogue,
    period: Period,
    known: { sums: readonly PeriodSum[]; covered: readonly Covered[] },
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
    const asked = providers.filter((one) => appliesTo(metric, one) && this.isAmong(one, formula));
    const tallies = this.talliesOf(metric.code, formula);
    const supplying = asked.filter((one) => this.supplies(one, tallies));
    if (supplying.length === 0) return undefined;
    const missing = asked.filter((one) => !supplying.includes(one)).map(({ name }) => name);
    const several = providers.length > 1;
    const worked = evaluateFormula(formula, {
      unit: metric.unit,
      months: this.period.months,
      valueOf: (code) => this.valueOver(supplying, code, several),
      formulaOf: (code) => this.catalogue.metrics.find((one) => one.code === code)?.formula,
    });
    return { ...worked, missing };
  }

  /** Whether a provider has supplied records of every type that the tallies count. */
  private supplies(provider: Provider, tallies: readonly Tally[]): boolean {
    return tallies.every(({ record }) => this.supplied.has(`${provider.id}|${record}`));
  }

  private isAmong(provider: Provider, { among }: Formula): boolean {
    if (!among) return true;
    const value = factOn(provider, among.fact, endsOn(this.period));
    return value !== undefined && among.in.includes(value);
  }

  /**
   * A flow adds up. A stock is each provider's average over the months of which it has one; several together
   * add up, each for the share of the period in which it was open. A latest is that of one provider.
   */
  private valueOver(providers: readonly Provider[], code: string, several: boolean): number | null {
    const { kind } = getTally(this.catalogue, code);
    if (kind === 'latest' && providers.length > 1) return null;
    let total = 0;
    let held = false;
    for (const provider of providers) {
      const sum = this.sums.get(`${provider.id}|${code}`);
      if (!sum) continue;
      held = true;
      if (kind !== 'stock') total += sum.amount;
      else total += (sum.amount / sum.months) * (several ? this.openShare(provider) : 1);
    }
    return held || kind === 'flow' ? total : null;
  }

  private openShare(provider: Provider): number {
    return openMonths(provider, this.period) / this.period.months;
  }

  private talliesOf(code: string, formula: Formula): readonly Tally[] {
    const known = this.behind.get(code);
    if (known) return known;
    const tallies = talliesBehind(this.catalogue, formula);
    this.behind.set(code, tallies);
    return tallies;
  }
}
