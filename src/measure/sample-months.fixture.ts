/** For tests: prisons with records and published figures over many months, looked at in October 2014. */
import { monthsOf, type Period, parsePeriod, startsOn } from '../calendar/index.ts';
import { stateCoverage } from '../deliver/index.ts';
import type { Hub } from '../hub.ts';
import { openYearHub, publish, storeOf } from './sample-year.fixture.ts';

/** Days of so many events in each month, the first of the month or later. */
function daysIn(period: Period, counts: readonly number[]): string[] {
  return monthsOf(period).flatMap((month, at) =>
    Array.from({ length: counts[at] ?? 0 }, () => startsOn(month)),
  );
}

/** Absconds of one prison, month by month, all said to be complete. */
async function storeAbsconds(hub: Hub, providerId: string, span: string, counts: number[]) {
  const period = parsePeriod(span);
  const days = daysIn(period, counts);
  const fields = days.map((day, at) => ({ person: `P-${at}`, absconded_on: day }));
  await storeOf(hub, 'abscond', fields, providerId);
  const { first, months } = period;
  const covered = { providerId, recordTypes: ['abscond'], first, months };
  await stateCoverage(hub.database, covered, 'a test');
}

/** Random drug tests of one prison, each month so many positive of so many. */
async function storeTests(
  hub: Hub,
  providerId: string,
  span: string,
  counts: ReadonlyArray<readonly [number, number]>,
) {
  const months = monthsOf(parsePeriod(span));
  const fields = counts.flatMap(([positive, tests], month) =>
    Array.from({ length: tests }, (_, at) => ({
      person: `P-${month}-${at}`,
      ...{ tested_on: startsOn(months[month] ?? parsePeriod(span)), ground: 'random' },
      result: at < positive ? 'positive' : 'negative',
    })),
  );
  await storeOf(hub, 'drug-test', fields, providerId);
}

const half = (count: number) => Array.from({ length: 6 }, () => count);

/**
 * Absconds of Birmingham: in 2012-13 and 2013-14 one a month in summer and three in winter, and one a month from April
 * 2014; of Dovegate nought but for five in June 2014, since April 2013. Positive drug tests of Birmingham 3 of 20 each
 * month from July 2013 to August 2014, none made in October, and 12 of 20 in September 2014. Published of Stafford:
 * six months of one percentage, three of another. What `openYearHub` has besides.
 */
export async function openMonthsHub(empty: Hub): Promise<Hub> {
  const hub = await openYearHub(empty);
  const years = [half(1), half(3), half(1), half(3), half(1)].flat();
  await storeAbsconds(hub, 'birmingham', 'Apr 2012 to Sep 2014', years);
  const one = [...half(0), ...half(0), 0, 0, 5, 0, 0, 0];
  await storeAbsconds(hub, 'dovegate', 'Apr 2013 to Sep 2014', one);
  const tests = Array.from({ length: 15 }, (_, at): [number, number] =>
    at === 3 ? [0, 0] : [at === 14 ? 12 : 3, 20],
  );
  await storeTests(hub, 'birmingham', 'Jul 2013 to Sep 2014', tests);
  const months = monthsOf(parsePeriod('2014-15 to Sep'));
  const printed = [80, 82, 81, 83, 80, 82].map(
    (value, at) => `CU013,${startsOn(months[at] ?? parsePeriod('2014-15')).slice(0, 7)},${value}%`,
  );
  const few = ['CU014,Apr 2014,20%', 'CU014,May 2014,21%', 'CU014,Jun 2014,22%'];
  await publish(hub, [...printed, ...few, 'CU021,Apr 2014,7', 'CU021,May 2014,8'], 'months.csv');
  return hub;
}
