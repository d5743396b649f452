-- The worker that lapses unanswered offers has no council yet when it asks which ones have any.
create index award_unanswered on award (accept_by) where status in ('OFFERED', 'CONDITIONAL') and accept_by is not null;
create policy owner_finds_late_offers on award for select to current_user using (true);

create function councils_with_late_offers(today date) returns setof text
  language sql stable security definer set search_path = public as $$
  select distinct council_code from award
  where status in ('OFFERED', 'CONDITIONAL') and accept_by < today $$;
revoke all on function councils_with_late_offers(date) from public;
grant execute on function councils_with_late_offers(date) to ${app_role};
