-- Whose records a batch holds, so that it is listed to whoever may see one of them, and taken back by whoever keeps all.
alter table ledger_batch add column provider_ids text[] not null default '{}';

do $$
declare
  each_table text;
begin
  for each_table in
    select table_name from information_schema.columns
    where table_schema = current_schema() and column_name in ('batch_id', 'provider_id', 'record_key', 'stated_in')
    group by table_name having count(*) = 4
  loop
    execute format('update ledger_batch b set provider_ids = held.provider_ids from (
      select batch_id, array_agg(distinct provider_id order by provider_id) as provider_ids from %I group by batch_id
    ) held where held.batch_id = b.batch_id', each_table);
  end loop;
end $$;
