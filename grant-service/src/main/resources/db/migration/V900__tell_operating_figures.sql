-- What an operator of grant-service watches, over all councils: counts, seconds and pence, never a row.
create policy owner_counts on reservation for select to current_user using (true);
create policy owner_counts on instalment for select to current_user using (true);
create policy owner_counts on submission for select to current_user using (true);
create policy owner_counts on posting_batch for select to current_user using (true);
create policy owner_counts on posting_line for select to current_user using (true);
create policy owner_counts on actuals_import for select to current_user using (true);

create function grant_figures(today date) returns table (figure text, value bigint)
  language sql stable security definer set search_path = public as $$
  -- money set aside for payments that were neither made nor given up
  select 'reservations_open_pence', coalesce(sum(amount_pence - posted_pence), 0)::bigint
  from reservation where status = 'ACTIVE'
  union all
  select 'reservations_oldest_open_seconds', coalesce(extract(epoch from now() - min(recorded_at)), 0)::bigint
  from reservation where status = 'ACTIVE'
  union all
  -- R12: instalments that hang on a return nobody has sent yet
  select 'gates_at_risk', count(*) from instalment i
  where i.gate_due_on between today and today + coalesce(i.gate_warn_from_days, 14) and i.received_pence = 0
    and not exists (select 1 from submission s where s.council_code = i.council_code and s.grant_id = i.grant_id
      and s.reporting_point = i.gate_reporting_point)
  union all
  select 'gates_missed', count(*) from instalment i
  where i.gate_due_on < today and i.gate_due_on >= today - 92 and i.received_pence = 0
    and not exists (select 1 from submission s where s.council_code = i.council_code and s.grant_id = i.grant_id
      and s.reporting_point = i.gate_reporting_point)
  union all
  select 'posting_lines_rejected', count(*) from posting_line where status = 'REJECTED'
  union all
  select 'posting_batches_oldest_unanswered_seconds', coalesce(extract(epoch from now() - min(sent_at)), 0)::bigint
  from posting_batch where status = 'SENT'
  union all
  -- control totals of each council's last extract against what was acknowledged in its months and accounts
  select 'reconciliation_difference_pence', coalesce(sum(abs(a.total_pence - coalesce((
      select sum(case l.side when 'DEBIT' then l.amount_pence else -l.amount_pence end) from posting_line l
      where l.council_code = a.council_code and l.status = 'ACKNOWLEDGED' and l.control_account = any(a.control_accounts)
        and l.posting_month between date_trunc('month', a.from_on)::date and a.to_on), 0))), 0)::bigint
  from (select distinct on (council_code) * from actuals_import order by council_code, imported_at desc) a
  union all
  select 'webhooks_paused', count(*) from webhook where status = 'PAUSED' $$;
revoke all on function grant_figures(date) from public;
grant execute on function grant_figures(date) to ${app_role};
