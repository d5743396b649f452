-- What an operator of allocation-service watches, over all councils: counts, seconds and pence, never a row.
create policy owner_counts on payment for select to current_user using (true);
create policy owner_counts on payment_run for select to current_user using (true);

create function allocation_figures(today date) returns table (figure text, value bigint)
  language sql stable security definer set search_path = public as $$
  select 'payments_unposted_pence', coalesce(sum(amount_pence), 0)::bigint from payment where status = 'RELEASED'
  union all
  select 'payments_oldest_unposted_seconds', coalesce(extract(epoch from now() - min(r.released_at)), 0)::bigint
  from payment p join payment_run r on r.id = p.payment_run_id where p.status = 'RELEASED'
  union all
  select 'payments_refused_pence', coalesce(sum(amount_pence), 0)::bigint from payment where status = 'POSTING_REFUSED'
  union all
  select 'payment_runs_oldest_releasing_seconds', coalesce(extract(epoch from now() - min(recorded_at)), 0)::bigint
  from payment_run where status in ('RELEASING', 'CANCELLING') $$;
revoke all on function allocation_figures(date) from public;
grant execute on function allocation_figures(date) to ${app_role};
