-- Tallies kept fresh: what the current records add up to, per provider and month. A batch adds its own
-- contribution in its own transaction; `gatehouse verify` counts from the records and compares.

create table tally_cell (
  provider_id text collate "C" not null,
  tally text collate "C" not null,
  -- year * 12 + month - 1
  month integer not null,
  records bigint not null,
  amount numeric not null,
  primary key (provider_id, tally, month)
) with (fillfactor = 70);
create index tally_cell_month on tally_cell (month, tally);

-- The same by the groups of a breakdown; 'not stated' where a record does not say. A batch touches many cells of
-- few months: the key keeps those together, and free space in each page lets them change where they stand.
create table tally_member_cell (
  provider_id text collate "C" not null,
  tally text collate "C" not null,
  month integer not null,
  breakdown text collate "C" not null,
  member text collate "C" not null,
  records bigint not null,
  amount numeric not null,
  primary key (provider_id, month, tally, breakdown, member)
) with (fillfactor = 70);

-- Every version of a definition under which figures were given, so that they can be asked for as they stood.
-- A version without content says that the definition was taken out.
create table counting_version (
  kind text not null check (kind in ('tally', 'metric')),
  code text not null,
  version integer not null,
  content_hash text not null,
  content jsonb,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (kind, code, version)
);

-- A provider's statement that all of a month's records of a type are in, even where there are none: without it
-- no record means not supplied, with it none.
create table record_coverage (
  provider_id text not null,
  record_type text not null,
  -- year * 12 + month - 1
  month integer not null,
  stated_at timestamptz not null default clock_timestamp(),
  stated_by text not null,
  primary key (provider_id, record_type, month)
);
