import { type IsoDate, isDate, monthOf, monthPeriod, type Period } from '../calendar/index.ts';
import type { Place } from '../errors.ts';
import type { Sheet } from '../spreadsheet/index.ts';
import type { StatedMargin } from './bulletin.ts';

/** A text of the bulletin with the row it stands in, counted as the file does. */
type Statement = { text: string; place: Place; next: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_AND_YEAR =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ ,-]+(\d{4})\b/i;

/** Every text of the sheet in reading order, each with the one to its right. */
export function listStatements(sheet: Sheet, placeOf: (row: number) => Place): Statement[] {
  return sheet.rows.flatMap((row, index) => {
    const texts = row.map((cell) => cell.text.replace(/\s+/g, ' ').trim()).filter(Boolean);
    return texts.map((text, at) => ({ text, place: placeOf(index), next: texts[at + 1] ?? '' }));
  });
}

/** The month in a title above the table ("Monthly Bulletin - May 2018"), else that of the report date. */
export function findMonth(
  titles: readonly Statement[],
  reportDate: IsoDate | undefined,
): Period | undefined {
  for (const { text } of titles) {
    if (/^report date/i.test(text) || readDay(text) !== undefined) continue;
    const [, month = '', year] = MONTH_AND_YEAR.exec(text) ?? [];
    if (year !== undefined) {
      return monthPeriod(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1);
    }
  }
  return reportDate === undefined ? undefined : monthOf(reportDate);
}

/** The day stated as "Report Date": undefined where there is none, its unreadable text where it is no day. */
export function findReportDate(
  statements: readonly Statement[],
): { date: IsoDate } | { unreadable: string; place: Place } | undefined {
  for (const { text, next, place } of statements) {
    const [, after = ''] = /^report date\s*:?\s*(.*)$/i.exec(text) ?? [];
    if (!/^report date/i.test(text)) continue;
    const stated = after === '' ? next : after;
    const date = readDay(stated);
    return date === undefined ? { unreadable: stated, place } : { date };
  }
  return undefined;
}

function readDay(text: string): IsoDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/.exec(text);
  if (numeric) return dayOf(numeric[3], numeric[2], numeric[1]);
  const worded = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (\d{4})\b/i.exec(text);
  const month = MONTHS.indexOf(worded?.[2]?.toLowerCase() ?? '') + 1;
  return worded && month > 0 ? dayOf(worded[3], String(month), worded[1]) : undefined;
}

function dayOf(year = '', month = '', day = ''): IsoDate | undefined {
  const century = year.length === 2 ? `20${year}` : year;
  const date = `${century}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

/** Where the notes say how many places the useable capacity is below the sum of operational capacities. */
export function listMargins(statements: readonly Statement[]): StatedMargin[] {
  return statements.flatMap(({ text, place }) => {
    const stated =
      /operational capacity\b.{0,80}?\b(?:less|minus)\b[^\d.]{0,40}(\d[\d,]*)/i.exec(text) ??
      /operating margin (?:of|is) (\d[\d,]*)/i.exec(text);
    const places = Number(stated?.[1]?.replaceAll(',', '') ?? Number.NaN);
    return Number.isSafeInteger(places) ? [{ places, place }] : [];
  });
}
