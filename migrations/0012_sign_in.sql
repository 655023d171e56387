-- How people sign in. None of these tables is granted to the roles by which callers are confined: only the hub itself
-- reads them. Every secret value is kept as its SHA-256 alone, passwords as argon2id. On Citus, reference tables.

create table local_account (
  person_id text collate "C" primary key,
  password_hash text,
  password_set_at timestamptz,
  -- Sealed with the hub's secret. A pending one has been shown, but no code of it has been entered.
  totp_secret text,
  totp_pending text,
  totp_set_at timestamptz,
  -- The time step of the last code that was taken: a code is taken once.
  totp_step bigint
);

create table recovery_code (
  person_id text collate "C" not null,
  code_hash text collate "C" not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table provider_identity (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person_id text collate "C" not null,
  primary key (issuer, subject)
);
create index provider_identity_person on provider_identity (person_id);

create table sign_in_session (
  session_id text collate "C" primary key,
  person_id text collate "C" not null,
  way text not null check (way in ('password', 'password and code', 'provider', 'link')),
  value_hash text collate "C" not null unique,
  -- The value before this one is taken for a moment longer, for requests that were already under way.
  earlier_hash text collate "C" unique,
  earlier_until timestamptz,
  -- A value that has been sent but not come back. It is made from the present one with `turn`.
  next_hash text collate "C" unique,
  turn text not null,
  -- In words: Firefox on Windows.
  browser text not null,
  started_at timestamptz not null,
  turned_at timestamptz not null,
  last_used_at timestamptz not null,
  ends_at timestamptz not null,
  stepped_up_until timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('signed out', 'revoked', 'password changed'))
);
create index sign_in_session_person on sign_in_session (person_id);

-- Wrong attempts, by a hash of whom or where from, whether there is such an account or not.
create table sign_in_wait (
  key_hash text collate "C" primary key,
  failures integer not null,
  last_at timestamptz not null,
  wait_until timestamptz not null
);

-- A link by which one person sets a password, once. The first administrator is not there before following it.
create table sign_in_link (
  code_hash text collate "C" primary key,
  person_id text collate "C",
  purpose text not null check (purpose in ('first administrator', 'invitation')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((person_id is null) = (purpose = 'first administrator'))
);
create index sign_in_link_person on sign_in_link (person_id);

-- What is half done: a code is awaited, or somebody is away at the provider. Bound to one browser by a cookie.
create table sign_in_round_trip (
  browser_hash text collate "C" primary key,
  kind text not null check (kind in ('code', 'provider')),
  content jsonb not null,
  expires_at timestamptz not null
);
