import type { Calendar, MonthIndex } from '../calendar/index.ts';
import { addDecimals, type Decimal, decimalOf, plainDecimal } from './decimal.ts';
import { judge } from './judge.ts';
import type { RecordValues } from './record-value.ts';
import type { Tally } from './tally.ts';

/** A record with the key that its source gave it, and how many there are alike (one unless it says). */
export type KeyedRecord = { key: string; values: RecordValues; times?: number | undefined };

type Held = { amount: Decimal; day: string; key: string };

/**
 * What records of one provider come to by month. A flow and a stock add up; of a latest it is the record
 * of the latest day in the month, and of those of one day that with the greatest key.
 */
export function tallyRecords(
  tally: Tally,
  records: readonly KeyedRecord[],
  calendar: Calendar,
): Array<{ month: MonthIndex; amount: string }> {
  const months = new Map<MonthIndex, Held>();
  for (const { key, values, times = 1 } of records) {
    const { counts, month, day, amount } = judge(tally, values, calendar);
    if (!counts || month === null || day === null) continue;
    const before = months.get(month);
    const one = { amount: decimalOf(amount), day, key };
    months.set(month, tally.kind === 'latest' ? later(one, before) : added(one, times, before));
  }
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([month, { amount }]) => ({ month, amount: plainDecimal(amount) }));
}

function later(one: Held, before: Held | undefined): Held {
  if (!before || one.day > before.day) return one;
  return one.day === before.day && one.key > before.key ? one : before;
}

function added(one: Held, times: number, before: Held | undefined): Held {
  const amount = { ...one.amount, coefficient: one.amount.coefficient * BigInt(times) };
  return { ...one, amount: before ? addDecimals(before.amount, amount) : amount };
}
