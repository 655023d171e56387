import { type Period, printPeriod, rangePeriod } from '../../../calendar/index.ts';
import { providersIn, type Subject } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { latestOfMany, listPeriodsHeld, type PeriodHeld } from '../../../measure/index.ts';
import { mostMonths } from '../../variation/control-chart.ts';
import type { FormReading } from './form-reading.ts';

type Known = Pick<Hub, 'database' | 'estate' | 'catalogue' | 'now'>;

/** Two years show a season twice. */
const usualMonths = 24;
/** Every month that a period can hold. */
const ever = rangePeriod(1900 * 12, 2199 * 12 + 11);

/** The periods of which something is held of a subject, its members or whoever was in it; the last first. */
export function periodsOf(
  hub: Known,
  subject: Subject,
  metrics: readonly string[] | undefined,
): Promise<PeriodHeld[]> {
  return listPeriodsHeld(hub, { providerIds: idsOf(hub, subject), ...(metrics && { metrics }) });
}

function idsOf({ estate }: Known, { id, kind }: Subject): string[] {
  if (kind === 'region' || kind === 'nation') {
    return [id, ...providersIn(estate, id, ever).map((provider) => provider.id)];
  }
  const group = kind === 'group' ? estate.groups.find((one) => one.id === id) : undefined;
  return [id, ...(group?.members ?? []).map((member) => member.id)];
}

/** What was written as the first and last month. */
export type SpanAsked = { from: Period | undefined; to: Period | undefined };

/**
 * The months asked for; of what is left open, the last two years that are held. Undefined where nothing is held
 * or what was asked cannot be, which the reading then says.
 */
export function spanOf(
  reading: FormReading,
  { from, to }: SpanAsked,
  held: readonly PeriodHeld[],
): Period | undefined {
  const latest = latestOfMany(held);
  const earliest = Math.min(...held.map(({ period }) => period.first));
  const last = to ? lastOf(to) : lastLeftOpen(from, latest);
  if (last === undefined) return undefined;
  const usual = last - usualMonths + 1;
  const open = earliest <= last ? Math.max(usual, earliest) : usual;
  const first = from?.first ?? open;
  if (last < first) {
    reading.refuse('to', 'Write a last month that is not before the first');
    return undefined;
  }
  if (last - first >= mostMonths) {
    reading.refuse('to', `Ask for at most ${mostMonths} months at once`);
    return undefined;
  }
  return rangePeriod(first, last);
}

function lastOf({ first, months }: Period): number {
  return first + months - 1;
}

function lastLeftOpen(from: Period | undefined, latest: Period | undefined): number | undefined {
  const held = latest && lastOf(latest);
  if (!from) return held;
  return held !== undefined && held >= from.first ? held : from.first + usualMonths - 1;
}

/** The first and last month of a span, as an address has them. */
export function endsOf({ first, months }: Period): { from: string; to: string } {
  const last = first + months - 1;
  return { from: printPeriod(rangePeriod(first, first)), to: printPeriod(rangePeriod(last, last)) };
}
