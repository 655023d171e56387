-- Bands that people put beside computed ones, and their withdrawals: all appended. A rating is of a provider (or of a
-- reporting group, where a scheme rates its members together) by a version of a scheme in a period.

create table rating_moderation (
  provider_id text collate "C" not null,
  scheme text collate "C" not null,
  scheme_version integer not null,
  period text not null,
  moderation_number integer not null,
  kind text not null check (kind in ('moderated', 'withdrawn')),
  -- Null where a moderation is withdrawn.
  band text,
  computed_band text,
  -- Of the scheme's definition when the computed band was looked at.
  scheme_hash text not null,
  reason text not null,
  actor_name text not null,
  actor_role text not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (provider_id, scheme, scheme_version, period, moderation_number),
  check ((kind = 'moderated') = (band is not null))
);
create index rating_moderation_rating on rating_moderation (scheme, scheme_version, period);

-- Every definition of a scheme by which ratings were given. A version may have several: its number is given by hand,
-- its hash follows from what it says. On Citus, a reference table.
create table rating_scheme (
  scheme text collate "C" not null,
  scheme_version integer not null,
  content_hash text not null,
  content jsonb not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (scheme, scheme_version, content_hash)
);
