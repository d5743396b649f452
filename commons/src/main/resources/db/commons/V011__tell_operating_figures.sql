-- What an operator watches, over all councils: counts, seconds and pence, never a row. Each becomes a gauge of its name.
create function suite_figures(today date) returns table (figure text, value bigint)
  language sql stable security definer set search_path = public as $$
  select 'outbox_pending', count(*) from outbox_command where status = 'PENDING'
  union all
  select 'outbox_oldest_pending_seconds', coalesce(extract(epoch from now() - min(created_at)), 0)::bigint
  from outbox_command where status = 'PENDING'
  union all
  select 'outbox_refused', count(*) from outbox_command where status = 'REFUSED' $$;
revoke all on function suite_figures(date) from public;
grant execute on function suite_figures(date) to ${app_role};
