import { endsOn, type Period, parsePeriod, printPeriod } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import { listPeriodsHeld, listPositionChange, positionMetric } from '../../measure/index.ts';
import { type Chart, slope } from '../../web/index.ts';
import type { RatingReport } from '../rating/rating-report.ts';
import { netWords } from './places-charts.ts';

/** The published places a year apart, and the net change; undefined where the scheme has none or it is a nation. */
export async function publishedChange(
  hub: Hub,
  { scheme, region, period }: RatingReport,
): Promise<{ chart: Chart; net: string[] } | undefined> {
  if (scheme.published?.position !== positionMetric || region.kind !== 'region') return undefined;
  const to = await lastQuarter(hub, parsePeriod(period));
  if (!to) return undefined;
  const from = { ...to, first: to.first - 4 * to.months };
  const change = await listPositionChange(hub, { region: region.id, from, to });
  if (change.rows.length === 0) return undefined;
  const sides = { from: change.from, to: change.to };
  return {
    chart: slope({
      ...{ id: 'published-change', better: 'low', sides },
      title: `Published places in ${printPeriod(from)} and ${printPeriod(to)}`,
      rows: change.rows.map((row) => ({
        ...{ name: row.provider, from: row.from, to: row.to, group: row.group },
        ...{ fromText: String(row.from), toText: String(row.to) },
      })),
    }),
    net: netWords(
      `Net change of places since ${change.from}`,
      change.netExcludingGroups,
      change.netIncludingGroups,
    ),
  };
}

/** The last quarter with published places that ends no later than the period. */
async function lastQuarter(hub: Hub, period: Period): Promise<Period | undefined> {
  const held = await listPeriodsHeld(hub, { metrics: [positionMetric] });
  return held.find((one) => one.period.kind === 'quarter' && endsOn(one.period) <= endsOn(period))
    ?.period;
}
