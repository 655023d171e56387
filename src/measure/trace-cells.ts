import type { Period } from '../calendar/index.ts';
import { add, type Catalogue, exactOf, getRecordType, type Tally } from '../catalogue/index.ts';
import { listCoverage, listCoveredMonths } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { CountedFigures, type Summed } from './counted-figures.ts';
import { countOf } from './keep-tallies.ts';
import { type Yielding, yieldingOf } from './stand-ins.ts';
import { listCellsAsAt } from './store/as-at.ts';
import { type Cell, type CellQuery, listCells } from './store/cells.ts';

/** Whose cells, of when, and as seen from when. */
export type CellsAsked = {
  tallies: readonly Tally[];
  providerIds: readonly string[];
  period: Period;
  /** What is seen: everything, or what had been stored by an instant, up to this batch. */
  asAt?: { instant: string; batchId: number } | undefined;
};

type Known = Pick<Hub, 'database' | 'counts' | 'calendars'> & { catalogue: Catalogue };

/** The cells behind a figure, month by month; of a latest all up to the period's end. */
export async function readCells(hub: Known, asked: CellsAsked): Promise<Cell[]> {
  const { tallies, period } = asked;
  const inPeriod = tallies.filter(({ kind }) => kind !== 'latest');
  const latest = tallies.filter(({ kind }) => kind === 'latest');
  const { first, months } = period;
  return [
    ...(await cellsOf(hub, asked, inPeriod, { first, months })),
    ...(await cellsOf(hub, asked, latest, { first: 0, months: first + months })),
  ];
}

async function cellsOf(
  hub: Known,
  { providerIds, asAt }: CellsAsked,
  tallies: readonly Tally[],
  span: { first: number; months: number },
): Promise<Cell[]> {
  if (tallies.length === 0) return [];
  const yielding = yieldingOf(hub.catalogue, tallies);
  const query = { providerIds, tallies: tallies.map(({ code }) => code), yielding, ...span };
  if (!asAt) return listCells(hub.database, query);
  const cells: Cell[] = [];
  for (const record of new Set(tallies.map((tally) => tally.record))) {
    const type = getRecordType(hub.catalogue, record);
    const count = {
      ...countOf(hub, type),
      tallies: tallies.filter((one) => one.record === record),
    };
    cells.push(...(await listCellsAsAt(hub.counts, count, { ...query, asAt: asAt.batchId })));
  }
  return unlessRecorded(hub, cells, { ...query, asAt });
}

/** As the kept cells are read: without the months of a yielding tally of which there were records. */
async function unlessRecorded(
  hub: Known,
  cells: readonly Cell[],
  query: CellQuery & { yielding: readonly Yielding[]; asAt: NonNullable<CellsAsked['asAt']> },
): Promise<Cell[]> {
  const recorded = new Map<string, Set<string>>();
  const { first, months, asAt } = query;
  for (const { recordType } of query.yielding) {
    if (recorded.has(recordType)) continue;
    const count = countOf(hub, getRecordType(hub.catalogue, recordType));
    const counted = await listCellsAsAt(hub.counts, count, { ...query, asAt: asAt.batchId });
    const covered = await listCoveredMonths(hub.database, {
      ...{ first, months, recordTypes: [recordType], at: asAt.instant },
    });
    const known = [
      ...counted.map(({ provider_id, month }) => `${provider_id} ${month}`),
      ...covered.flatMap((one) => one.months.map((month) => `${one.provider_id} ${month}`)),
    ];
    recorded.set(recordType, new Set(known));
  }
  const typeOf = new Map(query.yielding.map(({ tally, recordType }) => [tally, recordType]));
  return cells.filter(
    ({ tally, provider_id, month }) =>
      recorded.get(typeOf.get(tally) ?? '')?.has(`${provider_id} ${month}`) !== true,
  );
}

/** The figures that cells add up to, as performance would give them. */
export async function figuresOf(
  hub: Known,
  asked: CellsAsked,
  cells: readonly Cell[],
): Promise<CountedFigures> {
  const { period, providerIds, asAt } = asked;
  const { first, months } = period;
  const covered = await listCoverage(hub.database, {
    providerIds,
    first,
    months,
    at: asAt?.instant,
  });
  return new CountedFigures(hub.catalogue, period, { sums: sumsOf(asked.tallies, cells), covered });
}

function sumsOf(tallies: readonly Tally[], cells: readonly Cell[]): Summed[] {
  const latest = new Set(tallies.filter(({ kind }) => kind === 'latest').map(({ code }) => code));
  const sums = new Map<string, Summed>();
  for (const cell of [...cells].sort((one, other) => one.month - other.month)) {
    const { provider_id, tally, amount } = cell;
    const key = `${provider_id}|${tally}`;
    const before = latest.has(tally) ? undefined : sums.get(key);
    sums.set(key, {
      provider_id,
      tally,
      amount: before ? add(exactOf(before.amount), exactOf(amount)) : amount,
      months: 1 + (before?.months ?? 0),
    });
  }
  return [...sums.values()];
}
