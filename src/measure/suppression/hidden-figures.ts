import type { Period } from '../../calendar/index.ts';
import {
  type Catalogue,
  findSuppressionRule,
  type Metric,
  metricsOf,
  operandsOf,
  type SuppressionRule,
} from '../../catalogue/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Subject } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import type { CountedFigures } from '../counted-figures.ts';
import { readCounted } from '../read-counted.ts';
import { countedIn, eraInForce } from '../select.ts';
import { type Branch, branchesBeside, branchKey } from './branches.ts';
import type { CountCell, CountTable } from './count-table.ts';
import { keyOf } from './count-table.ts';
import { countsIn, figureCounts, tellsOfPeople, together } from './counts-of.ts';
import { suppressTable } from './suppress-table.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** The rule in force today; throws MEASURE_NO_SUPPRESSION_RULE, since nothing may be published without one. */
export function getSuppressionRule({
  catalogue,
  now,
}: Pick<Hub, 'catalogue' | 'now'>): SuppressionRule {
  const day = today({ now });
  const rule = findSuppressionRule(catalogue, day);
  if (rule) return rule;
  throw new GatehouseError(
    'MEASURE_NO_SUPPRESSION_RULE',
    `No rule says which small numbers are hidden on ${day}. Add one to definitions/suppression.yaml before counted figures are published.`,
    { status: 500 },
  );
}

/** One kind of count at everyone who has it, by their branch. */
export type CountsByBranch = Map<string, CountCell>;

/** Which counted figures of a period are hidden, of everyone beside a subject. */
export class HiddenFigures {
  readonly rule: SuppressionRule;
  private readonly hub: Pick<Hub, 'estate' | 'catalogue'>;
  private readonly period: Period;
  private readonly settled: ReadonlyMap<string, CountsByBranch>;

  constructor(
    hub: Pick<Hub, 'estate' | 'catalogue'>,
    known: {
      rule: SuppressionRule;
      period: Period;
      settled: ReadonlyMap<string, CountsByBranch>;
    },
  ) {
    this.hub = hub;
    this.rule = known.rule;
    this.period = known.period;
    this.settled = known.settled;
  }

  /** A count at a branch, settled as shown or hidden. */
  countAt(counts: string, branch: string): CountCell | undefined {
    return this.settled.get(counts)?.get(branch);
  }

  /**
   * Whether a figure of a subject is hidden: something that it is made of is. That of a reporting group, which cuts
   * across regions, is hidden where any of its members' is, so that it is never more than its members tell.
   */
  hidesFigure(subject: Subject, metric: Metric): boolean {
    if (subject.kind === 'group') {
      const members = countedIn(this.hub.estate, subject, this.period);
      return members.some((member) => this.hidesFigure(member, metric));
    }
    return this.hidesAt(branchKey(subject), metric);
  }

  /** Whether anyone's figure of a metric is hidden, so that places in an order would tell of it. */
  hidesAny(metric: Metric): boolean {
    return countsBehind(this.hub.catalogue, metric)
      .flatMap((counts) => [...(this.settled.get(counts)?.values() ?? [])])
      .some(({ settled }) => settled === 'hidden');
  }

  private hidesAt(branch: string, metric: Metric): boolean {
    return countsBehind(this.hub.catalogue, metric).some(
      (counts) => this.countAt(counts, branch)?.settled === 'hidden',
    );
  }
}

/** What a metric counts, itself and through the metrics it is made of. */
function countsBehind(catalogue: Catalogue, metric: Metric): string[] {
  const { formula } = metric;
  if (!formula || !tellsOfPeople(catalogue, metric)) return [];
  const referred = operandsOf(formula)
    .flatMap((operand) => metricsOf(operand))
    .flatMap((code) => catalogue.metrics.filter((one) => one.code === code));
  return [...countsIn(formula), ...referred.flatMap((one) => countsBehind(catalogue, one))];
}

/**
 * Works out what is hidden of the counted figures of a period: of the nation, all regions and all providers at once,
 * and of all metrics at once, so that every publication of that period hides the same.
 */
export async function readHiddenFigures(
  hub: Known,
  asked: { beside: Pick<Subject, 'id'>; period: Period; also?: readonly Metric[] },
): Promise<HiddenFigures> {
  const rule = getSuppressionRule(hub);
  const { period, beside, also = [] } = asked;
  const metrics = publishedMetrics(hub.catalogue, period, also);
  const branches = branchesBeside(hub.estate, beside, period);
  const providerIds = [
    ...new Set(branches.flatMap(({ providers }) => providers.map(({ id }) => id))),
  ];
  const figures = await readCounted(hub, metrics, { period, providerIds });
  const settled = new Map<string, CountsByBranch>();
  for (const [counts, cells] of countsByBranch(rule, { metrics, branches, figures })) {
    settled.set(counts, settle(branches, cells));
  }
  return new HiddenFigures(hub, { rule, period, settled });
}

function settle(branches: readonly Branch[], cells: CountsByBranch): CountsByBranch {
  const { hidden } = suppressTable(tableOf(branches, cells));
  return new Map(
    [...cells].map(([row, cell]) => {
      const isHidden = hidden.has(keyOf({ row, column: 'total' }));
      return [row, { ...cell, settled: isHidden ? 'hidden' : 'shown' }];
    }),
  );
}

/** The metrics whose figures of a period may be published beside one another. */
export function publishedMetrics(
  catalogue: Catalogue,
  period: Period,
  also: readonly Metric[],
): Metric[] {
  return catalogue.metrics.filter(
    (metric) =>
      tellsOfPeople(catalogue, metric) &&
      (also.includes(metric) || eraInForce(catalogue, metric, period) === metric.era),
  );
}

function countsByBranch(
  rule: SuppressionRule,
  asked: { metrics: readonly Metric[]; branches: readonly Branch[]; figures: CountedFigures },
): Map<string, CountsByBranch> {
  const all = new Map<string, CountsByBranch>();
  for (const metric of asked.metrics) {
    for (const { key, providers } of asked.branches) {
      const figure = asked.figures.find(providers, metric);
      if (!figure || figure.missing.length > 0) continue;
      for (const { counts, cell } of figureCounts(rule, metric, figure)) {
        const cells = all.get(counts) ?? new Map<string, CountCell>();
        const before = cells.get(key);
        all.set(counts, cells.set(key, before ? together(before, cell) : cell));
      }
    }
  }
  return all;
}

/** One kind of count as a table of levels: who has none is left out, and their parts belong to the next level. */
function tableOf(branches: readonly Branch[], cells: CountsByBranch): CountTable {
  return branches.flatMap(({ key, within }) => {
    const total = cells.get(key);
    return total
      ? [{ id: key, partOf: within.find((one) => cells.has(one)), counts: [], total }]
      : [];
  });
}
