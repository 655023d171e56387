import { endsOn, type Period } from '../calendar/index.ts';
import type { Metric } from '../catalogue/index.ts';
import { listCoverage } from '../deliver/index.ts';
import { type Hub, today } from '../hub.ts';
import { CountedFigures, talliesBehind } from './counted-figures.ts';
import { lastCells, sumCells } from './store/cells.ts';

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
  const tallies = metrics.flatMap(({ formula }) =>
    formula ? talliesBehind(hub.catalogue, formula) : [],
  );
  if (tallies.length === 0 || endsOn(period) >= today(hub)) {
    return new CountedFigures(hub.catalogue, period, { sums: [], covered: [] });
  }
  const codesOf = (latest: boolean) => [
    ...new Set(
      tallies.filter(({ kind }) => (kind === 'latest') === latest).map(({ code }) => code),
    ),
  ];
  const recordTypes = [...new Set(tallies.map(({ record }) => record))];
  const { first, months } = period;
  const asked = { providerIds, first, months };
  const [sums, last, covered] = await Promise.all([
    sumCells(hub.database, { ...asked, tallies: codesOf(false) }),
    lastCells(hub.database, { ...asked, tallies: codesOf(true) }),
    listCoverage(hub.database, { ...asked, recordTypes }),
  ]);
  return new CountedFigures(hub.catalogue, period, { sums: [...sums, ...last], covered });
}
