-- Whoever sees a figure sees that it is provisional, also where the return itself is for others. So this says of returns
-- only which are submitted and not accepted; it reads them with the right of whoever owns it, and shows as much as figures.
create view provisional_return with (security_barrier) as
select provider_id, template, month
from (
  select distinct on (provider_id, template, month) provider_id, template, month, kind
  from return_event order by provider_id, template, month, event_number desc
) latest
where kind in ('submitted', 'queried', 'answered', 'reopened') and (
  current_user <> 'gatehouse_scoped'
  or (current_setting('gatehouse.performance', true) = gatehouse_reach('performance') and (
    gatehouse_reach('performance') = '*'
    or provider_id = any (string_to_array(gatehouse_reach('performance'), ',')))));
grant select on provisional_return to gatehouse_whole, gatehouse_scoped;
