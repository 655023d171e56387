-- Calendars of working days, as their files in data/calendar state them. The files are the source; these
-- tables are filled from them at every start, so a change here does not last.

create table calendar (
  name text primary key,
  title text not null,
  first_on date not null,
  last_on date not null,
  -- Tells whether the file has changed since the days were numbered.
  content_hash text not null,
  check (first_on <= last_on)
);

-- A holiday counts from the day it became known until, where it was taken back, the day of that.
create table bank_holiday (
  calendar text not null references calendar (name),
  day date not null,
  known_from date not null,
  withdrawn_on date,
  title text not null,
  source text not null,
  primary key (calendar, day, known_from),
  check (withdrawn_on > known_from)
);

-- Every day of a calendar, numbered as things were known from `vintage` until the next one. `number` counts
-- the working days up to and including the day, so a day off carries the number of the working day before it
-- and "within 5 working days" is `due.number - asked.number <= 5`.
create table working_day (
  calendar text not null,
  vintage date not null,
  day date not null,
  number integer not null,
  is_working boolean not null,
  primary key (calendar, vintage, day)
);
