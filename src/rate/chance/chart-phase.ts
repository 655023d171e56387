import {
  type KnownMonth,
  type LimitsQuestion,
  limitsOf,
  meanOfMonths,
  type PhaseLimits,
} from './chart-limits.ts';
import type {
  ChartPhase,
  ChartPoint,
  ControlChartQuestion,
  DrawnPoint,
  Flag,
  Mark,
} from './drawn-chart.ts';
import { type Found, findSpecialCauses, rules, type Side, sidesOf } from './special-causes.ts';

/**
 * The fewest known months with limits, and with limits that are no longer provisional: by 0.62 degrees of freedom
 * for each moving range (Wheeler, “Advanced Topics in Statistical Process Control”, 1995) the distance to the
 * limits is known to about 40% with 6 months and to 27% with 12.
 */
export const enoughMonths = { provisional: 6, firm: 12 } as const;

/** The fewest months in a row on one side that speak for a new beginning. */
const lasting = 8;

/** The months of one phase with mean, limits and flags, and the new beginning that its last months suggest. */
export function phaseOf(
  question: ControlChartQuestion,
  points: readonly ChartPoint[],
  words: string | null,
): { points: DrawnPoint[]; phase: ChartPhase; suggestion: Mark | null } {
  const months = points.flatMap((point, at) => knownMonth(question, point, at) ?? []);
  const limits =
    months.length < enoughMonths.provisional
      ? undefined
      : limitsOf(months, limitsQuestion(question));
  const mean = meanOfMonths(months, question);
  const phase = {
    ...{ from: points[0]?.period ?? '', to: points.at(-1)?.period ?? '', words },
    ...{ known: months.length, mean, ...standingOf(months.length, limits) },
    movingRange: limits?.movingRange ?? null,
    sigmaZ: limits?.sigmaZ ?? null,
    widened: limits?.widened ?? false,
  };
  const bare = points.map((point, at) => ({ ...barePoint(question, point, months, at), mean }));
  if (!limits) return { points: bare, phase, suggestion: null };
  const drawn = withLimits(question, { points: bare, months, limits });
  return { points: drawn, phase, suggestion: suggestionOf(drawn, months, limits) };
}

function limitsQuestion({
  kind,
  per,
  range = {},
  overdispersion,
}: ControlChartQuestion): LimitsQuestion {
  return { kind, per, range, widen: overdispersion !== 'ignore' };
}

/** A month whose figure is known; without anything to divide by it is not. */
function knownMonth(
  { kind, per }: ControlChartQuestion,
  { value, top, bottom }: ChartPoint,
  at: number,
): KnownMonth | undefined {
  if (kind === 'xmr') return value === null ? undefined : { at, value, top: 0, bottom: 0 };
  if (typeof top !== 'number' || typeof bottom !== 'number' || bottom === 0) return undefined;
  return { at, value: (per * top) / bottom, top, bottom };
}

function barePoint(
  { kind }: ControlChartQuestion,
  { period, missing, bottom }: ChartPoint,
  months: readonly KnownMonth[],
  at: number,
): DrawnPoint {
  const month = months.find((one) => one.at === at);
  const before = months.find((one) => one.at === at - 1);
  const reason = kind !== 'xmr' && bottom === 0 ? nothingToDivideBy : notSupplied;
  return {
    ...{ period, value: month?.value ?? null, missing: month ? null : (missing ?? reason) },
    ...{ mean: null, lower: null, upper: null, flags: [] },
    movingRange: month && before ? Math.abs(month.value - before.value) : null,
  };
}

const nothingToDivideBy = 'There was nothing to divide by.';
const notSupplied = 'No figure has been supplied for this month.';

function standingOf(
  known: number,
  limits: PhaseLimits | undefined,
): Pick<ChartPhase, 'limits' | 'why'> {
  if (limits && known >= enoughMonths.firm) return { limits: 'firm', why: null };
  if (limits) {
    const why = `The limits are provisional: they rest on ${known} months, and only from ${enoughMonths.firm} on do they move little with each more.`;
    return { limits: 'provisional', why };
  }
  return { limits: 'none', why: withoutLimits(known) };
}

function withoutLimits(known: number): string {
  if (known >= enoughMonths.provisional) {
    return 'There are no limits: no two months with a figure stand side by side.';
  }
  const months = known === 1 ? '1 month is' : `${known === 0 ? 'no' : known} months are`;
  return `There are no limits: ${months} known, and with fewer than ${enoughMonths.provisional} nobody can tell what is usual.`;
}

type Limited = {
  points: readonly DrawnPoint[];
  months: readonly KnownMonth[];
  limits: PhaseLimits;
};

/** Limits of values hold in a month without a figure too; those of counts need its denominator. */
function withLimits(
  question: ControlChartQuestion,
  { points, months, limits }: Limited,
): DrawnPoint[] {
  const found = findSpecialCauses(limits.months);
  return points.map((point, at) => {
    const index = months.findIndex((month) => month.at === at);
    const place = index < 0 && question.kind === 'xmr' ? 0 : index;
    const reach = limits.months[place]?.reaches[3];
    if (!reach) return point;
    const flags = found
      .filter((one) => one.at === index)
      .map((one) => flagOf(one, question.polarity));
    return { ...point, ...reach, flags };
  });
}

function flagOf({ rule, side }: Found, polarity: ControlChartQuestion['polarity']): Flag {
  const number = rules.find(({ code }) => code === rule)?.number ?? 0;
  return { number, rule, side, direction: directionOf(side, polarity) };
}

function directionOf(
  side: Side | null,
  polarity: ControlChartQuestion['polarity'],
): Flag['direction'] {
  if (side === null || polarity === 'on target') return null;
  return (side === 'above') === (polarity === 'higher') ? 'better' : 'worse';
}

/** A run on one side that lasts to the end of a phase, with enough months before it for limits of their own. */
function suggestionOf(
  points: readonly DrawnPoint[],
  months: readonly KnownMonth[],
  limits: PhaseLimits,
): Mark | null {
  const sides = sidesOf(limits.months);
  const last = sides.at(-1);
  const start = sides.findLastIndex((side) => side !== last) + 1;
  const length = sides.length - start;
  if (last === undefined || length < lasting || start < enoughMonths.provisional) return null;
  const period = points[months[start]?.at ?? 0]?.period ?? '';
  const words = `The last ${length} months all lie ${last} the mean: if something changed then, mark ${period}, so that mean and limits begin anew.`;
  return { period, words };
}
