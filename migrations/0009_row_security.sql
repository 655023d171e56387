-- Who sees which rows, by the database itself. Whatever a caller asks is run as one of two roles: `gatehouse_whole`, which
-- sees every row, and `gatehouse_scoped`, which sees of a guarded table the rows of the providers that a setting of the
-- transaction names: '*' for all, or ids with commas between. Without the setting it sees none. Both may do to a table
-- only what is granted here or where the table is made: nothing is granted by default. Whoever owns the tables is not
-- concerned: the start of the hub, its migrations, backups.
--
-- A policy is a plain comparison without a subquery, so that it also holds on the workers of Citus. It compares with
-- what `gatehouse_reach` gave when the statement was planned, so that an index can be used and nothing is read anew for
-- every row; and it asks once whether that still is the setting, so that a plan of another caller shows nothing.

-- Roles belong to the whole server: another database may make them at this moment.
do $$
declare
  each_role text;
begin
  foreach each_role in array array['gatehouse_whole', 'gatehouse_scoped'] loop
    for attempt in 1..50 loop
      begin
        if to_regrole(each_role) is null then
          execute format('create role %I nologin', each_role);
        end if;
        if not exists (
          select from pg_auth_members given
          where roleid = to_regrole(each_role) and member = to_regrole(quote_ident(current_user))
            -- Since PostgreSQL 16 a member may be one who cannot become the role.
            and coalesce((to_jsonb(given) ->> 'set_option')::boolean, true)
        ) then
          execute format('grant %I to current_user', each_role);
        end if;
        exit;
      exception
        when duplicate_object or unique_violation or internal_error then perform pg_sleep(0.02);
        when insufficient_privilege then
          raise exception '%', (
            select string_agg(case when to_regrole(missing) is null then format('create role %I role %I', missing, current_user)
              else format('grant %I to %I', missing, current_user) end, '; ' order by missing desc)
            from unnest(array['gatehouse_whole', 'gatehouse_scoped']) missing
          ) using errcode = 'GHROL';
      end;
    end loop;
  end loop;
  execute format('grant usage on schema %I to gatehouse_whole, gatehouse_scoped', current_schema());
end $$;

-- The providers whose rows of a kind are seen. It is called immutable so that it is worked out while planning; where a plan
-- is kept beyond its transaction that is not true, for which each policy compares it with the setting itself.
create function gatehouse_reach(kind text) returns text language sql immutable parallel safe
  as $$ select current_setting('gatehouse.' || kind, true) $$;
grant execute on function gatehouse_reach to gatehouse_whole, gatehouse_scoped;

-- The children of an agreement say whose they are, so that a policy can compare.
do $$
declare
  child text;
begin
  foreach child in array array['agreement_version', 'agreement_event', 'agreement_acceptance', 'agreement_comment',
      'agreement_notice', 'agreement_notice_event'] loop
    execute format('alter table %I add column provider_id text, add column commissioner_id text', child);
    execute format('update %I child set provider_id = a.provider_id, commissioner_id = a.commissioner_id
      from agreement a where a.agreement_id = child.agreement_id', child);
    execute format('alter table %I alter column provider_id set not null, alter column commissioner_id set not null', child);
  end loop;
end $$;

-- Levels that people agreed between themselves are theirs; those that a file brought are published.
alter table level add column published boolean not null default true;

-- Open to read: what is published, the estate and its calendars, definitions, and which batches there are.
grant select on calendar, bank_holiday, working_day, subject, subject_code, subject_alias, provider_fact, provider_group,
  provider_group_member, succession, estate_content, counting_version, rating_scheme, published_figure, quality_finding,
  import_batch, ledger_batch, month_lock, database_revision, migration to gatehouse_whole, gatehouse_scoped;
grant update (revision) on database_revision to gatehouse_whole, gatehouse_scoped;
-- Simulated providers join the estate, and tallies are counted anew, only by the hand of somebody who sees everything.
grant insert, update, delete on subject, subject_code, subject_alias, provider_fact, provider_group, provider_group_member,
  succession, estate_content to gatehouse_whole;
grant insert on counting_version, rating_scheme to gatehouse_whole;

-- Written by whoever imports. What stands is appended to, and only an import that nobody has seen is taken away again.
grant insert, delete, update (touched_at, committed_at, added, revised, unchanged) on import_batch
  to gatehouse_whole, gatehouse_scoped;
grant insert, delete on level, published_figure, quality_finding to gatehouse_whole, gatehouse_scoped;
grant insert, update (withdrawn_in) on ledger_batch to gatehouse_whole, gatehouse_scoped;
grant insert, update (unlocked_at, unlocked_by, unlock_reason) on month_lock to gatehouse_whole, gatehouse_scoped;
grant select on level to gatehouse_whole, gatehouse_scoped;
grant select, insert on ledger_finding, rating_moderation to gatehouse_whole, gatehouse_scoped;
grant select, insert, delete on record_coverage to gatehouse_whole, gatehouse_scoped;
grant select, insert, delete, update (records, amount) on tally_cell, tally_member_cell to gatehouse_whole, gatehouse_scoped;
grant select, insert on agreement, agreement_version, agreement_event, agreement_acceptance, agreement_comment,
  agreement_notice, agreement_notice_event to gatehouse_whole, gatehouse_scoped;
-- Its row is locked while an agreement is written to, which PostgreSQL counts as an update.
grant update (recorded_at) on agreement to gatehouse_whole, gatehouse_scoped;

-- A batch that everybody sees is not taken away, whoever asks.
alter table import_batch enable row level security;
create policy seen on import_batch for select to gatehouse_whole, gatehouse_scoped using (true);
create policy begun on import_batch for insert to gatehouse_whole, gatehouse_scoped with check (true);
create policy carried_on on import_batch for update to gatehouse_whole, gatehouse_scoped
  using (committed_at is null) with check (true);
create policy abandoned on import_batch for delete to gatehouse_whole, gatehouse_scoped using (committed_at is null);

do $$
declare
  guarded record;
  reached text;
  seen text;
begin
  for guarded in
    select * from (values
      ('tally_cell', 'performance'), ('tally_member_cell', 'performance'), ('record_coverage', 'performance'),
      ('rating_moderation', 'performance'), ('month_lock', 'performance'), ('published_figure', 'performance'),
      ('quality_finding', 'performance'), ('level', 'performance'), ('ledger_finding', 'records'),
      ('agreement', 'agreements'), ('agreement_version', 'agreements'), ('agreement_event', 'agreements'),
      ('agreement_acceptance', 'agreements'), ('agreement_comment', 'agreements'), ('agreement_notice', 'agreements'),
      ('agreement_notice_event', 'agreements')
    ) as kinds (name, kind)
  loop
    reached := format('gatehouse_reach(%1$L) = ''*''
      or provider_id = any (string_to_array(gatehouse_reach(%1$L), '',''))', guarded.kind);
    -- An agreement is seen from both sides.
    if guarded.kind = 'agreements' then
      reached := reached || ' or commissioner_id = any (string_to_array(gatehouse_reach(''agreements''), '',''))';
    end if;
    reached := format('current_setting(%L, true) = gatehouse_reach(%L) and (%s)',
      'gatehouse.' || guarded.kind, guarded.kind, reached);
    execute format('alter table %I enable row level security', guarded.name);
    execute format('create policy whole on %I to gatehouse_whole using (true) with check (true)', guarded.name);
    execute format('create policy reached on %I to gatehouse_scoped using (%2$s) with check (%2$s)', guarded.name, reached);
    -- Whoever writes must see every lock, and what is published everybody sees.
    seen := case
      when guarded.name in ('month_lock', 'published_figure', 'quality_finding') then 'true'
      when guarded.name = 'level' then 'published'
    end;
    if seen is not null then
      execute format('create policy seen on %I for select to gatehouse_scoped using (%s)', guarded.name, seen);
    end if;
  end loop;
end $$;
-- Whoever sees an agreement sees its levels, and by signing makes them.
create policy agreed on level to gatehouse_scoped
  using (current_setting('gatehouse.agreements', true) = gatehouse_reach('agreements') and (gatehouse_reach('agreements') = '*'
    or provider_id = any (string_to_array(gatehouse_reach('agreements'), ','))))
  with check (current_setting('gatehouse.agreements', true) = gatehouse_reach('agreements') and (gatehouse_reach('agreements') = '*'
    or provider_id = any (string_to_array(gatehouse_reach('agreements'), ','))));
