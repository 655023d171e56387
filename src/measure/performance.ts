import { type Period, printPeriod } from '../calendar/index.ts';
import { type Metric, type Nothing, printValue } from '../catalogue/index.ts';
import type { KeptFigure } from '../commission/index.ts';
import type { Subject, SubjectKind } from '../estate/index.ts';
import type { CountedFigure } from './counted-figures.ts';
import type { Rank } from './rank.ts';
import { partText } from './trace-words.ts';
import { compareWithLevel, improvement, type Status } from './variance.ts';

/** Where a figure came from: file, place and revision. */
export type SourceRef = {
  id: number;
  kind: 'level' | 'published';
  file: string;
  sheet: string | null;
  row: number;
  column: string;
  text: string;
  batchId: number;
  recordedAt: string;
  note: string | null;
};

/** Outturn against level for one provider, metric and period. Variances are positive when better than the level. */
export type PerformanceRow = {
  provider: string;
  providerId: string;
  providerKind: SubjectKind;
  metric: string;
  title: string;
  domain: string;
  period: string;
  unit: string;
  outturn: number | null;
  outturnText: string;
  /** Counted from records, or known only as it was printed; null without an outturn. */
  basis: 'counted' | 'published' | null;
  /** What a counted outturn is made of; null where its formula has no such part. */
  numerator: number | null;
  denominator: number | null;
  /** The same in words: `45 of 50`; null where it is not counted or has no denominator. */
  madeOf: string | null;
  level: number | null;
  levelText: string;
  variance: number | null;
  variancePercent: number | null;
  status: Status;
  /** The words for an outturn of a return that is not accepted yet; null where it is settled. */
  provisional: string | null;
  /** Which kind of nothing stands where the outturn, or else the level, should be. */
  nothing: Nothing | null;
  /** Why a value cannot be given, in words. */
  explanation: string | null;
  previousPeriod: string | null;
  previous: number | null;
  /** By how much better than the previous period, in the direction of the polarity. */
  change: number | null;
  rank: number | null;
  rankOf: number | null;
  rankGroup: string | null;
  outturnSource: SourceRef | null;
  levelSource: SourceRef | null;
  mentions: SourceRef[];
};

/** A value that a row shows, however it was come by. */
export type Shown = {
  value: number | null;
  text: string;
  nothing: Nothing | null;
  explanation: string | null;
  source: SourceRef | null;
  /** Set where it was counted from records. */
  counted?: CountedFigure;
};

/** Everything that a row is made of. */
export type Ingredients = {
  subject: Subject;
  metric: Metric;
  period: Period;
  outturn: Shown;
  level: Shown;
  previous: { period: Period; value: number } | undefined;
  rank: Rank | undefined;
  mentions: SourceRef[];
  provisional: string | null;
};

/** The row of one provider and metric. */
export function performanceRow(from: Ingredients): PerformanceRow {
  const { subject, metric, outturn, level, previous, rank } = from;
  const compared = compareWithLevel(metric, outturn.value, level.value);
  const rated = outturn.value === null && outturn.nothing === null;
  const status = rated ? 'no level' : compared.status;
  const missing = outturn.nothing === null ? level : outturn;
  return {
    provider: subject.name,
    providerId: subject.id,
    providerKind: subject.kind,
    metric: metric.code,
    title: metric.title,
    domain: metric.domain,
    period: printPeriod(from.period),
    unit: metric.unit,
    outturn: outturn.value,
    outturnText: outturn.text,
    basis: outturn.counted ? 'counted' : outturn.source ? 'published' : null,
    numerator: outturn.counted?.top ?? null,
    denominator: outturn.counted?.bottom ?? null,
    madeOf: madeOf(metric, outturn.counted),
    level: level.value,
    levelText: level.text,
    ...compared,
    status,
    provisional: from.provisional,
    nothing: missing.nothing,
    explanation: missing.explanation,
    previousPeriod: previous ? printPeriod(previous.period) : null,
    previous: previous?.value ?? null,
    change:
      previous && outturn.value !== null
        ? improvement(metric, previous.value, outturn.value)
        : null,
    rank: rank?.rank ?? null,
    rankOf: rank?.of ?? null,
    rankGroup: rank?.group ?? null,
    outturnSource: outturn.source,
    levelSource: level.source,
    mentions: from.mentions,
  };
}

/** What a counted figure is made of in words: `45 of 50`; null where it has no such parts. */
export function madeOf(
  { formula, unit }: Metric,
  counted: CountedFigure | undefined,
): string | null {
  const { top = null, bottom = null } = counted ?? {};
  if (!formula || top === null || bottom === null) return null;
  if (formula.kind === 'difference') return `${partText(top)} less ${partText(bottom)}`;
  return `${partText(top)} ${unit === 'percent' ? 'of' : '÷'} ${partText(bottom)}`;
}

/** A kept figure as a row shows it: as printed, or the words of its kind of nothing. */
export function shownFigure(figure: KeptFigure, kind: SourceRef['kind']): Shown {
  const { value, nothing, choice, text } = figure.stated;
  return {
    value,
    text: choice ?? (nothing ? nothing : text),
    nothing,
    explanation: nothing ? explainStatedNothing(nothing, figure) : null,
    source: sourceOf(figure, kind),
  };
}

/** A figure counted from records, as a row shows it. */
export function shownCounted(metric: Metric, counted: CountedFigure): Shown {
  if (counted.outturn === null) {
    const explanation = `It cannot be worked out: ${counted.reason ?? 'a part is not known'}.`;
    return { ...shownNothing('not applicable', explanation), counted };
  }
  return {
    value: counted.outturn,
    text: printValue(counted.outturn, metric),
    nothing: null,
    explanation: null,
    source: null,
    counted,
  };
}

/** A value that is not there, and why. */
export function shownNothing(nothing: Nothing, explanation: string): Shown {
  return { value: null, text: nothing, nothing, explanation, source: null };
}

export function sourceOf(figure: KeptFigure, kind: SourceRef['kind']): SourceRef {
  return {
    id: figure.revisionId,
    kind,
    file: figure.fileName,
    ...figure.place,
    text: figure.stated.text,
    batchId: figure.batchId,
    recordedAt: figure.recordedAt,
    note: figure.note,
  };
}

function explainStatedNothing(nothing: Nothing, figure: KeptFigure): string {
  const place = `${figure.fileName}, row ${figure.place.row}, column ${figure.place.column}`;
  if (nothing === 'no target set') return `No target was set (${place}).`;
  return `Stated as ${nothing} (${place}).`;
}

/** Whether something was stated of a row's own provider or its months, or counted from its records. */
export function isGiven(row: PerformanceRow): boolean {
  if (row.basis === 'counted' || row.outturnSource !== null || row.levelSource !== null)
    return true;
  return isProvider({ kind: row.providerKind }) && (row.outturn ?? row.level) !== null;
}

/** Whether a subject delivers itself, rather than being made of those who do. */
export function isProvider(subject: Pick<Subject, 'kind'>): boolean {
  return subject.kind === 'area' || subject.kind === 'establishment';
}
