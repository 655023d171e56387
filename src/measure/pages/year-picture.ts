import { type Catalogue, getMetric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { PerformanceRow } from '../performance.ts';
import { metricAddress, providerAddress } from './addresses.ts';
import { counted } from './comparison-words.ts';
import { countStatuses, type StatusCount } from './status-count.ts';

/** A link and what one finds there. */
export type WayIn = { text: string; href: string; why: string };

type Tally<T> = { of: T; count: StatusCount };

/** What areas and prisons met and missed in a period, as sentences: one a kind of provider that was judged. */
export function pictureOf(rows: readonly PerformanceRow[], territory: Subject): string[] {
  return [
    kindSentence(rows, 'area', 'probation area', territory),
    kindSentence(rows, 'establishment', 'prison', territory),
  ].flat();
}

/** Metrics that every judged provider met or missed, as a sentence each; none where there are none. */
export function unanimous(catalogue: Catalogue, rows: readonly PerformanceRow[]): string[] {
  const tallies = byMetric(rows).filter(({ count }) => count.judged > 1);
  const allMet = tallies.filter(({ count }) => count.missed === 0);
  const allMissed = tallies.filter(({ count }) => count.met === 0);
  const names = (some: readonly Tally<string>[]) =>
    some.map(({ of }) => `${of} ${getMetric(catalogue, of).shortTitle}`).join('; ');
  return [
    ...(allMet.length === 0
      ? []
      : [
          `Of ${counted(tallies.length, 'metric')} on which several providers were judged, ${allMet.length} were met by all of them.`,
        ]),
    ...(allMissed.length === 0 ? [] : [`All who were judged missed ${names(allMissed)}.`]),
  ];
}

/** Where to look first: who met the most and the least, and the metrics missed most. */
export function waysIn(
  catalogue: Catalogue,
  rows: readonly PerformanceRow[],
  period: string,
): WayIn[] {
  const providers = byProvider(rows).filter(({ count }) => count.judged > 0);
  const ranked = providers.toSorted((one, other) => shareMet(other.count) - shareMet(one.count));
  const [best, worst] = [ranked[0], ranked.at(-1)];
  const [metric] = byMetric(rows).toSorted((one, other) => other.count.missed - one.count.missed);
  return [
    ...(best ? [providerWay(best, period, 'no other met a larger share')] : []),
    ...(worst && worst !== best
      ? [providerWay(worst, period, 'no other met a smaller share')]
      : []),
    ...(metric && metric.count.missed > 0
      ? [
          {
            text: `${metric.of} ${getMetric(catalogue, metric.of).title}`,
            href: metricAddress(metric.of, { period }),
            why: `missed by ${metric.count.missed} of the ${metric.count.judged} providers judged; no other by more`,
          },
        ]
      : []),
  ];
}

function providerWay({ of, count }: Tally<PerformanceRow>, period: string, words: string): WayIn {
  return {
    text: of.provider,
    href: providerAddress(of.providerId, period),
    why: `met ${count.met} of ${counted(count.judged, 'level')}; ${words}`,
  };
}

function kindSentence(
  rows: readonly PerformanceRow[],
  kind: PerformanceRow['providerKind'],
  one: string,
  territory: Subject,
): string[] {
  const ofKind = rows.filter(({ providerKind }) => providerKind === kind);
  const { met, missed, judged } = countStatuses(ofKind);
  if (judged === 0) return [];
  const providers = counted(new Set(ofKind.map(({ providerId }) => providerId)).size, one);
  const share = Math.round((met / judged) * 100);
  return [
    `${territory.officialName}: ${providers} met ${met} of the ${counted(judged, 'level')} that they were judged against (${share}%) and missed ${missed}.`,
  ];
}

function byProvider(rows: readonly PerformanceRow[]): Tally<PerformanceRow>[] {
  const first = new Map(rows.map((row) => [row.providerId, row]));
  return [...first.values()].map((of) => ({
    of,
    count: countStatuses(rows.filter(({ providerId }) => providerId === of.providerId)),
  }));
}

function byMetric(rows: readonly PerformanceRow[]): Tally<string>[] {
  return [...new Set(rows.map(({ metric }) => metric))].map((of) => ({
    of,
    count: countStatuses(rows.filter(({ metric }) => metric === of)),
  }));
}

function shareMet({ met, judged }: StatusCount): number {
  return met / judged;
}
