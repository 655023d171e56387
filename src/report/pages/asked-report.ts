import { z } from 'zod';
import { parsePeriod } from '../../calendar/index.ts';
import type { Hub } from '../../hub.ts';
import { makeAnnualReport } from '../actions.ts';
import type { AnnualReport } from '../document.ts';

/** Which report an address asks for. */
export const reportQuery = z.object({
  region: z.string({ error: 'choose a region' }),
  period: z.string({ error: 'choose a financial year such as 2007-08' }),
});
export type ReportQuery = z.output<typeof reportQuery>;

/** The report asked for. Throws as `makeAnnualReport` does, and CALENDAR_PERIOD_UNREADABLE. */
export async function askedReport(hub: Hub, query: ReportQuery): Promise<AnnualReport> {
  return makeAnnualReport(hub, { region: query.region, period: parsePeriod(query.period) });
}

/** The address of a report, or of one of its files. */
export function reportAddress(
  file: '' | '.html' | '.ods' | '.csv',
  query: ReportQuery & { table?: string },
): string {
  return `/report/annual${file}?${new URLSearchParams(query).toString()}`;
}
