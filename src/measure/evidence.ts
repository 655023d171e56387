import type { Period } from '../calendar/index.ts';
import { getMetric } from '../catalogue/index.ts';
import type { Evidence } from '../commission/index.ts';
import { lockedMonths } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { MonthByMonth } from './month-by-month.ts';
import { outlook } from './outlook.ts';
import { recorded } from './recorded.ts';

/** What an agreement asks of the rooms that come after it. */
export const evidence: Evidence = { lockedMonths, outlook, recorded, monthlyOutturns };

/** The outturns of metrics in the months of a year, counted or else as printed; null where there is none. */
async function monthlyOutturns(
  hub: Hub,
  {
    providerId,
    metrics: codes,
    year,
  }: { providerId: string; metrics: readonly string[]; year: Period },
): Promise<Map<string, Array<number | null>>> {
  const metrics = codes.map((code) => getMetric(hub.catalogue, code));
  const known = await MonthByMonth.read(hub, { providerId, metrics, span: year });
  return new Map(metrics.map((metric) => [metric.code, known.outturnsOf(metric)]));
}
