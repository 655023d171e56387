import { z } from 'zod';
import {
  endsOn,
  financialYearOf,
  type IsoDate,
  isDate,
  printPeriod,
} from '../../calendar/index.ts';
import { findProvider, getSubject, type Subject } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { lastFirst, listPeriodsHeld, type PeriodHeld } from '../holdings.ts';
import { isProvider } from '../performance.ts';
import { type ChosenPeriod, choosePeriod, choosePeriodOfMany } from './chosen-period.ts';
import { dayBefore } from './date-words.ts';

/** What the address of a provider's page may hold. */
export const subjectQuery = z.object({
  period: z.string().optional(),
  on: z.string().refine(isDate, 'write a day as in 2008-03-31').optional(),
});
export const subjectParams = z.object({ id: z.string() });

/** Whose page is asked for, in which period and on which day. */
export type SubjectQuestion = {
  subject: Subject;
  /** Undefined when nothing is held of the subject and no period was asked for. */
  chosen: ChosenPeriod | undefined;
  /** The day whose facts are shown. */
  on: IsoDate;
};

/** Looks up the subject of an address. Throws ESTATE_UNKNOWN and CALENDAR_PERIOD_UNREADABLE. */
export async function askSubject(
  hub: Hub,
  asked: { id: string; period?: string | undefined; on?: IsoDate | undefined },
): Promise<SubjectQuestion> {
  const subject = getSubject(hub.estate, asked.id);
  const held = await periodsToChoose(hub, subject);
  const choose = isProvider(subject) ? choosePeriod : choosePeriodOfMany;
  const chosen = choose(asked.period, held);
  const on = asked.on ?? (chosen ? endsOn(chosen.period) : lastKnownDay(hub, subject));
  return { subject, chosen, on };
}

/** Periods with judged figures as they are; those that only have describing figures by their financial year. */
async function periodsToChoose(hub: Hub, subject: Subject): Promise<PeriodHeld[]> {
  const codes = (use: string) =>
    hub.catalogue.metrics.filter((metric) => metric.use === use).map(({ code }) => code);
  const providerIds = idsOf(hub, subject);
  const [judged, describing] = await Promise.all([
    listPeriodsHeld(hub, { ...providerIds, metrics: codes('delivery') }),
    listPeriodsHeld(hub, { ...providerIds, metrics: codes('context') }),
  ]);
  const known = new Set(judged.map(({ period }) => printPeriod(period)));
  const years = describing.flatMap((one) => {
    const period = financialYearOf(one.period);
    const text = printPeriod(period);
    if (known.has(text)) return [];
    known.add(text);
    // Judged figures come first: a year that only describes is not what is shown unasked.
    const [outturns, counted] = judged.length > 0 ? [0, 0] : [one.outturns, one.counted];
    return [{ period, outturns, counted, levels: one.levels }];
  });
  return [...judged, ...years].sort(lastFirst);
}

/** A whole has the periods of whoever ever belonged to it; the nation has those of everyone, or of everyone simulated. */
function idsOf({ estate }: Hub, { id, kind, simulated }: Subject): { providerIds?: string[] } {
  const providers = estate.providers.filter((one) => one.simulated === simulated);
  if (kind === 'nation') return simulated ? { providerIds: providers.map((one) => one.id) } : {};
  const group = estate.groups.find((one) => one.id === id);
  const ofRegion = estate.providers.filter(({ facts }) =>
    facts.some(({ fact, value }) => fact === 'region' && value === id),
  );
  const members = [...(group?.members ?? []), ...(kind === 'region' ? ofRegion : [])];
  return { providerIds: [id, ...members.map((member) => member.id)] };
}

/** The last day that the sources of a provider vouch for; today where they set no end. */
function lastKnownDay(hub: Hub, subject: Subject): IsoDate {
  const today = hub.now().toISOString().slice(0, 10);
  const facts = findProvider(hub.estate, subject.id)?.facts ?? [];
  const ends = facts.map(({ until }) => (until === undefined ? today : dayBefore(until)));
  return ends.toSorted().at(-1) ?? today;
}
