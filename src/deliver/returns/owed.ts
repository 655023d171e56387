import { mayDoFor } from '../../access/index.ts';
import { monthsOf, type Period, startsOn } from '../../calendar/index.ts';
import type { ReturnTemplate } from '../../catalogue/index.ts';
import type { Provider } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import { dayOf, daysLate, dueOn, owes } from './due.ts';
import { openQueries, stateOf } from './life.ts';
import { listEventsOfMany, nameOfKey } from './owed-store.ts';
import type { OwedReturn, ReturnEvent, ReturnKey, Timeliness } from './return.ts';
import { monthText } from './return-key.ts';

/**
 * What is owed about a month or a run of months, by everyone whose returns the caller may see: months to come and
 * returns that are not owed left out; by due day, then provider.
 */
export async function listOwed(
  hub: Hub,
  question: {
    period: Period;
    providerIds?: readonly string[] | undefined;
    template?: string | undefined;
  },
): Promise<OwedReturn[]> {
  const { period, providerIds, template: only } = question;
  const templates = hub.catalogue.returns.filter(({ code }) => only === undefined || code === only);
  const { first, months } = period;
  const events = await listEventsOfMany(hub.database, {
    ...{ first, months, providerIds },
    templates: templates.map(({ code }) => code),
  });
  const providers = hub.estate.providers.filter(
    ({ id }) => (providerIds?.includes(id) ?? true) && mayDoFor(hub.caller, 'see returns', id),
  );
  return monthsOf(period)
    .filter((month) => startsOn(month) <= today(hub))
    .flatMap((month) =>
      templates.flatMap((template) =>
        providers
          .filter((provider) => owes(template, provider, month.first))
          .map((provider) => {
            const key = { providerId: provider.id, template: template.code, month: month.first };
            const its = events.get(nameOfKey(key)) ?? [];
            return owedReturn(hub, { key, template, provider, events: its });
          }),
      ),
    )
    .sort(byDueDay);
}

function owedReturn(
  hub: Hub,
  {
    key,
    template,
    provider,
    events,
  }: {
    key: ReturnKey;
    template: ReturnTemplate;
    provider: Provider;
    events: readonly ReturnEvent[];
  },
): OwedReturn {
  const due = dueOn(template, key.month);
  const submitted = events.filter(({ kind }) => kind === 'submitted');
  const submittedAt = submitted[0]?.at ?? null;
  return {
    ...{ key, provider: provider.name, title: template.title, month: monthText(key), dueOn: due },
    ...{ state: stateOf(events), submittedAt },
    daysLate: daysLate(due, submittedAt === null ? today(hub) : dayOf(submittedAt)),
    missing: submittedAt === null && today(hub) > due,
    revisions: Math.max(0, submitted.length - 1),
    openQueries: openQueries(events).length,
  };
}

function byDueDay(one: OwedReturn, other: OwedReturn): number {
  return (
    compare(one.dueOn, other.dueOn) ||
    compare(one.provider, other.provider) ||
    compare(one.title, other.title)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/**
 * How timely owed returns are: of those that were submitted or whose due day has passed. One that came in time and was
 * submitted again later stays in time, and is revised.
 */
export function timelinessOf(owed: readonly OwedReturn[]): Timeliness {
  const submitted = owed.filter(({ submittedAt }) => submittedAt !== null);
  const inTime = submitted.filter((one) => one.daysLate === 0).length;
  const missing = owed.filter((one) => one.missing).length;
  const due = submitted.length + missing;
  return {
    ...{ due, inTime, missing, late: submitted.length - inTime },
    revised: submitted.filter(({ revisions }) => revisions > 0).length,
    percentInTime: due === 0 ? null : (inTime / due) * 100,
  };
}
