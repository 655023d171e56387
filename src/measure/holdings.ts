import {
  comparePeriods,
  endsOn,
  monthOf,
  type Period,
  parsePeriod,
  printPeriod,
  rangePeriod,
} from '../calendar/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type CountColumn, type FigureQuery, levels } from '../commission/index.ts';
import { publishedFigures } from '../deliver/index.ts';
import { type Hub, today } from '../hub.ts';
import { talliesBehind } from './counted-figures.ts';
import { standInsFor, supplyOf } from './stand-ins.ts';
import {
  type Behind,
  countSupplied,
  listSuppliedPeriods,
  type HeldQuery as SuppliedQuery,
} from './store/held.ts';

/**
 * How many outturns and levels the hub holds as they were stated, without revisions, repetitions and the kinds
 * of nothing; and how many outturns of one provider and metric can be counted from records.
 */
export type Held = { outturns: number; levels: number; counted: number };
export type PeriodHeld = Held & { period: Period };

/** What to look for. Without providers it is everyone, of the counted everyone real. */
export type HeldQuery = Pick<FigureQuery, 'providerIds' | 'metrics' | 'periods'>;

type Known = Pick<Hub, 'database' | 'catalogue' | 'now'>;

/** What is held by provider, metric or period, narrowed as a query says. */
export async function countHeld(
  hub: Known,
  column: CountColumn,
  query: HeldQuery = {},
): Promise<Map<string, Held>> {
  const [outturns, agreed, counted] = await Promise.all([
    publishedFigures.countBy(hub.database, column, query),
    levels.countBy(hub.database, column, query),
    countCounted(hub, column, query),
  ]);
  const keys = new Set([...outturns.keys(), ...agreed.keys(), ...counted.keys()]);
  return new Map(
    [...keys].map((key) => [
      key,
      {
        outturns: outturns.get(key) ?? 0,
        levels: agreed.get(key) ?? 0,
        counted: counted.get(key) ?? 0,
      },
    ]),
  );
}

/** The periods of which something is held: the last to end first, of those that end together the longest. */
export async function listPeriodsHeld(hub: Known, query: HeldQuery = {}): Promise<PeriodHeld[]> {
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

/**
 * The period to show where none was asked for: the latest with an outturn, else the latest with a level. One
 * in which little is counted is passed over: deadlines of old records run on into it.
 */
export function latestHeld(held: readonly PeriodHeld[]): Period | undefined {
  const most = Math.max(0, ...held.map(({ counted }) => counted));
  const full = held.find(
    ({ outturns, counted }) => outturns > 0 || (counted > 0 && counted * 2 >= most),
  );
  return (full ?? held[0])?.period;
}

/** A period with a smaller share of the most outturns of any is one that few have reported on. */
const fewOutturns = 10;

/**
 * The period to show of many providers where none was asked for: the latest, unless few have reported on it yet,
 * so that one prison's new year does not stand for everyone.
 */
export function latestOfMany(held: readonly PeriodHeld[]): Period | undefined {
  const most = Math.max(0, ...held.map(({ outturns }) => outturns));
  return latestHeld(
    held.map((one) => (one.outturns * fewOutturns < most ? { ...one, outturns: 0 } : one)),
  );
}

/** Of periods the quarters and financial years that have ended. */
async function countCounted(
  hub: Known,
  column: CountColumn,
  { providerIds, metrics, periods }: HeldQuery,
): Promise<Map<string, number>> {
  const behind = behindMetrics(hub.catalogue, metrics);
  if (behind.length === 0) return new Map();
  const running = monthOf(today(hub)).first;
  const query: SuppliedQuery = { behind, providerIds, spans: periods, running };
  if (column !== 'period') {
    const rows = await countSupplied(hub.database, column, query);
    return new Map(rows.map(({ counted, figures }) => [counted, figures]));
  }
  const rows = await listSuppliedPeriods(hub.database, query);
  return new Map(
    rows.map(({ first, months, figures }) => [
      printPeriod(rangePeriod(first, first + months - 1)),
      figures,
    ]),
  );
}

function behindMetrics(catalogue: Catalogue, codes: readonly string[] | undefined): Behind[] {
  const metrics = catalogue.metrics.filter(({ code }) => codes?.includes(code) ?? true);
  return metrics.flatMap(({ code: metric, formula }) => {
    const tallies = formula ? talliesBehind(catalogue, formula) : [];
    const types = new Set(tallies.map(supplyOf)).size;
    return tallies.flatMap((counted) => {
      const standIns = standInsFor(catalogue, [counted.code]);
      const recordType = supplyOf(counted);
      return [counted, ...standIns].map(({ code: tally }) => ({
        ...{ metric, tally, recordType, types },
      }));
    });
  });
}
