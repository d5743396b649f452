-- What every service's database carries: idempotency keys, audit, events, outbox. The owner role migrates; the application
-- role (${app_role}) owns nothing and sees the rows of one council at a time (DESIGN 7).

create function council_now() returns text language sql stable as $$ select current_setting('app.council', true) $$;

create table idempotency_key (
  council_code text not null,
  client text not null,
  operation text not null,
  key text not null,
  request_hash text not null,
  status int,
  location text,
  etag text,
  body text,
  created_at timestamptz not null default now(),
  primary key (council_code, client, operation, key));

-- A key is kept with its answer or not at all, so that half a transaction can never be taken for a whole one.
create function require_answer_of_key() returns trigger language plpgsql as $$
begin
  if exists (select 1 from idempotency_key k where k.council_code = new.council_code and k.client = new.client
      and k.operation = new.operation and k.key = new.key and k.status is null) then
    raise exception 'an idempotency key would be committed without its answer'
      using errcode = 'check_violation', constraint = 'idempotency_key_has_answer';
  end if;
  return null;
end $$;
create constraint trigger idempotency_key_has_answer after insert on idempotency_key
  deferrable initially deferred for each row execute function require_answer_of_key();

create table audit_entry (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null unique,
  council_code text not null,
  recorded_at timestamptz not null,
  actor text not null,
  client text not null,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  reason text,
  correlation_id text,
  detail jsonb not null);
create index audit_entry_in_feed_order on audit_entry (council_code, xid, seq);

-- The hash chain over audit_entry, written afterwards by the sequencer in feed order.
create table audit_link (
  council_code text not null,
  position bigint not null,
  xid xid8 not null,
  audit_seq bigint not null,
  previous_hash text not null,
  hash text not null,
  primary key (council_code, position),
  constraint audit_entry_linked_once unique (audit_seq));

create table event (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null unique,
  council_code text not null,
  type text not null,
  subject text not null,
  occurred_at timestamptz not null,
  correlation_id text,
  data jsonb not null);
create index event_in_feed_order on event (council_code, xid, seq);

-- Part of every feed cursor: a restore sets a new epoch, so a cursor from before it is told so instead of missing events.
create table feed_epoch (
  epoch uuid primary key default gen_random_uuid(),
  began_at timestamptz not null default now());
insert into feed_epoch default values;

create table outbox_command (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  council_code text not null,
  grant_id uuid not null,
  command text not null,
  business_key text not null,
  dated_on date not null,
  target text not null,
  payload jsonb not null,
  acting_person text not null,
  correlation_id text,
  status text not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  leased_until timestamptz,
  created_at timestamptz not null,
  settled_at timestamptz,
  refusal jsonb,
  withdrawal_reason text,
  constraint outbox_command_sent_once unique (council_code, command, business_key),
  constraint outbox_command_status_known check (status in ('PENDING', 'DELIVERED', 'REFUSED', 'WITHDRAWN')));
create index outbox_command_waiting on outbox_command (council_code, grant_id, seq) where status = 'PENDING';

do $$
declare t text;
begin
  foreach t in array array['idempotency_key', 'audit_entry', 'audit_link', 'event', 'outbox_command'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now())) with check (council_code = (select council_now()))', t);
  end loop;
end $$;

alter table feed_epoch enable row level security;
alter table feed_epoch force row level security;
create policy epoch_is_public on feed_epoch using (true) with check (true);

-- The workers must learn which councils have work without seeing any row: two functions of the owner that tell ONS codes only.
create policy owner_finds_work on outbox_command for select to current_user using (true);
create policy owner_finds_work on audit_entry for select to current_user using (true);
create policy owner_finds_work on audit_link for select to current_user using (true);

create function councils_with_outbox_work() returns setof text language sql stable security definer set search_path = public as $$
  select distinct council_code from outbox_command where status = 'PENDING' $$;

create function councils_with_unchained_audit() returns setof text language sql stable security definer set search_path = public as $$
  with recursive council(code) as (
    select min(council_code) from audit_entry
    union all
    select (select min(e.council_code) from audit_entry e where e.council_code > c.code) from council c where c.code is not null)
  select c.code
  from council c
  left join lateral (
    select l.xid, l.audit_seq from audit_link l where l.council_code = c.code order by l.position desc limit 1) last on true
  where c.code is not null and exists (
    select 1 from audit_entry e
    where e.council_code = c.code and (last.xid is null or (e.xid, e.seq) > (last.xid, last.audit_seq))) $$;

revoke all on function councils_with_outbox_work(), councils_with_unchained_audit() from public;
grant execute on function councils_with_outbox_work(), councils_with_unchained_audit() to ${app_role};
grant execute on function council_now() to ${app_role};

grant select, insert, update, delete on idempotency_key to ${app_role};
grant select, insert on audit_entry, audit_link, event to ${app_role};
grant select on feed_epoch to ${app_role};
grant select, insert, update on outbox_command to ${app_role};
