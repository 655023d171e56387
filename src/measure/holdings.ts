import { comparePeriods, endsOn, type Period, parsePeriod } from '../calendar/index.ts';
import { type CountColumn, type FigureQuery, levels } from '../commission/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';

/** How many outturns and levels the hub holds; revisions, repetitions and the kinds of nothing do not count. */
export type Held = { outturns: number; levels: number };
export type PeriodHeld = Held & { period: Period };

/** What is held by provider, metric or period, narrowed as a query says. */
export async function countHeld(
  hub: Pick<Hub, 'database'>,
  column: CountColumn,
  query: FigureQuery = {},
): Promise<Map<string, Held>> {
  const [outturns, agreed] = await Promise.all([
    publishedFigures.countBy(hub.database, column, query),
    levels.countBy(hub.database, column, query),
  ]);
  const keys = new Set([...outturns.keys(), ...agreed.keys()]);
  return new Map(
    [...keys].map((key) => [
      key,
      { outturns: outturns.get(key) ?? 0, levels: agreed.get(key) ?? 0 },
    ]),
  );
}

/** The periods of which something is held: the last to end first, of those that end together the longest. */
export async function listPeriodsHeld(
  hub: Pick<Hub, 'database'>,
  query: FigureQuery = {},
): Promise<PeriodHeld[]> {
  const held = await countHeld(hub, 'period', query);
  return [...held]
    .map(([text, counts]) => ({ ...counts, period: parsePeriod(text) }))
    .sort(lastFirst);
}

/** For sorting: the last to end first, of those that end together the longest. */
export function lastFirst({ period: one }: PeriodHeld, { period: other }: PeriodHeld): number {
  const [end, otherEnd] = [endsOn(one), endsOn(other)];
  if (end !== otherEnd) return end < otherEnd ? 1 : -1;
  return comparePeriods(one, other);
}

/** The period to show where none was asked for: the latest with an outturn, else the latest with a level. */
export function latestHeld(held: readonly PeriodHeld[]): Period | undefined {
  return (held.find(({ outturns }) => outturns > 0) ?? held[0])?.period;
}
