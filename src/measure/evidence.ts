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

/** The outturns of a metric in the months of a year, counted or else as printed; null where there is none. */
async function monthlyOutturns(
  hub: Hub,
  question: { providerId: string; metric: string; year: Period },
): Promise<Array<number | null>> {
  const metric = getMetric(hub.catalogue, question.metric);
  const { providerId, year: span } = question;
  const known = await MonthByMonth.read(hub, { providerId, metrics: [metric], span });
  return known.outturnsOf(metric);
}
