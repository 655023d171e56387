import { mayDoFor } from '../access/index.ts';
import { printPeriod } from '../calendar/index.ts';
import {
  type Breakdown,
  type Catalogue,
  type FormulaResult,
  getRecordType,
  type Tally,
} from '../catalogue/index.ts';
import { GatehouseError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import type { CountedFigure } from './counted-figures.ts';
import { comparingOf, refuseBreakdown } from './group-method.ts';
import type { GroupedFigure } from './grouped-figure.ts';
import { figureOf, type GroupFigure, groupRows, notStated } from './groups.ts';
import { type MemberFigures, readMemberFigures } from './member-figures.ts';
import { publishGroups } from './suppression/published-groups.ts';
import { settleTrace, type TraceQuery, type TraceQuestion } from './trace-question.ts';

/** Which figure, broken down by what: the code or title of a breakdown. */
export type GroupQuery = Pick<TraceQuery, 'provider' | 'providerKind' | 'metric' | 'period'> & {
  breakdown: string;
  /** As it may be published: small numbers suppressed, and as many others as it takes. */
  forPublication?: boolean | undefined;
};

/**
 * A metric's outturn for each group of a breakdown, and how many times the reference group's rate it is.
 * Throws as `settleTrace` does, MEASURE_UNKNOWN_BREAKDOWN, and MEASURE_NOT_BROKEN_DOWN where a tally behind
 * the metric does not keep the breakdown. Small numbers are suppressed for publication, and for whoever may not
 * see performance; of other periods than financial years that throws MEASURE_NOT_A_YEAR.
 */
export async function listGroups(hub: Hub, query: GroupQuery): Promise<GroupedFigure> {
  const { provider, providerKind, metric: code, period } = query;
  const question = await settleTrace(hub, { provider, providerKind, metric: code, period });
  const { subject, metric, tallies } = question;
  const breakdown = getBreakdown(hub.catalogue, query.breakdown);
  refuseBreakdown(hub.catalogue, metric, tallies, breakdown);
  const comparing = comparingOf(hub.catalogue, metric, breakdown);
  const read = await readMemberFigures(hub, {
    ...{ period, breakdown },
    providerIds: question.asked.map(({ id }) => id),
    tallies: tallies.map((tally) => tally.code),
  });
  const all = read.whole(question.providers, metric);
  const whole = all?.missing.length === 0 ? all : undefined;
  const figures = whole ? groupFigures(question, breakdown, read) : [];
  const figure: GroupedFigure = {
    ...{ provider: subject.name, providerId: subject.id, providerKind: subject.kind },
    simulated: subject.simulated ?? false,
    ...{ metric: metric.code, title: metric.title, period: printPeriod(period) },
    ...{ breakdown: breakdown.code, breakdownTitle: breakdown.title },
    reference: breakdown.reference,
    referenceTitle: titleOf(breakdown, breakdown.reference),
    ...{ interval: comparing.interval, comparisonNote: comparing.note },
    all: figureOf(metric, whole ?? nothing),
    reason: whole ? whole.reason : reasonOf(question, all),
    missing: all?.missing ?? [],
    groups: whole ? groupRows({ metric, breakdown, comparing }, figures, whole) : [],
    suppression: null,
  };
  const isWhole = !query.forPublication && mayDoFor(hub.caller, 'see performance', subject.id);
  if (isWhole || figure.groups.length === 0) return figure;
  return publishGroups(hub, figure, { subject, metric, period, breakdown });
}

const nothing: FormulaResult = { outturn: null, top: null, bottom: null, reason: null };

/** The breakdown of a code or title; throws MEASURE_UNKNOWN_BREAKDOWN with those that there are. */
export function getBreakdown(catalogue: Pick<Catalogue, 'breakdowns'>, asked: string): Breakdown {
  const wanted = asked.trim().toLowerCase();
  const found = catalogue.breakdowns.find(
    ({ code, title }) => code === wanted || title.toLowerCase() === wanted,
  );
  if (found) return found;
  const codes = catalogue.breakdowns.map(({ code }) => code);
  const there = codes.length === 0 ? 'The catalogue holds none.' : `There are ${codes.join(', ')}.`;
  throw new GatehouseError(
    'MEASURE_UNKNOWN_BREAKDOWN',
    `No breakdown is called “${asked.slice(0, 100)}”. ${there}`,
    { status: 404 },
  );
}

function groupFigures(
  { providers, metric }: TraceQuestion,
  breakdown: Breakdown,
  { members, of }: MemberFigures,
): GroupFigure[] {
  return members.flatMap((group) => {
    const figure = of.get(group)?.(providers, metric);
    return figure ? [{ group, title: titleOf(breakdown, group), figure }] : [];
  });
}

function titleOf({ groups }: Breakdown, member: string): string {
  if (member === notStated) return 'Not stated';
  return groups.find(({ code }) => code === member)?.title ?? member;
}

function reasonOf(
  { catalogue, subject, metric, asked, tallies }: TraceQuestion,
  found: CountedFigure | undefined,
): string {
  if (asked.length === 0) return `${metric.code} is not asked of ${subject.name}`;
  const what = recordsOf(catalogue, tallies);
  return found
    ? `a figure of several providers needs the ${what} of every one of whom ${metric.code} is asked`
    : `${subject.name} has supplied no ${what} for this period`;
}

function recordsOf(catalogue: Catalogue, tallies: readonly Tally[]): string {
  const types = new Set(tallies.map(({ record }) => getRecordType(catalogue, record).plural));
  return [...types].map((plural) => plural.toLowerCase()).join(' and ');
}
