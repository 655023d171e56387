import { findPeriod, type Period } from '../calendar/index.ts';
import {
  appliesTo,
  type Catalogue,
  findMetric,
  type Metric,
  type Nothing,
  nearestMetrics,
  type Reading,
  readValue,
} from '../catalogue/index.ts';
import { type Estate, findSubject, nearestNames, type Subject } from '../estate/index.ts';

/** Texts longer than any name are not compared further; nor are more texts than a refusal can list. */
const longestCompared = 60;
const mostSuggestions = 100;
/** Values recur, but a file of nothing but different ones must not fill the memory with them. */
const mostReadings = 10_000;

/** Finds what the texts of a file mean; a text that recurs is looked up once. */
export class LookUp {
  private readonly estate: Estate;
  private readonly catalogue: Catalogue;
  private readonly metrics = new Map<string, Metric | undefined>();
  private readonly periods = new Map<string, Period | undefined>();
  private readonly subjects = new Map<string, Subject | undefined>();
  private readonly readings = new Map<string, Reading>();
  private readonly nearest = new Map<string, readonly string[] | undefined>();

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

  /** What a value means for a metric; see `readValue`. */
  reading(text: string, metric: Metric, blank: Nothing): Reading {
    const key = `${metric.code}|${blank}|${text}`;
    const known = this.readings.get(key);
    if (known) return known;
    const reading = readValue(text, metric, blank);
    if (this.readings.size < mostReadings) this.readings.set(key, reading);
    return reading;
  }

  /** Names of the estate that a text may have meant; comparing is slow, so only the first hundred texts get any. */
  nearestProviders(text: string): readonly string[] {
    return this.suggest(`provider|${text}`, () =>
      nearestNames(this.estate, text.slice(0, longestCompared)),
    );
  }

  /** Metrics that a text may have meant, likewise. */
  nearestMetrics(text: string): readonly string[] {
    return this.suggest(`metric|${text}`, () =>
      nearestMetrics(this.catalogue, text.slice(0, longestCompared)).map(
        ({ code, shortTitle }) => `${code} (${shortTitle})`,
      ),
    );
  }

  private suggest(key: string, make: () => readonly string[]): readonly string[] {
    if (this.nearest.size >= mostSuggestions && !this.nearest.has(key)) return [];
    return recall(this.nearest, key, make) ?? [];
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
