-- What is kept for how long is configuration (suite.retention.*); what may go at all is said here. Audit entries never go.

-- Behind this place of a council's feed nothing is kept: an older cursor is refused, so that a gap is never silent.
create table feed_floor (
  council_code text primary key,
  xid xid8 not null,
  seq bigint not null,
  pruned_at timestamptz not null default now());
alter table feed_floor enable row level security;
alter table feed_floor force row level security;
create policy council_wall on feed_floor to ${app_role}
  using (council_code = (select council_now())) with check (council_code = (select council_now()));
grant select on feed_floor to ${app_role};

create index idempotency_key_by_age on idempotency_key (council_code, created_at);
create index outbox_command_settled on outbox_command (council_code, settled_at)
  where status in ('DELIVERED', 'WITHDRAWN');
create index outbox_command_of_grant on outbox_command (council_code, grant_id, seq);
create index outbox_command_refused on outbox_command (council_code, id) where status = 'REFUSED';

-- The application may delete neither events nor commands; two functions of the owner do, within the transaction's council.
create policy owner_prunes on event to current_user
  using (council_code = (select council_now())) with check (council_code = (select council_now()));
create policy owner_prunes on outbox_command for delete to current_user using (council_code = (select council_now()));
create policy owner_prunes on feed_floor to current_user
  using (council_code = (select council_now())) with check (council_code = (select council_now()));
create policy owner_counts on event for select to current_user using (true);
create policy owner_counts on idempotency_key for select to current_user using (true);

-- Takes events from the beginning of the feed and stops at the first that is young enough or not yet settled: what is left has
-- no gap, whatever the order in which moments and transactions came.
create function prune_events(before timestamptz, most int) returns int
  language plpgsql security definer set search_path = public as $$
declare
  cut record;
  floor record;
begin
  select e.xid, e.seq into cut from event e
  where e.council_code = council_now()
    and (e.occurred_at >= before or e.xid >= pg_snapshot_xmin(pg_current_snapshot()))
  order by e.xid, e.seq limit 1;
  with old as (
    select e.seq from event e
    where e.council_code = council_now() and (cut.xid is null or (e.xid, e.seq) < (cut.xid, cut.seq))
    order by e.xid, e.seq limit most),
  gone as (delete from event e using old where e.seq = old.seq returning e.xid, e.seq)
  select count(*) over () as pruned, g.xid, g.seq into floor from gone g order by g.xid desc, g.seq desc limit 1;
  if not found then
    return 0;
  end if;
  insert into feed_floor (council_code, xid, seq) values (council_now(), floor.xid, floor.seq)
  on conflict (council_code) do update set xid = excluded.xid, seq = excluded.seq, pruned_at = now();
  return floor.pruned;
end $$;

-- Never one that waits, or waits for a person; and each grant keeps its last, which is its position in every watermark.
create function prune_outbox(before timestamptz, most int) returns int
  language plpgsql security definer set search_path = public as $$
declare
  pruned int;
begin
  delete from outbox_command where seq in (
    select c.seq from outbox_command c
    where c.council_code = council_now() and c.status in ('DELIVERED', 'WITHDRAWN') and c.settled_at < before
      and exists (select 1 from outbox_command later
        where later.council_code = c.council_code and later.grant_id = c.grant_id and later.seq > c.seq
          and later.status <> 'PENDING')
    order by c.seq limit most);
  get diagnostics pruned = row_count;
  return pruned;
end $$;

-- ONS codes only, found by skipping through the indexes.
create function councils_with_rows() returns setof text language sql stable security definer set search_path = public as $$
  with recursive
    e(code) as (select min(council_code) from event
      union all select (select min(x.council_code) from event x where x.council_code > e.code) from e where e.code is not null),
    o(code) as (select min(council_code) from outbox_command
      union all select (select min(x.council_code) from outbox_command x where x.council_code > o.code) from o where o.code is not null),
    k(code) as (select min(council_code) from idempotency_key
      union all select (select min(x.council_code) from idempotency_key x where x.council_code > k.code) from k where k.code is not null)
  select code from e where code is not null union select code from o where code is not null
  union select code from k where code is not null $$;

revoke all on function prune_events(timestamptz, int), prune_outbox(timestamptz, int), councils_with_rows() from public;
grant execute on function prune_events(timestamptz, int), prune_outbox(timestamptz, int), councils_with_rows() to ${app_role};
