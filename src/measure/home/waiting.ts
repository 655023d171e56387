import { dayCount, dayWords, type IsoDate } from '../../calendar/index.ts';

/** What waits for somebody: to fill in a return or to check it, to agree or sign, to answer a notice, to settle findings. */
export const waitingKinds = ['return', 'check', 'agreement', 'notice', 'findings'] as const;
type WaitingKind = (typeof waitingKinds)[number];

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
  /** What several of them are called, and where they stand. */
  several: string;
  list: string;
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

/** Gathers what waits, the most urgent first. */
export function gatherWaiting(all: readonly Waiting[]): WaitingList {
  const sorted = all.toSorted(byUrgency);
  const lines = sorted.length <= mostLines ? sorted : gathered(sorted);
  const told = lines.slice(0, mostLines);
  const [count, untold] = [sum(sorted), sum(lines.slice(mostLines))];
  const kinds = waitingKinds.filter((kind) => sorted.some((one) => one.kind === kind));
  return { lines: told, count, untold, kinds };
}

/** One line for those that are to be done alike at one provider, in the place of the most urgent. */
function gathered(sorted: readonly Waiting[]): Waiting[] {
  const lines = new Map<string, Waiting>();
  for (const one of sorted) {
    const key = `${one.kind} ${one.providerId} ${one.several} ${one.todo}`;
    const first = lines.get(key);
    lines.set(key, first ? withAnother(first) : one);
  }
  return [...lines.values()];
}

/** It is as urgent as the first, and leads to where all of them stand. */
function withAnother(first: Waiting): Waiting {
  const count = first.count + 1;
  return {
    ...first,
    title: `${first.several}: ${count}`,
    when: first.count === 1 ? `the first ${first.when}` : first.when,
    href: first.list,
    count,
  };
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
