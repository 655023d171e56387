-- Who may use the hub, and in which roles. Nothing here is deleted, and a row changes once at most: when a person is
-- ended, a role withdrawn or a token revoked. On Citus, reference tables.

create table person (
  person_id text collate "C" primary key,
  name text not null,
  -- What the person is called at work, such as Governor.
  position text,
  email text not null,
  -- Of whoever did it: the id where it was a person, and the name of then.
  added_by_id text collate "C",
  added_by text not null,
  added_at timestamptz not null,
  ended_by_id text collate "C",
  ended_by text,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
-- Somebody who left and comes back is added anew.
create unique index person_email on person (lower(email)) where ended_at is null;

create table role_grant (
  grant_id text collate "C" primary key,
  person_id text collate "C" not null references person (person_id),
  -- Code of a role in definitions/roles.
  role text collate "C" not null,
  -- The nation, a region or a provider.
  subject_id text collate "C" not null,
  from_on date not null,
  -- The first day on which it is no longer held; null is until it is withdrawn.
  until_on date,
  granted_by_id text collate "C",
  granted_by text not null,
  granted_at timestamptz not null,
  -- Whether it follows from a group at the sign-in provider: such a role comes and goes with the group.
  from_sign_in boolean not null default false,
  withdrawn_by_id text collate "C",
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  check (from_on < until_on),
  check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null)
  )
);
create index role_grant_person on role_grant (person_id);

-- What programs show instead of signing in. The token itself is shown once and not kept: only its SHA-256.
create table api_token (
  token_id text collate "C" primary key,
  person_id text collate "C" not null references person (person_id),
  name text not null,
  permissions text[] not null,
  token_hash text collate "C" not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_by_id text collate "C",
  revoked_by text,
  revoked_at timestamptz,
  last_used_at timestamptz,
  check (made_at < expires_at),
  check ((revoked_at is null) = (revoked_by is null))
);
create index api_token_person on api_token (person_id);

-- Rows of no provider: who may see and change them is asked of the caller alone. A hash of a token is read by the hub itself.
grant select, insert on person, role_grant to gatehouse_whole, gatehouse_scoped;
grant update (ended_by_id, ended_by, ended_at, end_reason) on person to gatehouse_whole, gatehouse_scoped;
grant update (withdrawn_by_id, withdrawn_by, withdrawn_at, withdrawal_reason) on role_grant
  to gatehouse_whole, gatehouse_scoped;
grant select (token_id, person_id, name, permissions, made_at, expires_at, revoked_by_id, revoked_by, revoked_at,
  last_used_at) on api_token to gatehouse_whole, gatehouse_scoped;
grant insert, update (revoked_by_id, revoked_by, revoked_at) on api_token to gatehouse_whole, gatehouse_scoped;
