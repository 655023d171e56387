import { type Period, printPeriod } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import type { KeptFigure } from '../commission/index.ts';
import { type SourceRef, sourceOf } from '../measure/index.ts';
import { type Figure, statedFigure } from './figure.ts';

/** A figure that a source states of a subject, beside those that are judged against levels. */
export type Stated = {
  subjectId: string;
  metric: Metric;
  period: Period;
  what: 'outturn' | 'level' | 'stated again';
  figure: Figure;
  note: string | null;
};

/** A kept figure as a report shows it; `subject` is the name to print. */
export function stated(
  kept: KeptFigure,
  kind: SourceRef['kind'],
  metric: Metric,
  subject: string,
): Stated {
  const { value, text, nothing, choice } = kept.stated;
  const what = kind === 'level' ? 'level' : kept.mentionedIn === '' ? 'outturn' : 'stated again';
  const source = {
    ref: sourceOf(kept, kind),
    subject,
    metric: metric.code,
    title: metric.title,
    period: printPeriod(kept.period),
    what,
  } as const;
  return {
    subjectId: kept.providerId,
    metric,
    period: kept.period,
    what,
    figure: statedFigure(source, { text: choice ?? nothing ?? text, number: value, nothing }),
    note: kept.note,
  };
}

/** What sources state of the subjects of a report, in order, found by subject, metric and period. */
export class StatedFigures {
  private readonly all: readonly Stated[];
  private readonly byKey = new Map<string, Figure>();

  constructor(all: readonly Stated[]) {
    this.all = all;
    for (const one of all) {
      this.byKey.set(
        `${one.what}|${one.subjectId}|${one.metric.code}|${printPeriod(one.period)}`,
        one.figure,
      );
    }
  }

  /** The figure as stated in its own place; undefined where there is none. */
  find(subjectId: string, metric: string, period: Period): Figure | undefined {
    return this.byKey.get(`outturn|${subjectId}|${metric}|${printPeriod(period)}`);
  }

  /** The level agreed; undefined where there is none. */
  findLevel(subjectId: string, metric: string, period: Period): Figure | undefined {
    return this.byKey.get(`level|${subjectId}|${metric}|${printPeriod(period)}`);
  }

  /** Figures and levels of a subject in the order of the catalogue, each metric by period. */
  listOf(subjectId: string): Stated[] {
    return this.all.filter((one) => one.subjectId === subjectId && one.what !== 'stated again');
  }

  /** Where a source states a figure once more. */
  listMentions(): Stated[] {
    return this.all.filter((one) => one.what === 'stated again');
  }
}
