-- The tables of org.grantsuite.commons.webhook, as grant-service has them (its V170).
create table webhook (
  id uuid primary key,
  council_code text not null,
  url text not null,
  description text,
  event_types text[] not null,
  status text not null,
  pause_reason text,
  paused_at timestamptz,
  paused_by text,
  -- Sealed by a key of the configuration, bound to council and webhook: a copied row cannot be opened elsewhere.
  secret_sealed text not null,
  previous_secret_sealed text,
  previous_secret_until timestamptz,
  -- Everything of the feed up to here is done with.
  feed_epoch uuid not null,
  feed_xid xid8 not null,
  feed_seq bigint not null,
  failed_attempts int not null,
  next_attempt_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint webhook_within_council unique (council_code, id),
  constraint webhook_status_known check (status in ('ACTIVE', 'PAUSED', 'ENDED')),
  constraint webhook_pause_has_reason
    check (status <> 'PAUSED' or (pause_reason is not null and paused_at is not null and paused_by is not null)),
  constraint webhook_overlap_has_end check ((previous_secret_sealed is null) = (previous_secret_until is null)),
  constraint webhook_lease_has_end check ((lease is null) = (leased_until is null)));
create index webhook_of_council on webhook (council_code, id);

create table webhook_delivery (
  id uuid primary key,
  council_code text not null,
  webhook_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  origin text not null,
  status text not null,
  attempts int not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint webhook_delivery_within_council unique (council_code, id),
  constraint webhook_delivery_status_known check (status in ('PENDING', 'DELIVERED', 'FAILED')),
  constraint webhook_delivery_origin_known check (origin in ('FEED', 'REPLAY')),
  constraint webhook_delivery_settled_with_its_end check ((status = 'PENDING') = (settled_at is null)),
  foreign key (council_code, webhook_id) references webhook (council_code, id));
create index webhook_delivery_of_webhook on webhook_delivery (council_code, webhook_id, id);
create index webhook_delivery_waiting on webhook_delivery (council_code, webhook_id, id) where status = 'PENDING';
-- The feed has one head: no replica can open a second delivery of the event another is trying.
create unique index webhook_delivery_one_head on webhook_delivery (council_code, webhook_id)
  where status = 'PENDING' and origin = 'FEED';

create table webhook_attempt (
  council_code text not null,
  delivery_id uuid not null,
  number int not null,
  started_at timestamptz not null,
  duration_millis int not null,
  status_code int,
  error text,
  primary key (council_code, delivery_id, number),
  foreign key (council_code, delivery_id) references webhook_delivery (council_code, id) on delete cascade);

call build_wall('webhook', 'select, insert, update');
call build_wall('webhook_delivery', 'select, insert, update, delete');
call build_wall('webhook_attempt', 'select, insert');

create policy owner_finds_work on webhook for select to current_user using (true);
create policy owner_finds_work on webhook_delivery for select to current_user using (true);

-- A cursor from before a restore is work too: the worker pauses such a webhook with a reason.
create function councils_with_webhook_work(at timestamptz) returns setof text
  language sql stable security definer set search_path = public as $$
  select distinct w.council_code from webhook w
  where w.status = 'ACTIVE' and w.next_attempt_at <= at and (w.leased_until is null or w.leased_until < at)
    and (exists (select 1 from event e
          where e.council_code = w.council_code and (e.xid, e.seq) > (w.feed_xid, w.feed_seq)
            and e.xid < pg_snapshot_xmin(pg_current_snapshot()))
      or exists (select 1 from webhook_delivery d where d.council_code = w.council_code and d.webhook_id = w.id
          and d.status = 'PENDING' and d.origin = 'REPLAY')
      or w.feed_epoch <> (select f.epoch from feed_epoch f order by f.began_at desc limit 1)) $$;
revoke all on function councils_with_webhook_work(timestamptz) from public;
grant execute on function councils_with_webhook_work(timestamptz) to ${app_role};

-- What an operator of reporting-service watches, over all councils: counts, never a row.
create function reporting_figures(today date) returns table (figure text, value bigint)
  language sql stable security definer set search_path = public as $$
  select 'webhooks_paused', count(*) from webhook where status = 'PAUSED' $$;
revoke all on function reporting_figures(date) from public;
grant execute on function reporting_figures(date) to ${app_role};
