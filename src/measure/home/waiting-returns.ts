import { mayDo, mayDoFor } from '../../access/index.ts';
import {
  dayWords,
  endsOn,
  type IsoDate,
  monthOf,
  type Period,
  printPeriod,
  rangePeriod,
} from '../../calendar/index.ts';
import { listOwed, type OwedReturn, returnId, timelinessOf } from '../../deliver/index.ts';
import { type Hub, today } from '../../hub.ts';
import { dueWords, type Waiting } from './waiting.ts';

const monthsBack = 12;

/** The month that runs and the twelve before it. */
function returnMonths(hub: Pick<Hub, 'now'>): Period {
  const running = monthOf(today(hub)).first;
  return { kind: 'range', first: running - monthsBack, months: monthsBack + 1 };
}

/** How timely some returns are that fell due in the last months. */
export type Timeliness = ReturnType<typeof timelinessOf>;

/** What returns ask of the caller, and how timely those are that the caller checks; undefined for whoever checks none. */
export async function readReturnsWaiting(
  hub: Hub,
): Promise<{ waiting: Waiting[]; checked: Timeliness | undefined }> {
  const { caller } = hub;
  const checks = mayDo(caller, 'check returns');
  if (!mayDo(caller, 'fill returns') && !checks) return { waiting: [], checked: undefined };
  const owed = await listOwed(hub, { period: returnMonths(hub) });
  const theirs = owed.filter(({ key }) => mayDoFor(caller, 'check returns', key.providerId));
  return {
    waiting: [
      ...owed
        .filter(({ key }) => mayDoFor(caller, 'fill returns', key.providerId))
        .flatMap((one) => toFill(hub, one)),
      ...theirs.flatMap((one) => toCheck(hub, one)),
    ],
    checked: checks ? timelinessOf(theirs) : undefined,
  };
}

/** How timely a provider's returns of the last months are; undefined for whoever may not see them, and where none is owed. */
export async function timelinessAt(hub: Hub, providerId: string): Promise<Timeliness | undefined> {
  if (!mayDoFor(hub.caller, 'see returns', providerId)) return undefined;
  const owed = await listOwed(hub, { period: returnMonths(hub), providerIds: [providerId] });
  return owed.length === 0 ? undefined : timelinessOf(owed);
}

/** Not submitted, though the month has ended; or asked for once more. */
function toFill(hub: Hub, owed: OwedReturn): Waiting[] {
  const day = today(hub);
  const todo = todoOf(owed, day);
  if (todo === undefined) return [];
  const overdue = owed.dueOn < day;
  const when = dueWords(owed.dueOn, day);
  return [{ ...aboutReturn(hub, owed), kind: 'return', todo, on: owed.dueOn, when, overdue }];
}

function todoOf({ state, openQueries, key }: OwedReturn, day: IsoDate): string | undefined {
  switch (state) {
    case 'queried':
      return openQueries === 0 ? 'Submit it again' : `Answer ${questions(openQueries)}`;
    case 'reopened':
      return 'Mend it and submit it again';
    case 'due':
    case 'draft':
      return endsOn({ kind: 'month', first: key.month, months: 1 }) < day
        ? 'Fill in and submit'
        : undefined;
    default:
      return undefined;
  }
}

function questions(count: number): string {
  return count === 1 ? 'a question' : `${count} questions`;
}

function toCheck(hub: Hub, owed: OwedReturn): Waiting[] {
  const { state, submittedAt } = owed;
  if (submittedAt === null || (state !== 'submitted' && state !== 'answered')) return [];
  const on = submittedAt.slice(0, 10);
  const todo = state === 'answered' ? 'Check the answers' : 'Check it';
  const when = `submitted ${dayWords(on)}`;
  return [{ ...aboutReturn(hub, owed), kind: 'check', todo, on, when, overdue: false }];
}

function aboutReturn(hub: Hub, { key, provider, title, month }: OwedReturn) {
  return {
    title: `${title}, ${month}`,
    ...{ providerId: key.providerId, provider, several: title, count: 1 },
    href: `/returns/${returnId(key)}`,
    list: boardAddress(hub, key),
  };
}

/** The returns of a provider by one template, of the months that are looked at here. */
function boardAddress(hub: Hub, { providerId, template }: OwedReturn['key']): string {
  const { first } = returnMonths(hub);
  const period = printPeriod(rangePeriod(first, first + monthsBack - 1));
  return `/returns?${new URLSearchParams({ provider: providerId, template, period })}`;
}
