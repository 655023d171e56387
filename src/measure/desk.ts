import { type Period, previousPeriod } from '../calendar/index.ts';
import { appliesTo, type Metric, printValue } from '../catalogue/index.ts';
import { findProvider, openIn, type Provider, type Subject } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigure } from './counted-figures.ts';
import type { Figures } from './figures.ts';
import { OfMonths } from './of-months.ts';
import {
  isProvider,
  type PerformanceRow,
  performanceRow,
  type Shown,
  shownCounted,
  shownFigure,
  shownNothing,
  sourceOf,
} from './performance.ts';
import { rankAmong } from './rank.ts';
import { rollUp } from './roll-up.ts';
import { countedIn, eraInForce, inEra, membersIn, peersOf } from './select.ts';

type Known = Pick<Hub, 'estate' | 'catalogue'>;

/** What is held of a provider and metric in a period and the one before; a row without what stands around it. */
export type HeldFigure = { outturn: Shown; level: Shown; previous: Previous | undefined };

export type Previous = { period: Period; value: number; text: string; counted?: CountedFigure };

/** Works out rows over the figures at hand. */
export class Desk {
  private readonly hub: Known;
  private readonly figures: Figures;
  private readonly period: Period;
  private readonly ofMonths: OfMonths;
  private readonly members = new Map<string, Subject[]>();
  private readonly counts = new Map<string, CountedFigure | undefined>();
  private readonly eras = new Map<string, string>();
  private readonly counting = new Map<string, Provider[]>();

  constructor(hub: Known, figures: Figures, period: Period) {
    this.hub = hub;
    this.figures = figures;
    this.period = period;
    this.ofMonths = new OfMonths(hub.catalogue, figures.monthly, period);
  }

  /** Whether the subject has anything to do with the metric in this period; one that is named may be of another era. */
  concerns(subject: Subject, metric: Metric, named = false): boolean {
    if (this.figures.stated.states(subject.id, metric.code)) return true;
    const asked = named || this.isInForce(metric);
    if (asked && this.counted(subject, metric, 'now')) return true;
    if (this.ofMonths.states(subject.id, metric)) return true;
    if (!inEra(metric, this.period)) return false;
    if (isProvider(subject)) return appliesTo(metric, subject);
    const members = this.membersOf(subject);
    return subject.kind === 'region' && members.some((member) => appliesTo(metric, member));
  }

  private isInForce(metric: Metric): boolean {
    const kinds = metric.appliesTo.kinds.join();
    const era = this.eras.get(kinds) ?? eraInForce(this.hub.catalogue, metric, this.period);
    this.eras.set(kinds, era);
    return era === metric.era;
  }

  figure(subject: Subject, metric: Metric): HeldFigure {
    return {
      outturn: this.outturn(subject, metric),
      level: this.level(subject, metric),
      previous: this.previous(subject, metric),
    };
  }

  row(subject: Subject, metric: Metric): PerformanceRow {
    const { stated } = this.figures;
    const outturn = this.outturn(subject, metric);
    const printed = stated.findOutturn(subject.id, metric.code, this.period);
    const mentions = stated.listMentions(subject.id, metric.code, this.period);
    const beside = outturn.counted && printed ? [printed, ...mentions] : mentions;
    return performanceRow({
      subject,
      metric,
      period: this.period,
      outturn,
      level: this.level(subject, metric),
      previous: this.previous(subject, metric),
      rank: this.rank(subject, metric, outturn.value),
      provisional: outturn.counted
        ? this.figures.provisional.wordsFor(this.countedIn(subject, this.period), metric)
        : null,
      mentions: beside.map((figure) => sourceOf(figure, 'published')),
    });
  }

  /** What was counted from records; else as it was printed, of the whole or its months; else made of the members'. */
  private outturn(subject: Subject, metric: Metric): Shown {
    const counted = this.counted(subject, metric, 'now');
    const stated = this.figures.stated.findOutturn(subject.id, metric.code, this.period);
    // Records that give no outturn, such as none of what a share is taken of, do not displace a printed one.
    if (counted && (counted.outturn !== null || !stated)) return shownCounted(metric, counted);
    if (stated) return shownFigure(stated, 'published');
    const ofMonths = this.ofMonths.outturn(subject.id, metric);
    return ofMonths ?? this.ofMembers(subject, metric, 'outturn');
  }

  private level(subject: Subject, metric: Metric): Shown {
    const stated = this.figures.stated.findLevel(subject.id, metric.code, this.period);
    if (stated) return shownFigure(stated, 'level');
    return this.ofMonths.level(subject.id, metric) ?? this.ofMembers(subject, metric, 'level');
  }

  /** A figure of several providers needs the records of every one of them that is asked for it. */
  private counted(
    subject: Subject,
    metric: Metric,
    when: 'now' | 'before',
  ): CountedFigure | undefined {
    if (!metric.formula) return undefined;
    const key = `${when}|${subject.kind}|${subject.id}|${metric.code}`;
    if (this.counts.has(key)) return this.counts.get(key);
    const figures = when === 'now' ? this.figures.counted : this.figures.countedBefore;
    const found = figures.find(this.countedIn(subject, figures.period), metric);
    const whole = found?.missing.length === 0 ? found : undefined;
    this.counts.set(key, whole);
    return whole;
  }

  private countedIn(subject: Subject, period: Period): Provider[] {
    const key = `${subject.kind}|${subject.id}|${period.first}`;
    const providers = this.counting.get(key) ?? countedIn(this.hub.estate, subject, period);
    this.counting.set(key, providers);
    return providers;
  }

  private ofMembers(subject: Subject, metric: Metric, what: 'outturn' | 'level'): Shown {
    const members = this.membersOf(subject).filter((member) => this.concerns(member, metric));
    if (members.length === 0) return this.absent(subject, metric, what);
    const parts = members.map((member) => ({
      name: member.name,
      shown: what === 'outturn' ? this.outturn(member, metric) : this.level(member, metric),
    }));
    return rollUp(metric, parts, what);
  }

  /** Looked up once: a page asks for every metric of the same subjects. */
  private membersOf(subject: Subject): Subject[] {
    const key = `${subject.kind}|${subject.id}`;
    const members = this.members.get(key) ?? membersIn(this.hub.estate, subject, this.period);
    this.members.set(key, members);
    return members;
  }

  private absent(subject: Subject, metric: Metric, what: 'outturn' | 'level'): Shown {
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

  private previous(subject: Subject, metric: Metric): Previous | undefined {
    const period = previousPeriod(this.period);
    const counted = this.counted(subject, metric, 'before');
    if (counted && counted.outturn !== null) {
      return { period, value: counted.outturn, text: printValue(counted.outturn, metric), counted };
    }
    const stated = this.figures.stated.findOutturn(subject.id, metric.code, period)?.stated;
    if (!stated || stated.value === null) return undefined;
    return { period, value: stated.value, text: stated.choice ?? stated.text };
  }

  private rank(subject: Subject, metric: Metric, value: number | null) {
    const peers = peersOf(this.hub.estate, subject, this.period);
    if (value === null || !peers) return undefined;
    const values = peers.ids.flatMap((id) => this.valueOf(id, metric) ?? []);
    return rankAmong(metric, value, values, peers.group);
  }

  private valueOf(id: string, metric: Metric): number | null | undefined {
    const provider = findProvider(this.hub.estate, id);
    return (
      (provider && this.counted(provider, metric, 'now')?.outturn) ??
      this.figures.stated.findOutturn(id, metric.code, this.period)?.stated.value ??
      this.ofMonths.outturn(id, metric)?.value
    );
  }
}
