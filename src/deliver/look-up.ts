import { findPeriod, type Period } from '../calendar/index.ts';
import { appliesTo, type Catalogue, findMetric, type Metric } from '../catalogue/index.ts';
import { type Estate, findSubject, type Subject } from '../estate/index.ts';

/** Finds what the texts of a file mean; a text that recurs is looked up once. */
export class LookUp {
  private readonly estate: Estate;
  private readonly catalogue: Catalogue;
  private readonly metrics = new Map<string, Metric | undefined>();
  private readonly periods = new Map<string, Period | undefined>();
  private readonly subjects = new Map<string, Subject | undefined>();

  constructor(known: { estate: Estate; catalogue: Catalogue }) {
    this.estate = known.estate;
    this.catalogue = known.catalogue;
  }

  metric(text: string): Metric | undefined {
    return recall(this.metrics, text, () => findMetric(this.catalogue, text));
  }

  period(text: string): Period | undefined {
    return recall(this.periods, text, () => findPeriod(text));
  }

  /** Whom a name means for a metric: "West Midlands" is an area for one and a region for another. */
  subject(name: string, metric: Metric | undefined): Subject | undefined {
    return recall(this.subjects, `${metric?.code}|${name}`, () => {
      const fitting = metric?.appliesTo.kinds
        .map((kind) => findSubject(this.estate, name, { kind }))
        .find((subject) => subject && appliesTo(metric, subject));
      return fitting ?? findSubject(this.estate, name);
    });
  }
}

function recall<T>(
  kept: Map<string, T | undefined>,
  key: string,
  make: () => T | undefined,
): T | undefined {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}
