import {
  contains,
  describePeriod,
  monthsOf,
  type Period,
  parsePeriod,
  printPeriod,
  samePeriod,
} from '../../calendar/index.ts';
import { latestHeld, latestOfMany, type PeriodHeld } from '../holdings.ts';

/** The period that a page shows, and those that could be chosen instead. */
export type ChosenPeriod = {
  period: Period;
  /** The canonical text, for addresses and headings. */
  text: string;
  /** `April 2007 to March 2008`. */
  words: string;
  held: readonly PeriodHeld[];
  /** Whether anything is held of it, or of shorter periods that make it up. */
  isHeld: boolean;
  /** The period itself, or the shorter ones that make it up. */
  parts: readonly Period[];
};

/** The period asked for, else the latest with figures; undefined when nothing is held and none was asked for. Throws CALENDAR_PERIOD_UNREADABLE. */
export function choosePeriod(
  asked: string | undefined,
  held: readonly PeriodHeld[],
): ChosenPeriod | undefined {
  return periodChosen(asked === undefined ? latestHeld(held) : parsePeriod(asked), held);
}

/** The same over many providers: the latest that most of them have figures of. */
export function choosePeriodOfMany(
  asked: string | undefined,
  held: readonly PeriodHeld[],
): ChosenPeriod | undefined {
  return periodChosen(asked === undefined ? latestOfMany(held) : parsePeriod(asked), held);
}

function periodChosen(
  period: Period | undefined,
  held: readonly PeriodHeld[],
): ChosenPeriod | undefined {
  if (period === undefined) return undefined;
  const parts = partsHeld(period, held);
  const words = describePeriod(period);
  const isHeld = parts.length > 0;
  return { period, text: printPeriod(period), words, held, isHeld, parts };
}

/** A year to date is held where its months or quarters are, all of them. */
function partsHeld(period: Period, held: readonly PeriodHeld[]): Period[] {
  if (held.some((one) => samePeriod(one.period, period))) return [period];
  const parts = held.map((one) => one.period).filter((one) => contains(period, one));
  const isWhole = monthsOf(period).every((month) => parts.some((one) => contains(one, month)));
  return isWhole ? parts : [];
}

/** One option of a select. */
export type Option = { value: string; text: string; selected: boolean };

/** The periods with figures as options; another stands first when it was asked for. */
export function periodOptions({ held, text, isHeld }: ChosenPeriod): Option[] {
  const options = held.map(({ period }) => printPeriod(period));
  const asked = { value: text, text: isHeld ? text : `${text} (no figures)`, selected: true };
  return [
    ...(options.includes(text) ? [] : [asked]),
    ...options.map((value) => ({ value, text: value, selected: value === text })),
  ];
}

/** Links to the same page for the other periods, the latest few. */
export function otherPeriods(
  { held, text }: Pick<ChosenPeriod, 'held' | 'text'>,
  addressOf: (period: string) => string,
): Array<{ text: string; href: string }> {
  return held
    .map(({ period }) => printPeriod(period))
    .filter((one) => one !== text)
    .slice(0, 24)
    .map((one) => ({ text: one, href: addressOf(one) }));
}
