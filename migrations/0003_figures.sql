-- Stated figures: levels and published figures, append-only. What one file brings is a batch; a batch is seen
-- from the moment its committed_at is set, all of it at once. A later batch supersedes, nothing is overwritten.

create table import_batch (
  batch_id bigint generated always as identity primary key,
  file_name text not null,
  content_hash text not null,
  layout text not null,
  recorded_by text not null,
  begun_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  committed_at timestamptz,
  added integer not null default 0,
  revised integer not null default 0,
  unchanged integer not null default 0,
  notices text[] not null default '{}'
);

-- One import at a time, so that what a batch compares with cannot change under it.
create unique index import_batch_running on import_batch ((committed_at is null)) where committed_at is null;

create table level (
  revision_id bigint generated always as identity,
  batch_id bigint not null,
  provider_id text not null,
  metric_code text not null,
  period text not null,
  -- '' for the figure itself; otherwise the place in the same source where it is stated once more
  mentioned_in text not null,
  first_month integer not null,
  months integer not null,
  value numeric,
  printed text not null,
  decimals smallint not null,
  nothing text,
  choice text,
  sheet_name text,
  row_number integer not null,
  column_name text not null,
  note text,
  primary key (provider_id, metric_code, period, mentioned_in, batch_id),
  check (nothing is null or (value is null and choice is null))
);
create index level_period on level (provider_id, period);
create index level_batch on level (batch_id);
-- A figure's address is its revision.
create index level_revision on level (revision_id);

create table published_figure (like level including all);

create table quality_finding (
  batch_id bigint not null,
  finding_number integer not null,
  rule text not null,
  provider_id text not null,
  metric_code text,
  period text not null,
  sheet_name text,
  row_number integer,
  column_name text,
  stated text not null,
  computed text not null,
  difference numeric,
  explanation text not null,
  primary key (provider_id, batch_id, finding_number)
);
create index quality_finding_batch on quality_finding (batch_id);
