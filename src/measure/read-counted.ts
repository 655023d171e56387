import { endsOn, monthsOf, type Period } from '../calendar/index.ts';
import type { Catalogue, Metric, Tally } from '../catalogue/index.ts';
import { listCoverage, listCoveredMonths } from '../deliver/index.ts';
import { type Hub, today } from '../hub.ts';
import { CountedFigures, type Summed, talliesBehind } from './counted-figures.ts';
import { standInsFor, yieldingOf } from './stand-ins.ts';
import { type CellRun, lastCells, listCellRuns, sumCells } from './store/cells.ts';

type Known = Pick<Hub, 'database' | 'catalogue' | 'now'>;

/**
 * What the tallies behind some metrics add up to in a period. A period that has not ended gives nothing: what
 * falls due in it may still be done.
 */
export async function readCounted(
  hub: Known,
  metrics: readonly Metric[],
  question: { period: Period; providerIds: readonly string[] },
): Promise<CountedFigures> {
  const { period, providerIds } = question;
  const tallies = talliesOf(hub.catalogue, metrics);
  if (tallies.length === 0 || !hasEnded(hub, period)) {
    return new CountedFigures(hub.catalogue, period, { sums: [], covered: [] });
  }
  const recordTypes = [...new Set(tallies.map(({ record }) => record))];
  const { first, months } = period;
  const yielding = yieldingOf(hub.catalogue, tallies);
  const asked = { providerIds, first, months, yielding };
  const [sums, last, covered] = await Promise.all([
    sumCells(hub.database, { ...asked, tallies: codesOf(tallies, 'adding') }),
    lastCells(hub.database, { ...asked, tallies: codesOf(tallies, 'latest') }),
    listCoverage(hub.database, { ...asked, recordTypes }),
  ]);
  return new CountedFigures(hub.catalogue, period, { sums: [...sums, ...last], covered });
}

/**
 * The same of each month by itself, read at once; a month that has not ended gives nothing.
 */
export async function readCountedMonths(
  hub: Known,
  metrics: readonly Metric[],
  question: { period: Period; providerIds: readonly string[] },
): Promise<CountedFigures[]> {
  const { period, providerIds } = question;
  const { catalogue, database } = hub;
  const tallies = talliesOf(catalogue, metrics);
  const months = monthsOf(period).filter((month) => hasEnded(hub, month));
  if (tallies.length === 0 || months.length === 0) return [];
  const { first } = period;
  const yielding = yieldingOf(catalogue, tallies);
  const asked = { providerIds, first, months: months.length, yielding };
  const carried = { providerIds, first: 0, months: first + months.length };
  const recordTypes = [...new Set(tallies.map(({ record }) => record))];
  const [runs, latest, covered] = await Promise.all([
    listCellRuns(database, { ...asked, tallies: codesOf(tallies, 'adding') }),
    listCellRuns(database, { ...carried, tallies: codesOf(tallies, 'latest') }),
    listCoveredMonths(database, { ...asked, recordTypes }),
  ]);
  return months.map((month) => {
    const at = month.first;
    const sums = [
      ...runs.flatMap((run) => sumAt(run, run.months.indexOf(at))),
      ...latest.flatMap((run) =>
        sumAt(
          run,
          run.months.findLastIndex((known) => known <= at),
        ),
      ),
    ];
    const covering = covered.filter((one) => one.months.includes(at));
    const known = { sums, covered: covering.map((one) => ({ ...one, months: 1 })) };
    return new CountedFigures(catalogue, month, known);
  });
}

function sumAt({ provider_id, tally, amounts }: CellRun, at: number): Summed[] {
  const amount = amounts[at];
  return amount === undefined ? [] : [{ provider_id, tally, amount, months: 1 }];
}

/** The tallies behind some metrics, and those of returns that stand in for them. */
function talliesOf(catalogue: Catalogue, metrics: readonly Metric[]): Tally[] {
  const counted = metrics.flatMap(({ formula }) =>
    formula ? talliesBehind(catalogue, formula) : [],
  );
  const codes = counted.map(({ code }) => code);
  return [...counted, ...standInsFor(catalogue, codes)];
}

function codesOf(tallies: readonly Tally[], which: 'latest' | 'adding'): string[] {
  const those = tallies.filter(({ kind }) => (kind === 'latest') === (which === 'latest'));
  return [...new Set(those.map(({ code }) => code))];
}

function hasEnded(hub: Known, period: Period): boolean {
  return endsOn(period) < today(hub);
}
