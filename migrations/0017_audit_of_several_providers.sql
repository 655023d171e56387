-- What concerns several providers names them in what it keeps, and is read by whoever may read of all of them.
create index audit_entry_providers on audit_entry using gin ((after -> 'providers'));
drop policy reached on audit_entry;
create policy reached on audit_entry for select to gatehouse_scoped
  using (current_setting('gatehouse.audit', true) = gatehouse_reach('audit') and (gatehouse_reach('audit') = '*'
    or provider_id = any (string_to_array(gatehouse_reach('audit'), ','))
    or after -> 'providers' <@ to_jsonb(string_to_array(gatehouse_reach('audit'), ','))));
