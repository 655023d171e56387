-- Reminders of monthly returns that were sent by mail: to whom, about which return, and by whom. Appended.

create table return_reminder (
  provider_id text collate "C" not null,
  template text collate "C" not null,
  -- year * 12 + month - 1
  month integer not null,
  to_person_id text collate "C" not null,
  to_name text not null,
  person_id text,
  actor_name text not null,
  actor_role text not null,
  recorded_at timestamptz not null,
  primary key (provider_id, template, month, to_person_id, recorded_at)
);

grant select, insert on return_reminder to gatehouse_whole, gatehouse_scoped;
alter table return_reminder enable row level security;
create policy whole on return_reminder to gatehouse_whole using (true) with check (true);
create policy reached on return_reminder to gatehouse_scoped
  using (current_setting('gatehouse.returns', true) = gatehouse_reach('returns') and (gatehouse_reach('returns') = '*'
    or provider_id = any (string_to_array(gatehouse_reach('returns'), ','))))
  with check (current_setting('gatehouse.returns', true) = gatehouse_reach('returns') and (gatehouse_reach('returns') = '*'
    or provider_id = any (string_to_array(gatehouse_reach('returns'), ','))));
