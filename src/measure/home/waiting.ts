import { dayCount, dayWords, type IsoDate } from '../../calendar/index.ts';

/** What waits for somebody: to fill in a return or to check it, to agree or sign, to answer a notice, to settle findings. */
export const waitingKinds = ['return', 'check', 'agreement', 'notice', 'findings'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** One thing that waits, or several of a kind at one provider. */
export type Waiting = {
  kind: WaitingKind;
  /** Such as `Prison monthly return, Oct 2026`. */
  title: string;
  /** Such as `Fill in and submit`. */
  todo: string;
  providerId: string;
  provider: string;
  /** The day by which it should be done; of a check the day from which it waits. Of several: the first. */
  on: IsoDate;
  /** The same in words. */
  when: string;
  overdue: boolean;
  href: string;
  count: number;
};

/** What waits as a list of lines: where there are more things than fit, those of a kind at one provider are one line. */
export type WaitingList = {
  lines: Waiting[];
  /** How many things there are in all, and how many of them no line tells. */
  count: number;
  untold: number;
  /** Of what kinds all of them are. */
  kinds: WaitingKind[];
};

/** How many lines are shown. */
export const mostLines = 10;

/** Gathers what waits, the most urgent first; `several` is the line of some that are of a kind at one provider. */
export function gatherWaiting(
  all: readonly Waiting[],
  several: (some: readonly [Waiting, ...Waiting[]]) => Waiting = severalWaiting,
): WaitingList {
  const sorted = all.toSorted(byUrgency);
  const lines = sorted.length <= mostLines ? sorted : gathered(sorted, several);
  const told = lines.slice(0, mostLines);
  const count = sum(sorted);
  const kinds = waitingKinds.filter((kind) => sorted.some((one) => one.kind === kind));
  return { lines: told, count, untold: count - sum(told), kinds };
}

function gathered(
  sorted: readonly Waiting[],
  several: (some: readonly [Waiting, ...Waiting[]]) => Waiting,
): Waiting[] {
  const groups = new Map<string, [Waiting, ...Waiting[]]>();
  for (const one of sorted) {
    const key = `${one.kind} ${one.providerId} ${one.todo}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group[0] : several(group)));
}

/** Several things of a kind at one provider as one line: it is as urgent as the first. */
export function severalWaiting(some: readonly [Waiting, ...Waiting[]]): Waiting {
  const [first] = some;
  const count = sum(some);
  const noun = {
    return: 'returns',
    check: 'returns',
    agreement: 'agreements',
    notice: 'notices of change',
    findings: 'agreements',
  }[first.kind];
  return {
    ...first,
    title: `${count} ${noun}`,
    when: `the first ${first.when}`,
    href: listAddress(first),
    count,
  };
}

/** Where all of a kind at one provider stand. */
function listAddress({ kind, providerId }: Waiting): string {
  const list = kind === 'return' || kind === 'check' ? '/returns' : '/agreements';
  return `${list}?provider=${encodeURIComponent(providerId)}`;
}

/** The earliest day first, then by provider. */
function byUrgency(one: Waiting, other: Waiting): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return one.provider.localeCompare(other.provider, 'en-GB') || compare(one.title, other.title);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function sum(some: readonly Waiting[]): number {
  return some.reduce((total, { count }) => total + count, 0);
}

/** By when something is to be done: `was due 15 October 2026, 3 days overdue`, or `due 15 December 2026`. */
export function dueWords(on: IsoDate, day: IsoDate): string {
  if (on >= day) return `due ${dayWords(on)}`;
  const days = dayCount(day) - dayCount(on);
  return `was due ${dayWords(on)}, ${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'} overdue`;
}
