import type { SubjectKind } from '../estate/index.ts';
import type { AgreementTemplate } from './agreement/template.ts';
import type { Example, Formula } from './formula.ts';
import type { Breakdown, RecordType } from './record-type.ts';
import type { ReturnTemplate } from './return/return-template.ts';
import type { Role } from './role/role.ts';
import type { Scheme } from './scheme/scheme.ts';
import type { SuppressionRule } from './suppression/suppression-rule.ts';
import type { Tally } from './tally.ts';

/** What a value is: decides how it is read, printed and bounded. Durations are hours, money is pounds. */
export const units = [
  'percent',
  'count',
  'rate',
  'days',
  'hours',
  'money',
  'position',
  'score',
  'rating',
  'ratio',
  'places',
] as const;
export type Unit = (typeof units)[number];

/** Which way is better: up, down, or as near the level as can be. */
export const polarities = ['higher', 'lower', 'on target'] as const;
export type Polarity = (typeof polarities)[number];

export const periodicities = ['month', 'quarter', 'year'] as const;
export type Periodicity = (typeof periodicities)[number];

/** Delivery metrics are judged against levels; context metrics describe. */
export const uses = ['delivery', 'context'] as const;
export type Use = (typeof uses)[number];

/** Whom a metric is asked of: kinds of subject, narrowed to `only` these ids or to all `except` these. */
export type AppliesTo = {
  kinds: readonly SubjectKind[];
  only?: readonly string[] | undefined;
  except?: readonly string[] | undefined;
};

/** The values that can be at all, both ends included, in the metric's unit. */
export type Range = { min?: number | undefined; max?: number | undefined };

/** One thing that is counted, as the catalogue defines it. */
export type Metric = {
  code: string;
  title: string;
  shortTitle: string;
  unit: Unit;
  /** The unit as people write it: '%', 'working days', 'per 100,000 prisoners'. */
  unitText: string;
  /** Places printed; rounding happens once, at display. */
  decimals: number;
  polarity: Polarity;
  periodicity: Periodicity;
  /** Code of a domain. */
  domain: string;
  appliesTo: AppliesTo;
  use: Use;
  /** True for counts whose regional value is the sum of the providers'. */
  additive: boolean;
  range?: Range | undefined;
  /** The words of a rating, worst first; only for the unit rating. */
  choices?: readonly string[] | undefined;
  /** The set of definitions it belongs to: a financial year such as '2007-08'. */
  era: string;
  /** How it is made from tallies; without one its outturns are known only as they were printed. */
  formula?: Formula | undefined;
  examples?: readonly Example[] | undefined;
  note: string;
  source: string;
};

/** A subject area under which metrics are listed, in order. */
export type Domain = { code: string; title: string; note: string; order: number };

/** Everything that `definitions/` declares to be counted. */
export type Catalogue = {
  metrics: readonly Metric[];
  domains: readonly Domain[];
  breakdowns: readonly Breakdown[];
  recordTypes: readonly RecordType[];
  tallies: readonly Tally[];
  templates: readonly AgreementTemplate[];
  schemes: readonly Scheme[];
  returns: readonly ReturnTemplate[];
  roles: readonly Role[];
  /** In the order of their days. */
  suppression: readonly SuppressionRule[];
};

/** A catalogue in which nothing is declared. */
export const emptyCatalogue: Catalogue = {
  metrics: [],
  domains: [],
  breakdowns: [],
  recordTypes: [],
  tallies: [],
  templates: [],
  schemes: [],
  returns: [],
  roles: [],
  suppression: [],
};
