-- The estate as its files in data/estate state it. The files are the source; these tables are filled from
-- them at every start, so a change here does not last. All are small and read by every other table.

-- Whom or what a figure can be about. The dates are those of providers: the earliest day that the source
-- allows it to have opened, and the first day on which it can no longer have been open.
create table subject (
  id text primary key,
  kind text not null check (kind in ('area', 'establishment', 'group', 'region', 'nation', 'partnership')),
  name text not null,
  official_name text not null,
  source text not null,
  opened_on date,
  closed_on date,
  -- As the source states it, where that is only a month or a year.
  opened_stated text,
  closed_stated text,
  position integer not null,
  check (opened_on < closed_on)
);

create table subject_code (
  subject_id text not null references subject (id),
  scheme text not null,
  code text not null,
  position integer not null,
  primary key (subject_id, scheme)
);

-- In each dated table `until_on` is the first day that the source no longer vouches for; null is unknown.
create table subject_alias (
  subject_id text not null references subject (id),
  position integer not null,
  alias text not null,
  from_on date,
  until_on date,
  from_stated text,
  until_stated text,
  source text not null,
  primary key (subject_id, position),
  check (from_on < until_on)
);

create table provider_fact (
  provider_id text not null references subject (id),
  position integer not null,
  fact text not null,
  value text not null,
  from_on date,
  until_on date,
  from_stated text,
  until_stated text,
  source text not null,
  note text,
  primary key (provider_id, position),
  check (from_on < until_on)
);

create table provider_group (
  id text primary key references subject (id),
  kind text not null check (kind in ('reporting', 'comparator'))
);

create table provider_group_member (
  group_id text not null references provider_group (id),
  provider_id text not null references subject (id),
  position integer not null,
  from_on date,
  until_on date,
  from_stated text,
  until_stated text,
  primary key (group_id, provider_id, position),
  check (from_on < until_on)
);

create table succession (
  from_id text not null references subject (id),
  to_id text not null references subject (id),
  occurs_on date not null,
  occurs_stated text,
  source text not null,
  position integer not null,
  primary key (from_id, to_id)
);

-- One row: tells whether the files have changed since they were stored.
create table estate_content (
  is_only boolean primary key default true check (is_only),
  content_hash text not null
);
