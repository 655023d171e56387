-- The audit trail: everything that was done, chained by hash. Only appended to. On Citus, tables of the coordinator: the
-- chain is one, whatever the provider.

create table audit_entry (
  -- The place in the chain, from 1 and without gaps.
  entry_number bigint primary key check (entry_number > 0),
  -- Whole milliseconds, as hashed.
  at timestamptz not null check (at = date_trunc('milliseconds', at)),
  person_id text collate "C",
  name text not null,
  roles text not null,
  door text not null,
  request_id text,
  action text not null,
  about_kind text collate "C" not null,
  about_id text collate "C" not null,
  provider_id text collate "C",
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null unique
);
create index audit_entry_about on audit_entry (about_kind, about_id, entry_number);
create index audit_entry_provider on audit_entry (provider_id, entry_number);
create index audit_entry_person on audit_entry (person_id, entry_number);
create index audit_entry_request on audit_entry (request_id);
create index audit_entry_at on audit_entry (at);

-- Where the chain ends. Whoever appends locks this row, so that appending takes turns.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  entry_number bigint not null,
  hash text not null,
  anchored_number bigint not null default 0,
  anchored_at timestamptz
);
insert into audit_head (entry_number, hash) values (0, repeat('0', 64));

-- Points of the chain that are exported and kept elsewhere. The number is also how many entries there were.
create table audit_anchor (
  entry_number bigint primary key,
  at timestamptz not null,
  hash text not null
);

-- Guards against a slip of whoever owns the tables; the application's roles have no right to change a row anyway. Whoever
-- must get past one (a restore that begins anew) disables it by name. Nothing is computed by these triggers.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is only appended to.' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_guard before update or delete on audit_entry for each row execute function refuse_audit_change();
create trigger audit_entry_truncate_guard before truncate on audit_entry for each statement execute function refuse_audit_change();
create trigger audit_anchor_guard before update or delete on audit_anchor for each row execute function refuse_audit_change();
create trigger audit_anchor_truncate_guard before truncate on audit_anchor for each statement execute function refuse_audit_change();

-- Anyone may append and nobody may change; who may read an entry is a matter of its provider. Entries without one are for
-- whoever may see all. Head and anchors say nothing of anybody.
grant select, insert on audit_entry, audit_anchor to gatehouse_whole, gatehouse_scoped;
grant select, update (entry_number, hash, anchored_number, anchored_at) on audit_head to gatehouse_whole, gatehouse_scoped;
alter table audit_entry enable row level security;
create policy appended on audit_entry for insert to gatehouse_whole, gatehouse_scoped with check (true);
create policy whole on audit_entry for select to gatehouse_whole using (true);
create policy reached on audit_entry for select to gatehouse_scoped
  using (current_setting('gatehouse.audit', true) = gatehouse_reach('audit') and (gatehouse_reach('audit') = '*'
    or provider_id = any (string_to_array(gatehouse_reach('audit'), ','))));
