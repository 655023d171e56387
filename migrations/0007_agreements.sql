-- Agreements: everything is appended. A version is the whole content with what changed in it; an event says what
-- became of a version, by whom and on which day. The tables are small and read whole: on Citus, reference tables.

create table agreement (
  agreement_id text primary key,
  template_code text not null,
  title text not null,
  provider_id text not null,
  commissioner_id text not null,
  parent_id text,
  starts_on date not null,
  ends_on date not null,
  source text,
  -- The content of the shipped file that it was loaded from; null where it was made here.
  shipped_hash text,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  check (starts_on <= ends_on)
);
create index agreement_provider on agreement (provider_id, starts_on);

create table agreement_version (
  agreement_id text not null,
  version_number integer not null,
  content jsonb not null,
  content_hash text not null,
  based_on integer,
  changes jsonb not null,
  party text not null,
  actor_name text not null,
  actor_role text not null,
  note text,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (agreement_id, version_number)
);

create table agreement_event (
  agreement_id text not null,
  event_number integer not null,
  kind text not null,
  version_number integer not null,
  content_hash text not null,
  party text not null,
  actor_name text not null,
  actor_role text not null,
  took_effect_on date not null,
  reason text,
  -- Of an agreement that is superseded: the one that takes its place.
  superseded_by text,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (agreement_id, event_number)
);

create table agreement_acceptance (
  agreement_id text not null,
  acceptance_number integer not null,
  version_number integer not null,
  finding_key text not null,
  party text not null,
  stated text,
  computed text,
  actor_name text not null,
  actor_role text not null,
  reason text not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (agreement_id, acceptance_number)
);

create table agreement_comment (
  agreement_id text not null,
  comment_number integer not null,
  about text not null,
  party text not null,
  actor_name text not null,
  actor_role text not null,
  words text not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (agreement_id, comment_number)
);

create table agreement_notice (
  agreement_id text not null,
  notice_number integer not null,
  title text not null,
  reason text not null,
  evidence text,
  -- year * 12 + month - 1
  effective_month integer not null,
  changes jsonb not null,
  based_on_hash text not null,
  party text not null,
  actor_name text not null,
  actor_role text not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (agreement_id, notice_number)
);

create table agreement_notice_event (
  agreement_id text not null,
  notice_number integer not null,
  event_number integer not null,
  kind text not null,
  party text not null,
  actor_name text not null,
  actor_role text not null,
  took_effect_on date not null,
  reason text,
  -- Of an order: the notice after which this one applies.
  after_notice integer,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (agreement_id, notice_number, event_number)
);
