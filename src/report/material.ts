import type { IsoDate, Period } from '../calendar/index.ts';
import type { Catalogue, Metric } from '../catalogue/index.ts';
import type { DatedFact, Group, Subject } from '../estate/index.ts';
import type { PositionChange } from '../measure/index.ts';
import type { Measured } from './measured.ts';
import type { StatedFigures } from './stated.ts';

/** A provider with its year. */
export type ProviderYear = {
  subject: Subject;
  /** Run under contract rather than by a public service, at the end of the year. */
  contracted: boolean;
  /** What sources say of it at the end of the year. */
  facts: readonly DatedFact[];
  /** The reporting group that it belongs to at the end of the year. */
  group: Group | undefined;
  measured: readonly Measured[];
};

/** Everything that an annual report is made from, read beforehand. */
export type Material = {
  region: Subject;
  nation: Subject;
  period: Period;
  madeOn: IsoDate;
  providers: readonly ProviderYear[];
  partnerships: readonly Subject[];
  groups: readonly Group[];
  /** The region's own values: sums of counts. */
  regional: readonly Measured[];
  /** National levels. */
  national: readonly Measured[];
  stated: StatedFigures;
  /** The rule by which small numbers are suppressed, in words; null where nothing is counted. */
  suppression: string | null;
  positions: PositionChange;
  catalogue: Catalogue;
};

/** The name to print where only one subject may be meant: a region says that it is one. */
export function printName(subject: Subject): string {
  if (subject.kind === 'region') return `${subject.name} region`;
  if (subject.kind === 'partnership') return `${subject.name} partnership`;
  return subject.name;
}

/** A metric as a sentence names it: its title and code. */
export function nameMetric({ title, code }: Pick<Metric, 'title' | 'code'>): string {
  return `${title} (${code})`;
}
