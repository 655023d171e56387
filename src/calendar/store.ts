import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Session, sql } from '../database/index.ts';
import { type BankHoliday, type Calendar, vintages } from './calendar.ts';
import type { Calendars } from './load-calendars.ts';

/** Raise it when the way in which days are numbered changes, so that they are numbered anew. */
const NUMBERING = 1;

/** Lets two processes that start at once on one server fill the tables one after the other. */
const LOCK = 7273;

const stored = z.object({ name: z.string(), content_hash: z.string() });

/**
 * Makes the database hold these calendars and no others, with every day numbered for each vintage; gives the
 * names of those that were written, none when nothing changed. Call it inside a transaction.
 */
export async function storeCalendars(session: Session, calendars: Calendars): Promise<string[]> {
  await session.run(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
  const rows = await session.rows(stored, sql`select name, content_hash from calendar`);
  const hashes = new Map(rows.map((row) => [row.name, row.content_hash]));
  for (const name of hashes.keys()) {
    if (!calendars.has(name)) await removeCalendar(session, name);
  }
  const changed = [...calendars.values()].filter((one) => hashes.get(one.name) !== hashOf(one));
  for (const calendar of changed) {
    await removeCalendar(session, calendar.name);
    await insertCalendar(session, calendar);
  }
  // Without statistics the planner takes the days for a handful, and joins them by reading all for each record.
  if (changed.length > 0) await session.run(sql`analyze working_day`);
  return changed.map((calendar) => calendar.name);
}

async function removeCalendar(session: Session, name: string): Promise<void> {
  await session.run(sql`delete from working_day where calendar = ${name}`);
  await session.run(sql`delete from bank_holiday where calendar = ${name}`);
  await session.run(sql`delete from calendar where name = ${name}`);
}

async function insertCalendar(session: Session, calendar: Calendar): Promise<void> {
  const { name, title, firstDay, lastDay, holidays } = calendar;
  await session.run(sql`
    insert into calendar (name, title, first_on, last_on, content_hash)
    values (${name}, ${title}, ${firstDay}::date, ${lastDay}::date, ${hashOf(calendar)})`);
  await insertHolidays(session, name, holidays);
  await numberDays(session, calendar);
}

async function insertHolidays(
  session: Session,
  calendar: string,
  holidays: readonly BankHoliday[],
): Promise<void> {
  await session.run(sql`
    insert into bank_holiday (calendar, day, known_from, withdrawn_on, title, source)
    select ${calendar}::text, day::date, known_from::date, nullif(withdrawn_on, '')::date, title, source
    from unnest(
      ${holidays.map((one) => one.date)}::text[],
      ${holidays.map((one) => one.knownFrom)}::text[],
      ${holidays.map((one) => one.withdrawnOn ?? '')}::text[],
      ${holidays.map((one) => one.title)}::text[],
      ${holidays.map((one) => one.source)}::text[]
    ) as listed (day, known_from, withdrawn_on, title, source)`);
}

async function numberDays(session: Session, calendar: Calendar): Promise<void> {
  const { name, firstDay, lastDay } = calendar;
  await session.run(sql`
    insert into working_day (calendar, vintage, day, number, is_working)
    select ${name}::text, vintage, day,
      count(*) filter (where is_working)
        over (partition by vintage order by day rows unbounded preceding),
      is_working
    from (
      select vintage, each_day.day,
        extract(isodow from each_day.day) < 6 and holiday.day is null as is_working
      from unnest(${vintages(calendar)}::date[]) as vintage
      cross join (
        select ${firstDay}::date + step as day
        from generate_series(0, ${lastDay}::date - ${firstDay}::date) as step
      ) as each_day
      left join bank_holiday as holiday
        on holiday.calendar = ${name}
        and holiday.day = each_day.day
        and holiday.known_from <= vintage
        and (holiday.withdrawn_on is null or holiday.withdrawn_on > vintage)
    ) as known_day`);
}

function hashOf(calendar: Calendar): string {
  const { name, title, firstDay, lastDay, knownFrom, holidays } = calendar;
  const content = JSON.stringify([NUMBERING, name, title, firstDay, lastDay, knownFrom, holidays]);
  return createHash('sha256').update(content).digest('hex');
}
