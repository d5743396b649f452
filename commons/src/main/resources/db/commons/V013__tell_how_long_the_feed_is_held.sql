-- How long readers of the feed have waited: the age of the oldest event that is kept from them. Whoever's transaction keeps it: a session of any role, in any
-- database of the server, or none at all (a prepared one); pg_stat_activity shows the application's role its own sessions alone. Councils are found by skipping.
create function feed_held_seconds() returns bigint language sql stable security definer set search_path = public as $$
  with recursive council(code) as (
    select min(council_code) from event
    union all
    select (select min(e.council_code) from event e where e.council_code > c.code) from council c where c.code is not null)
  select coalesce(max(extract(epoch from now() - held.occurred_at)), 0)::bigint
  from council c cross join lateral (
    select e.occurred_at from event e
    where e.council_code = c.code and e.xid >= pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.seq limit 1) held
  where c.code is not null $$;
revoke all on function feed_held_seconds() from public;

create or replace function suite_figures(today date) returns table (figure text, value bigint)
  language sql stable security definer set search_path = public as $$
  select 'outbox_pending', count(*) from outbox_command where status = 'PENDING'
  union all
  select 'outbox_oldest_pending_seconds', coalesce(extract(epoch from now() - min(created_at)), 0)::bigint
  from outbox_command where status = 'PENDING'
  union all
  select 'outbox_refused', count(*) from outbox_command where status = 'REFUSED'
  union all
  select 'feed_held_seconds', feed_held_seconds() $$;
