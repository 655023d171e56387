-- Monthly returns: what providers state of a month, and what became of it. Everything is appended. Submitted figures
-- are records of the ledger as well; here they stand as they were written, with their words.

-- What became of a return; where it stands follows from it.
create table return_event (
  provider_id text collate "C" not null,
  template text collate "C" not null,
  -- year * 12 + month - 1
  month integer not null,
  event_number integer not null,
  kind text not null check
    (kind in ('begun', 'submitted', 'queried', 'answered', 'accepted', 'locked', 'reopened')),
  submission integer,
  -- Of a query: the cell that it is about. Of an answer: the event that asked.
  cell text,
  query integer,
  words text,
  person_id text,
  actor_name text not null,
  actor_role text not null,
  recorded_at timestamptz not null,
  primary key (provider_id, template, month, event_number)
);
create index return_event_month on return_event (month, template);

-- Every saving of every cell of a draft; the greatest version counts. Whoever saw an older one cannot add the next.
create table return_cell (
  provider_id text collate "C" not null,
  template text collate "C" not null,
  month integer not null,
  cell text collate "C" not null,
  version integer not null check (version > 0),
  content text not null,
  person_id text,
  actor_name text not null,
  actor_role text not null,
  recorded_at timestamptz not null,
  primary key (provider_id, template, month, cell, version)
);

-- Every submitted version, all its cells as they were written.
create table return_submission (
  provider_id text collate "C" not null,
  template text collate "C" not null,
  month integer not null,
  submission integer not null,
  cells jsonb not null,
  due_on date not null,
  in_time boolean not null,
  person_id text,
  actor_name text not null,
  actor_role text not null,
  recorded_at timestamptz not null,
  primary key (provider_id, template, month, submission)
);

grant select, insert on return_event, return_cell, return_submission to gatehouse_whole, gatehouse_scoped;

do $$
declare
  guarded text;
  reached text := 'current_setting(''gatehouse.returns'', true) = gatehouse_reach(''returns'')
    and (gatehouse_reach(''returns'') = ''*'' or provider_id = any (string_to_array(gatehouse_reach(''returns''), '','')))';
begin
  foreach guarded in array array['return_event', 'return_cell', 'return_submission'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('create policy whole on %I to gatehouse_whole using (true) with check (true)', guarded);
    execute format('create policy reached on %I to gatehouse_scoped using (%2$s) with check (%2$s)', guarded, reached);
  end loop;
end $$;
