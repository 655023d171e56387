import { type Period, printPeriod } from '../../calendar/index.ts';

/** The ledger's number of a month, year * 12 + month - 1, as people write it: Mar 2008. */
export function monthWords(month: number): string {
  return printPeriod(monthOfNumber(month));
}

/** The period of a month's number. */
export function monthOfNumber(month: number): Period {
  return { kind: 'month', first: month, months: 1 };
}
