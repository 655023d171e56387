/** A condition on a dated fact of the provider, on the last day of the period rated. */
export type FactRule = { fact: string; in: readonly string[] };

/** Who is rated: kinds of provider, without those that a rule leaves out, each with the reason. */
export type Rated = {
  kinds: ReadonlyArray<'area' | 'establishment'>;
  /** All of these must hold, where a source says anything of the fact; a provider of which none does is rated. */
  only: readonly (FactRule & { because: string })[];
  except: readonly (FactRule & { because: string })[];
};

/**
 * What of a figure is measured, before it becomes points.
 * - `outturn`: the outturn itself, in the metric's unit.
 * - `attainment`: 100 plus the variance in percent of the level, so 100 is on the level whichever way is better;
 *   against a level of 0 it is 100 when met and 0 when missed.
 * - `variance`: outturn against level in the metric's unit, positive when better.
 * - `improvement`: the change on the previous period in percent of it, positive when better; on a previous of 0
 *   it is 0, 100 or -100.
 * - `percentile`: the share of the others compared with that it does better than, ties by half, from 0 to 100.
 * - `standard score`: standard deviations better than the mean of those compared with (itself among them).
 * - `baseline`: as attainment, against what is expected of a provider of its kind.
 */
export const measures = [
  'outturn',
  'attainment',
  'variance',
  'improvement',
  'percentile',
  'standard score',
  'baseline',
] as const;
export type Measure = (typeof measures)[number];

/** How a measure becomes points. */
export type Points =
  /** Straight lines between points given as [measure, points], by rising measure; flat beyond the ends. */
  | { kind: 'along'; points: ReadonlyArray<readonly [number, number]> }
  /** The points of the highest step reached, given as [from this measure, points]; `below` the first. */
  | { kind: 'steps'; steps: ReadonlyArray<readonly [number, number]>; below: number }
  /** `start` points, less `lost` for each `per` that the measure falls short of 0; never less than `least`. */
  | { kind: 'lost'; start: number; lost: number; per: number; least: number };

/** What is expected of a kind of provider: by the value of a fact, else `otherwise`. */
export type Baseline = {
  fact: string;
  values: Readonly<Record<string, number>>;
  otherwise?: number | undefined;
};

/** One way in which an input is scored; the shares of an input's views add up to 100. */
export type View = {
  measure: Measure;
  share: number;
  points: Points;
  /** Only with the measure `baseline`. */
  baseline?: Baseline | undefined;
};

/** What to do where an input's figure, or a part of it that a view needs, is missing. */
export const missingRules = ['leave out', 'count as lowest', 'not rated'] as const;
export type MissingRule = (typeof missingRules)[number];

/** The weight of an input for the providers that all facts hold of. The first that fits is taken. */
export type WeightRule = { when: readonly FactRule[]; weight: number };

/** One figure that goes into a rating. */
export type SchemeInput = {
  code: string;
  title: string;
  /** Codes of metrics: the first of which the provider has an outturn; the same thing in other years' catalogues. */
  metrics: readonly string[];
  /** Code of a domain of the scheme; none where the scheme has no domains. */
  domain?: string | undefined;
  weight: number;
  weights: readonly WeightRule[];
  views: readonly View[];
  missing: MissingRule;
};

/** A step of the scale: from this score, and below `to` (the highest band holds its end). Worst first. */
export type Band = {
  label: string;
  /** What it counts when bands are rolled up, and the number where a scheme numbers them. */
  value: number;
  from: number;
  to: number;
};

/**
 * How several scores become one. `share met` is the percent of the weight whose score is at least `met`;
 * `sum` adds weight times score; `minimum` takes the worst.
 */
export type RollUp =
  | { kind: 'weighted mean' | 'sum' | 'minimum' }
  | { kind: 'share met'; met: number };

/** A part of the scheme with a score, and as a rule a band, of its own. */
export type SchemeDomain = {
  code: string;
  title: string;
  weight: number;
  rollUp: RollUp;
  bands: readonly Band[];
};

/** The whole: made of inputs, of the scores of domains, or of the values of their bands. */
export type Overall = {
  of: 'inputs' | 'domain scores' | 'domain bands';
  rollUp: RollUp;
  /** None where the scheme only ranks. */
  bands: readonly Band[];
};

/** When a gate closes. */
export type GateCondition =
  | { metrics: readonly string[]; is: 'more than' | 'at least' | 'less than'; number: number }
  | { input: string; scoreBelow: number }
  | { domain: string; atMost: string }
  /** So many domains with at most this band. */
  | { domains: number; atMost: string };

/** A rule that overrules the score: it caps the band, or forces it. */
export type Gate = {
  code: string;
  title: string;
  when: GateCondition;
  /** Only for providers of which all of these hold. */
  among: readonly FactRule[];
  /** `overall`, or the code of a domain. */
  on: string;
  effect: { kind: 'caps' | 'forces'; band: string };
  because: string;
};

/** Whom a provider is compared with by percentile and standard score. */
export type ComparedWith = {
  by: 'comparator group' | 'everyone rated';
  /** The fewest with a figure (itself among them) that make a group; a group of one compares with nobody. */
  atLeast: number;
  /** Where there are fewer. */
  otherwise: 'everyone rated' | 'missing';
};

/** What the scheme's owner published, as codes of metrics: set beside what is computed. */
export type Published = {
  overall?: string | undefined;
  position?: string | undefined;
  domains: Readonly<Record<string, string>>;
};

/** A worked example: the figures of some providers, and the ratings that must come out. */
export type SchemeExample = {
  title: string;
  providers: ReadonlyArray<{
    name: string;
    facts: Readonly<Record<string, string>>;
    group?: string | undefined;
    /** By the code of an input. What is not given is missing. */
    figures: Readonly<Record<string, ExampleFigure>>;
    /** Of the quarters before, latest first, where the scheme looks at several. */
    quartersBefore: ReadonlyArray<Readonly<Record<string, ExampleFigure>>>;
  }>;
  expect: ReadonlyArray<{
    name: string;
    /** Compared to two decimal places; null says that there is none. */
    score?: number | null | undefined;
    /** Null says that it is not rated. */
    band?: string | null | undefined;
    rank?: number | undefined;
    /** Label of the band by the code of the domain. */
    domains: Readonly<Record<string, string>>;
  }>;
};

export type ExampleFigure = {
  outturn?: number | undefined;
  level?: number | undefined;
  previous?: number | undefined;
};

/** A method of rating: what goes in, how it is scored, weighted, banded, gated and moderated. */
export type Scheme = {
  code: string;
  title: string;
  shortTitle: string;
  /** Versions of one code stand side by side; the highest is used unless another is named. */
  version: number;
  /** What is other than in the version before. */
  changes?: string | undefined;
  /** The years in which it was used, as people say it: `2007-08`, `from 2009-10`. */
  usedIn: string;
  note: string;
  /** What of it is official and public, and what is ours. */
  official: string;
  source: string;
  rated: Rated;
  /** The kinds of period that it rates. */
  periods: ReadonlyArray<'quarter' | 'year' | 'to date' | 'month'>;
  /** Weights of consecutive quarters, oldest first, the last of them the quarter rated; none: the period alone. */
  overQuarters: readonly number[];
  /** The least and most points that an input can have. */
  scale: { from: number; to: number };
  inputs: readonly SchemeInput[];
  domains: readonly SchemeDomain[];
  overall: Overall;
  gates: readonly Gate[];
  /** Percent of the weight that must be known, of each domain and of the whole; otherwise not rated. */
  enough: number;
  /** Decimal places of scores, and whether they are rounded before bands are read off or only for display. */
  rounding: { places: number; beforeBands: boolean };
  comparedWith: ComparedWith;
  /** `together`: members of a reporting group share the mean of their scores and one place. */
  reportingGroups: 'together' | 'apart';
  /** How a region is rated: the mean of the band values of its providers, read by the bands of the whole. */
  regions?: 'mean of bands' | undefined;
  /** Who may put another band in place of the computed one, and by how many bands at most. */
  moderation?: { by: string; mostBands: number } | undefined;
  published?: Published | undefined;
  examples: readonly SchemeExample[];
};
