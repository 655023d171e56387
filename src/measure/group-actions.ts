import { printPeriod } from '../calendar/index.ts';
import {
  type Breakdown,
  type Catalogue,
  type FormulaResult,
  getRecordType,
  type Tally,
} from '../catalogue/index.ts';
import { listCoverage } from '../deliver/index.ts';
import { GatehouseError } from '../errors.ts';
import type { SubjectKind } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { type CountedFigure, CountedFigures, type Summed } from './counted-figures.ts';
import { comparingOf, type IntervalMethod, refuseBreakdown } from './group-method.ts';
import { figureOf, type GroupFigure, type GroupRow, groupRows, notStated } from './groups.ts';
import { standInsFor, yieldingOf } from './stand-ins.ts';
import { type MemberSum, sumCells, sumMemberCells } from './store/cells.ts';
import { settleTrace, type TraceQuery, type TraceQuestion } from './trace-question.ts';

/** Which figure, broken down by what: the code or title of a breakdown. */
export type GroupQuery = Pick<TraceQuery, 'provider' | 'providerKind' | 'metric' | 'period'> & {
  breakdown: string;
};

/** A figure broken down by the groups of a characteristic. */
export type GroupedFigure = {
  provider: string;
  providerId: string;
  providerKind: SubjectKind;
  simulated: boolean;
  metric: string;
  title: string;
  period: string;
  breakdown: string;
  breakdownTitle: string;
  /** The group with which the others are compared. */
  reference: string;
  referenceTitle: string;
  /** What the interval of a ratio rests on; null where none is given. */
  interval: IntervalMethod | null;
  /** Why there is no ratio or no interval. */
  comparisonNote: string | null;
  /** All groups together, those not stated among them: the figure of the metric. */
  all: Pick<GroupRow, 'outturn' | 'outturnText' | 'numerator' | 'denominator'>;
  /** Why there is no figure of all, in words. */
  reason: string | null;
  /** Providers of whom it is asked and who supplied nothing; a figure of several needs all of them. */
  missing: readonly string[];
  /** In the order in which they are declared, then those not stated; empty where nothing was supplied. */
  groups: GroupRow[];
};

/**
 * A metric's outturn for each group of a breakdown, and how many times the reference group's rate it is.
 * Throws as `settleTrace` does, MEASURE_UNKNOWN_BREAKDOWN, and MEASURE_NOT_BROKEN_DOWN where a tally behind
 * the metric does not keep the breakdown.
 */
export async function listGroups(hub: Hub, query: GroupQuery): Promise<GroupedFigure> {
  const { provider, providerKind, metric: code, period } = query;
  const question = await settleTrace(hub, { provider, providerKind, metric: code, period });
  const { subject, metric, tallies } = question;
  const breakdown = getBreakdown(hub.catalogue, query.breakdown);
  refuseBreakdown(hub.catalogue, metric, tallies, breakdown);
  const comparing = comparingOf(hub.catalogue, metric, breakdown);
  const { all, members } = await readFigures(hub, question, breakdown);
  const whole = all?.missing.length === 0 ? all : undefined;
  const figures = whole ? memberFigures(breakdown, members) : [];
  return {
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
  };
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

type Members = Array<{ member: string; figure: CountedFigure }>;

async function readFigures(
  hub: Hub,
  { metric, period, providers, asked, tallies }: TraceQuestion,
  breakdown: Breakdown,
): Promise<{ all: CountedFigure | undefined; members: Members }> {
  const { first, months } = period;
  const providerIds = asked.map(({ id }) => id);
  const codes = tallies.map(({ code }) => code);
  // What stands in without these groups would leave them short of the whole.
  const standIns = standInsFor(hub.catalogue, codes).filter(({ by }) =>
    by.includes(breakdown.code),
  );
  const cells = {
    ...{ providerIds, first, months, yielding: yieldingOf(hub.catalogue, standIns) },
    tallies: [...codes, ...standIns.map(({ code }) => code)],
  };
  const [sums, parts, covered] = await Promise.all([
    sumCells(hub.database, cells),
    sumMemberCells(hub.database, breakdown.code, cells),
    listCoverage(hub.database, { providerIds, first, months }),
  ]);
  const figure = (known: readonly Summed[]) =>
    new CountedFigures(hub.catalogue, period, { sums: known, covered }).find(providers, metric);
  const names = new Set([
    ...breakdown.groups.map(({ code }) => code),
    ...parts
      .map(({ member }) => member)
      .filter((member) => member !== notStated)
      .sort(),
    notStated,
  ]);
  const members = [...names].flatMap((member) => {
    const found = figure(sumsOfMember(sums, parts, member));
    return found ? [{ member, figure: found }] : [];
  });
  return { all: figure(sums), members };
}

/**
 * What a group adds to each sum: 0 where it has no cell. The months are those of the whole, so that a stock is
 * averaged over the same months in every group and the groups add up.
 */
function sumsOfMember(
  sums: readonly Summed[],
  parts: readonly MemberSum[],
  member: string,
): Summed[] {
  const own = new Map(
    parts
      .filter((part) => part.member === member)
      .map((part) => [`${part.provider_id}|${part.tally}`, part]),
  );
  return sums.map((sum) => {
    const part = own.get(`${sum.provider_id}|${sum.tally}`);
    return { ...sum, records: part?.records ?? 0, amount: part?.amount ?? '0' };
  });
}

function memberFigures(breakdown: Breakdown, members: Members): GroupFigure[] {
  return members.map(({ member, figure }) => ({
    group: member,
    title: titleOf(breakdown, member),
    figure,
  }));
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
