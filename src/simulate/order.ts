import {
  endsOn,
  findPeriod,
  getCalendar,
  type Period,
  rangePeriod,
  startsOn,
} from '../calendar/index.ts';
import { GatehouseError, type Problem } from '../errors.ts';
import type { Provider } from '../estate/index.ts';
import { type Hub, today } from '../hub.ts';
import { findSimulated } from './find-simulated.ts';

/** What somebody asks to be simulated, as they write it. */
export type OrderText = {
  seed: string;
  providers: string;
  from: string;
  to: string;
  records: string;
};

/** What is to be simulated. */
export type Order = {
  seed: number;
  /** Twins, in the order of their ids. */
  providers: readonly Provider[];
  period: Period;
  records: number;
  /** The order as a command: under this name its batches are kept, so that it is known again. */
  name: string;
};

const most = 50_000_000;
const largestSeed = 2 ** 32 - 1;

/** Reads an order; throws SIMULATE_REFUSED with everything that is wrong with it, and what to write. */
export function readOrder(hub: Pick<Hub, 'estate' | 'calendars' | 'now'>, text: OrderText): Order {
  const problems: Problem[] = [];
  const seed = readWhole(text.seed, { option: '--seed', min: 0, max: largestSeed }, problems);
  const records = readWhole(text.records, { option: '--records', min: 1, max: most }, problems);
  const period = readPeriod(hub, text, problems);
  const found = period && findSimulated(hub.estate, text.providers, period);
  problems.push(...(found?.problems ?? []));
  if (problems.length > 0 || !found || !period) {
    throw new GatehouseError('SIMULATE_REFUSED', 'This cannot be simulated. Nothing was stored.', {
      problems,
    });
  }
  const { providers, name } = found;
  const months = `--from ${startsOn(period).slice(0, 7)} --to ${endsOn(period).slice(0, 7)}`;
  return {
    ...{ seed, records, period, providers },
    name: `gatehouse simulate --seed ${seed} --providers ${name} ${months} --records ${records}`,
  };
}

type Bounds = { option: string; min: number; max: number };

function readWhole(text: string, { option, min, max }: Bounds, problems: Problem[]): number {
  const plain = text.trim().replaceAll(/[,_ ]/g, '');
  const number = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
  if (number >= min && number <= max) return number;
  problems.push({
    message: `${option} is a whole number.`,
    found: text,
    expected: `a whole number from ${min} to ${max}`,
  });
  return min;
}

function readPeriod(
  hub: Pick<Hub, 'calendars' | 'now'>,
  { from, to }: Pick<OrderText, 'from' | 'to'>,
  problems: Problem[],
): Period | undefined {
  const first = readMonth(from, '--from', problems);
  const last = readMonth(to, '--to', problems);
  if (first === undefined || last === undefined) return undefined;
  if (first > last) {
    const message = 'The first month comes after the last.';
    problems.push({
      message,
      found: `${from} to ${to}`,
      expected: 'an earlier --from or later --to',
    });
    return undefined;
  }
  const period = rangePeriod(first, last);
  const calendar = getCalendar(hub.calendars);
  if (startsOn(period) < calendar.firstDay) {
    const expected = `a month from ${calendar.firstDay.slice(0, 7)} on`;
    problems.push({ message: 'Bank holidays are not known so far back.', found: from, expected });
  }
  if (endsOn(period) >= today(hub)) {
    const expected = 'a month that has ended';
    problems.push({ message: 'What is still to come is not simulated.', found: to, expected });
  }
  return period;
}

/** A month as 2006-07, which elsewhere may be a financial year, or in words. */
function readMonth(text: string, option: string, problems: Problem[]): number | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text.trim()) ?? [];
  if (year !== undefined && Number(year) >= 1900 && Number(year) < 2200) {
    return Number(year) * 12 + Number(month) - 1;
  }
  const period = findPeriod(text);
  if (period?.kind === 'month') return period.first;
  problems.push({
    message: `${option} is a month.`,
    found: text,
    expected: 'a month such as 2006-04',
  });
  return undefined;
}
