import { endsOn, type Period, printPeriod } from '../../calendar/index.ts';
import { providersIn, type Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { type Chart, positionChange } from '../../web/index.ts';
import { listPeriodsHeld } from '../holdings.ts';
import { listPositionChange, positionMetric } from '../position-change.ts';

/** The scorecard places that a region's prisons gained or lost in a year. */
export type PlacesGained = {
  from: string;
  to: string;
  chart: Chart;
  /** The net change in words, with and without providers that share a position. */
  net: string[];
};

const quartersBefore = 4;

/** The change over the year to the last quarter with positions in a period; undefined where there is none. */
export async function placesGained(
  hub: Hub,
  region: Subject,
  period: Period,
): Promise<PlacesGained | undefined> {
  const providerIds = providersIn(hub.estate, region.id, period).map(({ id }) => id);
  const held = await listPeriodsHeld(hub, { providerIds, metrics: [positionMetric] });
  const to = held.find(
    (one) => one.period.kind === 'quarter' && endsOn(one.period) <= endsOn(period),
  )?.period;
  if (!to) return undefined;
  const from = { ...to, first: to.first - quartersBefore * to.months };
  const change = await listPositionChange(hub, { region: region.id, from, to });
  if (change.rows.length === 0) return undefined;
  const title = `Places gained or lost on the weighted scorecard, ${printPeriod(from)} to ${printPeriod(to)}`;
  return {
    from: change.from,
    to: change.to,
    chart: positionChange({
      id: 'places-gained',
      title,
      changes: change.rows.map((row) => ({
        name: row.group
          ? `${row.provider} (with ${otherThan(row.group, row.provider)})`
          : row.provider,
        change: row.change,
        changeText: signed(row.change),
        fromText: String(row.from),
        toText: String(row.to),
      })),
    }),
    net: netWords(change.netExcludingGroups, change.netIncludingGroups),
  };
}

function netWords(excluding: number, including: number): string[] {
  if (excluding === including) return [`Net change: ${signed(including)} places.`];
  return [
    `Net change: ${signed(including)} places; without the prisons that share a position at the end, ${signed(excluding)}.`,
  ];
}

/** The rest of a group's name: `Hewell Grange` of `Brockhill and Hewell Grange` for Brockhill. */
function otherThan(group: string, provider: string): string {
  const others = group.split(' and ').filter((name) => name !== provider);
  return others.length === 0 ? group : others.join(' and ');
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : value > 0 ? `+${value}` : '0';
}
