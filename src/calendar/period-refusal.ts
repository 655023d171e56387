import type { Period } from './period.ts';
import {
  FIRST_YEAR,
  LAST_YEAR,
  monthIndex,
  quarterPeriod,
  rangePeriod,
  yearPeriod,
} from './period.ts';
import { describePeriod, printPeriod } from './period-text.ts';

const EXAMPLES = "'2007-08', '2007-08 Q4', 'Mar 2008', '2007-08 to Dec' or 'Jun 2007 to Mar 2008'";

/** Why a text is no period and what to write instead; `tidy` is the text in lower case with plain dashes. */
export function reasonAgainst(text: string, tidy: string): string {
  const meanings = meaningsOf(tidy);
  if (meanings.length > 0) {
    const choices = meanings.map((each) => `'${printPeriod(each)}' for ${describePeriod(each)}`);
    return `'${text}' does not say which kind of year is meant. Write ${choices.join(', or ')}.`;
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(tidy)) {
    return `'${text}' looks like one day; a period is made of whole months. Write ${EXAMPLES}.`;
  }
  const [, start, end] = /^(\d{4}) ?[-/] ?(\d{2}|\d{4})$/.exec(tidy) ?? [];
  if (start !== undefined && end !== undefined) {
    return `'${text}' is neither a financial year (${end} does not follow ${start}) nor a month. Write ${EXAMPLES}.`;
  }
  return `'${text}' is not a period. Write ${EXAMPLES}.`;
}

/** What `2007` or `Q1 2007` could mean: the financial year from April, the one to March, the calendar year. */
function meaningsOf(tidy: string): Period[] {
  const after = /^(\d{4})(?: ?(?:q|quarter) ?([1-4]))?$/.exec(tidy);
  const before = /^(?:q|quarter) ?([1-4]),? (?:of )?(\d{4})$/.exec(tidy);
  const year = Number(after?.[1] ?? before?.[2] ?? 0);
  if (year < FIRST_YEAR || year > LAST_YEAR) return [];
  const quarter = Number(after?.[2] ?? before?.[1] ?? 0);
  if (quarter > 0) {
    const ofCalendarYear = monthIndex(year, quarter * 3 - 2);
    return [
      quarterPeriod(year, quarter),
      quarterPeriod(year - 1, quarter),
      rangePeriod(ofCalendarYear, ofCalendarYear + 2),
    ];
  }
  const wholeYear = rangePeriod(monthIndex(year, 1), monthIndex(year, 12));
  return [yearPeriod(year), yearPeriod(year - 1), wholeYear];
}
