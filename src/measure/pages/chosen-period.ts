import { describePeriod, type Period, parsePeriod, printPeriod } from '../../calendar/index.ts';
import { latestHeld, type PeriodHeld } from '../holdings.ts';

/** The period that a page shows, and those that could be chosen instead. */
export type ChosenPeriod = {
  period: Period;
  /** The canonical text, for addresses and headings. */
  text: string;
  /** `April 2007 to March 2008`. */
  words: string;
  held: readonly PeriodHeld[];
  /** Whether anything is held of it. */
  isHeld: boolean;
};

/** The period asked for, else the latest with figures; undefined when nothing is held and none was asked for. Throws CALENDAR_PERIOD_UNREADABLE. */
export function choosePeriod(
  asked: string | undefined,
  held: readonly PeriodHeld[],
): ChosenPeriod | undefined {
  const period = asked === undefined ? latestHeld(held) : parsePeriod(asked);
  if (period === undefined) return undefined;
  const text = printPeriod(period);
  return {
    period,
    text,
    words: describePeriod(period),
    held,
    isHeld: held.some((one) => printPeriod(one.period) === text),
  };
}

/** One option of a select. */
export type Option = { value: string; text: string; selected: boolean };

/** The periods with figures as options; one that has none stands first when it was asked for. */
export function periodOptions({ held, text, isHeld }: ChosenPeriod): Option[] {
  const options = held.map(({ period }) => printPeriod(period));
  return [
    ...(isHeld ? [] : [{ value: text, text: `${text} (no figures)`, selected: true }]),
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
