import {
  type Breakdown,
  breakdownField,
  type Catalogue,
  type Condition,
  fieldsOfCondition,
  type Metric,
  type Tally,
} from '../catalogue/index.ts';
import { GatehouseError } from '../errors.ts';
import { countedChance, type Sides, sidesOf } from './chance-kind.ts';
import { talliesBehind } from './counted-figures.ts';

/** How sure a ratio between groups can be told: from a part of what was counted, or from events over time. */
export const intervalMethods = ['proportions', 'events'] as const;
export type IntervalMethod = (typeof intervalMethods)[number];

/** Whether groups may be compared by a ratio, and by which interval; the note says why not. */
export type Comparing = {
  ratio: boolean;
  interval: IntervalMethod | null;
  note: string | null;
};

/** The breakdowns that every tally behind a metric keeps, as they are declared. */
export function breakdownsOf(catalogue: Catalogue, metric: Metric): Breakdown[] {
  const { formula } = metric;
  if (!formula) return [];
  const tallies = talliesBehind(catalogue, formula);
  return catalogue.breakdowns.filter(({ code }) => tallies.every((tally) => keeps(tally, code)));
}

/** Throws MEASURE_NOT_BROKEN_DOWN with the tallies that do not keep the breakdown. */
export function refuseBreakdown(
  catalogue: Catalogue,
  metric: Metric,
  tallies: readonly Tally[],
  breakdown: Breakdown,
): void {
  const without = tallies.filter((tally) => !keeps(tally, breakdown.code));
  if (without.length === 0) return;
  const named = without.map(({ title }) => `“${title}”`).join(' and ');
  const others = breakdownsOf(catalogue, metric).map(({ code }) => code);
  throw new GatehouseError(
    'MEASURE_NOT_BROKEN_DOWN',
    `${metric.code} cannot be broken down by ${breakdown.title.toLowerCase()}: ${named} ` +
      `${without.length === 1 ? 'is' : 'are'} not kept by it. ` +
      (others.length > 0
        ? `It can be broken down by ${others.join(', ')}.`
        : 'It can be broken down by nothing.'),
    { status: 404 },
  );
}

/** Of a latest the groups do not add up: the last record of each may be of another day. */
function keeps({ by, kind }: Tally, breakdown: string): boolean {
  return kind !== 'latest' && by.includes(breakdown);
}

/** How groups may be compared in a metric. */
export function comparingOf(catalogue: Catalogue, metric: Metric, breakdown: Breakdown): Comparing {
  const { formula, code } = metric;
  if (!formula || !('bottom' in formula)) {
    return none(
      `${code} counts without a denominator: how large each group is does not stand in it`,
    );
  }
  if (formula.kind === 'difference') {
    return none(`${code} is a difference, which may be 0 or less`);
  }
  if (isAbout(sidesOf(catalogue, formula), breakdown)) {
    return none(`${code} is itself about ${breakdown.title.toLowerCase()}`);
  }
  const { kind, reason } = countedChance(catalogue, code, formula);
  if (kind === null) return withoutInterval(reason);
  return { ratio: true, interval: kind === 'proportion' ? 'proportions' : 'events', note: null };
}

/** The top asks for the very characteristic, beyond what the bottom asks for. */
function isAbout({ top, bottom }: Sides, { code }: Breakdown): boolean {
  const asked = new Set(bottom.flatMap(({ conditions }) => conditions).map(textOf));
  return top
    .flatMap(({ conditions }) => conditions)
    .some(
      (condition) =>
        !asked.has(textOf(condition)) &&
        fieldsOfCondition(condition).includes(breakdownField(code)),
    );
}

function textOf(condition: Condition): string {
  return JSON.stringify(condition);
}

function none(reason: string): Comparing {
  return { ratio: false, interval: null, note: `No ratio: ${reason}` };
}

function withoutInterval(reason: string): Comparing {
  return { ratio: true, interval: null, note: `No interval: ${reason}` };
}
