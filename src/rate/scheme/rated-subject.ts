import type { Metric } from '../../catalogue/index.ts';

/** How a counted figure came about, as far as chance goes: what `src/rate/ranks` draws it anew from. */
export type Chance =
  /** A part of records: the outturn is `top` of `bottom`, times `per`; 100 unless it says otherwise. */
  | { kind: 'proportion'; top: number; bottom: number; per?: number | undefined }
  /** Events, each on its own; the outturn is `top` times `perEvent`. */
  | { kind: 'events'; top: number; perEvent: number }
  /** Known by its months alone: the standard error of the outturn that their spread gives. */
  | { kind: 'months'; standardError: number }
  /** A judgement, such as an inspector's score: chance does not come into it. */
  | { kind: 'judgement' };

/** The figure of one input. Nulls are nothing, never nought. */
export type InputFigure = {
  /** Code of the metric that supplied it. */
  metric: string;
  polarity: Metric['polarity'];
  outturn: number | null;
  level: number | null;
  previous: number | null;
  /** Absent where only a published figure is known: then how sure it is cannot be given. */
  chance?: Chance | undefined;
  previousChance?: Chance | undefined;
  /** As a person reads them; empty where there is none. */
  texts: { outturn: string; level: string; previous: string };
};

/** The figures of one period by the code of their input, and how much that period counts. */
export type Span = {
  period: string;
  weight: number;
  figures: ReadonlyMap<string, InputFigure>;
  /** Outturns by code of metric, for gates. */
  gateFigures: ReadonlyMap<string, number>;
};

/** One provider as a scheme sees it. */
export type RatedSubject = {
  id: string;
  name: string;
  kind: 'area' | 'establishment';
  /** On the last day of the period; a fact with several values has the first. */
  facts: Readonly<Record<string, string>>;
  /** Name of the comparator group. */
  group?: string | undefined;
  /** The reporting group that it belongs to. */
  reportedWith?: { id: string; name: string } | undefined;
  /** Oldest first; one unless the scheme looks at several quarters. */
  spans: readonly Span[];
};
