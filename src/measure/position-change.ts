import { endsOn, type Period, printPeriod } from '../calendar/index.ts';
import { getMetric } from '../catalogue/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import { getSubject, groupsIn, membersOf, providersIn } from '../estate/index.ts';
import type { Hub } from '../hub.ts';
import { FigureSet } from './figure-set.ts';
import { improvement } from './variance.ts';

/** The metric that holds a provider's place on the Weighted Scorecard. */
export const positionMetric = 'W01';

/** How many places a provider rose (positive) or fell between two periods. */
export type PositionChangeRow = {
  provider: string;
  providerId: string;
  from: number;
  to: number;
  change: number;
  /** The group it is reported with in the later period, if any. */
  group: string | null;
};

export type PositionChange = {
  from: string;
  to: string;
  rows: PositionChangeRow[];
  /** Net change of those not newly reported as a group, and of all. */
  netExcludingGroups: number;
  netIncludingGroups: number;
};

/** The change of scorecard position of each provider of a region that has a position in both periods. */
export async function listPositionChange(
  hub: Pick<Hub, 'database' | 'estate' | 'catalogue'>,
  query: { region: string; from: Period; to: Period },
): Promise<PositionChange> {
  const { from, to } = query;
  const metric = getMetric(hub.catalogue, positionMetric);
  const region = getSubject(hub.estate, query.region, { kind: 'region' });
  const providers = providersIn(hub.estate, region.id, to);
  const groups = groupsIn(hub.estate, region.id, to);
  const providerIds = [...providers.map(({ id }) => id), ...groups.map(({ id }) => id)];
  const published = await publishedFigures.listCurrent(hub.database, {
    providerIds,
    metrics: [metric.code],
    periods: [from, to],
  });
  const figures = new FigureSet([], published);
  const rows = providers.flatMap((provider): PositionChangeRow[] => {
    const group = groups.find((one) => membersOf(one, endsOn(to)).includes(provider.id));
    const position = (period: Period) =>
      figures.findOutturn(provider.id, metric.code, period)?.stated.value ??
      (group && figures.findOutturn(group.id, metric.code, period)?.stated.value);
    const [before, after] = [position(from), position(to)];
    if (before === undefined || before === null || after === undefined || after === null) return [];
    const change = improvement(metric, before, after);
    return [
      {
        provider: provider.name,
        providerId: provider.id,
        from: before,
        to: after,
        change,
        group: group?.name ?? null,
      },
    ];
  });
  const net = (counted: readonly PositionChangeRow[]) =>
    counted.reduce((sum, row) => sum + row.change, 0);
  return {
    from: printPeriod(from),
    to: printPeriod(to),
    rows,
    netExcludingGroups: net(rows.filter((row) => row.group === null)),
    netIncludingGroups: net(rows),
  };
}
