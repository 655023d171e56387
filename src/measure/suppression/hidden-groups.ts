import type { Period } from '../../calendar/index.ts';
import type { Breakdown, Catalogue, Metric } from '../../catalogue/index.ts';
import type { Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { talliesBehind } from '../counted-figures.ts';
import { breakdownsOf } from '../group-method.ts';
import { type MemberFigures, readMemberFigures } from '../member-figures.ts';
import { countedIn } from '../select.ts';
import { type Branch, branchesBeside, branchKey } from './branches.ts';
import { type CountCell, type CountTable, keyOf } from './count-table.ts';
import { countsIn, figureCounts, together } from './counts-of.ts';
import { type HiddenFigures, publishedMetrics, readHiddenFigures } from './hidden-figures.ts';
import { suppressTable } from './suppress-table.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;
type Asked = { subject: Subject; metric: Metric; period: Period; breakdown: Breakdown };

/** What of a figure by groups is hidden: of a group, or of all where the group is left out. */
export type HiddenParts = {
  figures: HiddenFigures;
  hides: (part: 'top' | 'bottom', group?: string) => boolean;
};

/**
 * Which groups of a figure are hidden. The tables of the nation, all regions and all providers by these groups are
 * settled at once, after those without groups: what is shown there is shown here, so that neither gives the other away.
 */
export async function readHiddenGroups(hub: Known, asked: Asked): Promise<HiddenParts> {
  const { subject, metric, period, breakdown } = asked;
  const figures = await readHiddenFigures(hub, { beside: subject, period, also: [metric] });
  const metrics = linkedTo(hub.catalogue, metric, period).filter((one) =>
    breakdownsOf(hub.catalogue, one).includes(breakdown),
  );
  const branches = branchesBeside(hub.estate, subject, period);
  const members = await readMemberFigures(hub, {
    ...{ period, breakdown },
    providerIds: [...new Set(branches.flatMap(({ providers }) => providers.map(({ id }) => id)))],
    tallies: [
      ...new Set(
        metrics.flatMap(({ formula }) =>
          formula ? talliesBehind(hub.catalogue, formula).map(({ code }) => code) : [],
        ),
      ),
    ],
  });
  const tables = groupTables({ metrics, branches, members, figures });
  const hidden = new Map([...tables].map(([counts, table]) => [counts, settle(table)]));
  const own = metric.formula ? countsIn(metric.formula) : [];
  const places = subject.kind === 'group' ? countedIn(hub.estate, subject, period) : [subject];
  return {
    figures,
    hides: (part, group) => {
      const counts = own[part === 'top' ? 0 : 1];
      if (counts === undefined) return false;
      const column = group === undefined ? 'total' : members.members.indexOf(group);
      return places.some(
        (place) => hidden.get(counts)?.has(keyOf({ row: branchKey(place), column })) === true,
      );
    },
  };
}

/** The metrics that count any of what a metric counts, or of what those count. */
function linkedTo(catalogue: Catalogue, metric: Metric, period: Period): Metric[] {
  const all = publishedMetrics(catalogue, period, [metric]);
  const linked = new Set([metric]);
  const names = new Set(metric.formula ? countsIn(metric.formula) : []);
  for (let before = -1; before < linked.size; ) {
    before = linked.size;
    for (const one of all) {
      const counts = one.formula ? countsIn(one.formula) : [];
      if (!counts.some((name) => names.has(name))) continue;
      linked.add(one);
      for (const name of counts) names.add(name);
    }
  }
  return [...linked];
}

type Row = { counts: CountCell[]; total: CountCell };
type Tables = Map<string, CountTable>;

/** For each kind of count the table of branches by groups, with the totals as they are published without groups. */
function groupTables(asked: {
  metrics: readonly Metric[];
  branches: readonly Branch[];
  members: MemberFigures;
  figures: HiddenFigures;
}): Tables {
  const rows = new Map<string, Map<string, Row>>();
  for (const metric of asked.metrics) {
    for (const branch of asked.branches) {
      for (const [counts, row] of rowsOf(asked, metric, branch)) {
        const known = rows.get(counts) ?? new Map<string, Row>();
        const before = known.get(branch.key);
        rows.set(counts, known.set(branch.key, before ? rowsTogether(before, row) : row));
      }
    }
  }
  return new Map(
    [...rows].map(([counts, known]) => [
      counts,
      asked.branches.flatMap(({ key, within }) => {
        const row = known.get(key);
        return row ? [{ id: key, partOf: within.find((one) => known.has(one)), ...row }] : [];
      }),
    ]),
  );
}

function rowsOf(
  { members, figures }: { members: MemberFigures; figures: HiddenFigures },
  metric: Metric,
  { key, providers }: Branch,
): Map<string, Row> {
  const { rule } = figures;
  const whole = members.whole(providers, metric);
  const rows = new Map<string, Row>();
  if (!whole || whole.missing.length > 0) return rows;
  for (const { counts } of figureCounts(rule, metric, whole)) {
    const total = figures.countAt(counts, key);
    if (total) rows.set(counts, { counts: [], total });
  }
  for (const member of members.members) {
    const figure = members.of.get(member)?.(providers, metric);
    for (const { counts, cell } of figure ? figureCounts(rule, metric, figure) : []) {
      rows.get(counts)?.counts.push(cell);
    }
  }
  return rows;
}

function rowsTogether(one: Row, other: Row): Row {
  return {
    counts: one.counts.map((cell, index) => {
      const same = other.counts[index];
      return same ? together(cell, same) : cell;
    }),
    total: one.total,
  };
}

/** Hides what it takes; a row that cannot be kept while its total is shown is withheld whole, nobodies included. */
function settle(table: CountTable): ReadonlySet<string> {
  const withheld = new Set<string>();
  for (;;) {
    const { hidden, exposed } = suppressTable(
      table.map((row) => (withheld.has(row.id) ? withhold(row) : row)),
    );
    const further = exposed.filter(({ row }) => !withheld.has(row));
    if (further.length === 0) return hidden;
    for (const { row } of further) withheld.add(row);
  }
}

function withhold(row: CountTable[number]): CountTable[number] {
  const counts = row.counts.map(
    (cell): CountCell => ({ ...cell, least: Math.min(0, cell.value), settled: 'hidden' }),
  );
  return { ...row, counts };
}
