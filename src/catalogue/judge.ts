import {
  type Calendar,
  dayCount,
  endsOn,
  type IsoDate,
  type MonthIndex,
  monthOf,
  workingDaysBetween,
} from '../calendar/index.ts';
import { unknownDay } from './date-words.ts';
import { type Decimal, decimalOf, multiplyDecimals, plainDecimal } from './decimal.ts';
import { figureIn, holds } from './evaluate-condition.ts';
import { dateIn, dayOf, isWithin, monthIndexOf } from './evaluate-date.ts';
import { failureWords } from './failure-words.ts';
import { fieldWords } from './field-words.ts';
import type { RecordType } from './record-type.ts';
import type { RecordValues } from './record-value.ts';
import { type Amount, fieldsOfAmount, type Tally } from './tally.ts';

/** What a tally makes of one record. */
export type Judgement = {
  /** The day that puts it in its month, and that month; null while it is not known. */
  day: IsoDate | null;
  month: MonthIndex | null;
  counts: boolean;
  /** What it adds, exactly, as a decimal text; `0` when it does not count. */
  amount: string;
  /** Place of the first of the tally's conditions that does not hold; null when all do. */
  failed: number | null;
  /** Why it does not count, in words with the record's values; null when it does. */
  reason: string | null;
};

/** Whether and what a record adds to a tally. With its type, fields go by their titles in the reason. */
export function judge(
  tally: Tally,
  record: RecordValues,
  calendar: Calendar,
  type?: RecordType,
): Judgement {
  const day = dayOf(tally.month, record, calendar);
  const month = day === null ? null : monthIndexOf(day);
  const failed = tally.conditions.findIndex((condition) => !holds(condition, record, calendar));
  const out = { day, month, counts: false, amount: '0', failed: failed < 0 ? null : failed };
  if (day === null) return { ...out, reason: withoutMonth(tally, record, calendar, type) };
  const condition = tally.conditions[failed];
  if (condition) return { ...out, reason: failureWords(condition, { record, calendar, type }) };
  const amount = amountOf(tally.adds, record, day, calendar);
  if (amount === null) return { ...out, reason: withoutAmount(tally.adds, record, type) };
  return { ...out, counts: true, amount: plainDecimal(amount), reason: null };
}

function amountOf(
  amount: Amount,
  record: RecordValues,
  day: IsoDate,
  calendar: Calendar,
): Decimal | null {
  switch (amount.kind) {
    case 'one':
      return decimalOf(1);
    case 'field': {
      const times = amount.times === undefined ? decimalOf(1) : figureIn(record, amount.times);
      return product(figureIn(record, amount.field), times);
    }
    case 'field by days in month':
      return product(figureIn(record, amount.field), decimalOf(daysInMonth(day)));
    case 'working days':
    case 'days':
      return span(amount, record, calendar);
  }
}

function product(a: Decimal | null, b: Decimal | null): Decimal | null {
  return a === null || b === null ? null : multiplyDecimals(a, b);
}

function daysInMonth(day: IsoDate): number {
  return Number(endsOn(monthOf(day)).slice(8));
}

function span(
  { kind, from, to }: Extract<Amount, { from: string }>,
  record: RecordValues,
  calendar: Calendar,
): Decimal | null {
  const [start, end] = [dateIn(record, from), dateIn(record, to)];
  if (start === null || end === null) return null;
  if (kind === 'days') return decimalOf(dayCount(end) - dayCount(start));
  if (!isWithin(calendar, start) || !isWithin(calendar, end)) return null;
  return decimalOf(workingDaysBetween(calendar, start, end));
}

function withoutMonth(
  { month }: Tally,
  record: RecordValues,
  calendar: Calendar,
  type: RecordType | undefined,
): string {
  return `${unknownDay(month, record, calendar, type)}, so it is in no month yet`;
}

function withoutAmount(amount: Amount, record: RecordValues, type: RecordType | undefined): string {
  const unknown = fieldsOfAmount(amount).find((field) => (record[field] ?? null) === null);
  if (unknown === undefined) return 'a day lies outside the calendar of working days';
  return `${fieldWords(unknown, type)} is not known, so there is nothing to add`;
}
