import { type Period, previousPeriod } from '../calendar/index.ts';
import { appliesTo, type Metric } from '../catalogue/index.ts';
import { levels } from '../commission/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import { findProvider, openIn, type Subject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { FigureSet } from './figure-set.ts';
import { latestHeld, listPeriodsHeld } from './holdings.ts';
import {
  type PerformanceRow,
  performanceRow,
  type Shown,
  shownFigure,
  shownNothing,
  sourceOf,
} from './performance.ts';
import { rankAmong } from './rank.ts';
import { rollUp } from './roll-up.ts';
import {
  inEra,
  membersIn,
  type PerformanceQuery,
  peersOf,
  selectMetrics,
  selectSubjects,
} from './select.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue'>;
type What = 'outturn' | 'level';

/**
 * Outturn against level for every subject and metric asked for: those that apply in the period's year, and
 * those of which something is stated. Throws ESTATE_UNKNOWN or CATALOGUE_UNKNOWN_METRIC with the nearest names.
 */
export async function listPerformance(
  hub: Known,
  query: PerformanceQuery,
): Promise<PerformanceRow[]> {
  const metrics = selectMetrics(hub.catalogue, query);
  const codes = metrics.map(({ code }) => code);
  const period = query.period ?? latestHeld(await listPeriodsHeld(hub, { metrics: codes }));
  if (period === undefined) return [];
  const subjects = selectSubjects(hub, { ...query, period });
  const figures = await readFigures(hub, subjects, metrics, period);
  const desk = new Desk(hub, figures, period);
  const named = (query.metrics?.length ?? 0) > 0;
  return subjects.flatMap((subject) =>
    metrics
      .filter((metric) => (named && isProvider(subject)) || desk.concerns(subject, metric))
      .map((metric) => desk.row(subject, metric)),
  );
}

async function readFigures(
  hub: Known,
  subjects: readonly Subject[],
  metrics: readonly Metric[],
  period: Period,
): Promise<FigureSet> {
  const related = subjects.flatMap((subject) => [
    subject.id,
    ...membersIn(hub.estate, subject, period).map(({ id }) => id),
    ...(peersOf(hub.estate, subject, period)?.ids ?? []),
  ]);
  const wanted = {
    providerIds: [...new Set(related)],
    metrics: metrics.map(({ code }) => code),
    periods: [period, previousPeriod(period)],
  };
  const [agreed, published] = await Promise.all([
    levels.listCurrent(hub.database, wanted),
    publishedFigures.listCurrent(hub.database, wanted),
  ]);
  return new FigureSet(agreed, published);
}

/** Works out rows over the figures at hand. */
class Desk {
  private readonly hub: Known;
  private readonly figures: FigureSet;
  private readonly period: Period;
  private readonly members = new Map<string, Subject[]>();

  constructor(hub: Known, figures: FigureSet, period: Period) {
    this.hub = hub;
    this.figures = figures;
    this.period = period;
  }

  /** Whether the subject has anything to do with the metric in this period. */
  concerns(subject: Subject, metric: Metric): boolean {
    if (this.figures.states(subject.id, metric.code)) return true;
    if (!inEra(metric, this.period)) return false;
    if (isProvider(subject)) return appliesTo(metric, subject);
    const members = this.membersOf(subject);
    return subject.kind === 'region' && members.some((member) => appliesTo(metric, member));
  }

  row(subject: Subject, metric: Metric): PerformanceRow {
    const outturn = this.shown(subject, metric, this.period, 'outturn');
    return performanceRow({
      subject,
      metric,
      period: this.period,
      outturn,
      level: this.shown(subject, metric, this.period, 'level'),
      previous: this.previous(subject, metric),
      rank: this.rank(subject, metric, outturn.value),
      mentions: this.figures
        .listMentions(subject.id, metric.code, this.period)
        .map((figure) => sourceOf(figure, 'published')),
    });
  }

  private shown(subject: Subject, metric: Metric, period: Period, what: What): Shown {
    const stated =
      what === 'level'
        ? this.figures.findLevel(subject.id, metric.code, period)
        : this.figures.findOutturn(subject.id, metric.code, period);
    if (stated) return shownFigure(stated, what === 'level' ? 'level' : 'published');
    const members = this.membersOf(subject).filter((member) => this.concerns(member, metric));
    if (members.length > 0) {
      const parts = members.map((member) => ({
        name: member.name,
        shown: this.shown(member, metric, period, what),
      }));
      return rollUp(metric, parts, what);
    }
    return this.absent(subject, metric, what);
  }

  /** Looked up once: a page asks for every metric of the same subjects. */
  private membersOf(subject: Subject): Subject[] {
    const key = `${subject.kind}|${subject.id}`;
    const members = this.members.get(key) ?? membersIn(this.hub.estate, subject, this.period);
    this.members.set(key, members);
    return members;
  }

  private absent(subject: Subject, metric: Metric, what: What): Shown {
    const provider = findProvider(this.hub.estate, subject.id);
    const standing = provider && openIn(provider, this.period);
    if (standing && standing !== 'open') {
      return shownNothing('not open', `${subject.name} was ${standing} in this period.`);
    }
    if (!appliesTo(metric, subject)) {
      return shownNothing('not applicable', `${metric.code} is not asked of ${subject.name}.`);
    }
    if (what === 'level')
      return shownNothing('no target set', 'No target is known for this period.');
    return shownNothing('not supplied', 'No figure has been supplied for this period.');
  }

  private previous(
    subject: Subject,
    metric: Metric,
  ): { period: Period; value: number } | undefined {
    const period = previousPeriod(this.period);
    const value = this.figures.findOutturn(subject.id, metric.code, period)?.stated.value;
    return value === undefined || value === null ? undefined : { period, value };
  }

  private rank(subject: Subject, metric: Metric, value: number | null) {
    const peers = peersOf(this.hub.estate, subject, this.period);
    if (value === null || !peers) return undefined;
    const values = peers.ids.flatMap(
      (id) => this.figures.findOutturn(id, metric.code, this.period)?.stated.value ?? [],
    );
    return rankAmong(metric, value, values, peers.group);
  }
}

function isProvider(subject: Subject): boolean {
  return subject.kind === 'area' || subject.kind === 'establishment';
}
