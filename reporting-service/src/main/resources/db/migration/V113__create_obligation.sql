-- Who owes a return by when: an awarded location of a grant, or a location of the area that is only asked (R36).
create table obligation (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reporting_point text not null,
  kind text not null,
  provider_id text not null,
  provider_name text not null,
  location_id text,
  due_on date not null,
  excuse_reason text,
  excused_by text,
  excused_at timestamptz,
  opened_by text not null,
  opened_at timestamptz not null,
  version bigint not null default 0,
  unique (council_code, id),
  constraint obligation_one_per_location unique nulls not distinct
    (council_code, grant_id, reporting_point, provider_id, location_id),
  constraint obligation_kind_known check (kind in ('AWARD', 'SURVEY')),
  constraint obligation_excused_whole check (num_nonnulls(excuse_reason, excused_by, excused_at) in (0, 3)));
create index obligation_of_grant on obligation (council_code, grant_id, reporting_point, id);

create table obligation_award (
  council_code text not null,
  obligation_id uuid not null,
  award_id uuid not null,
  awarded_pence bigint not null,
  paid_pence bigint not null,
  primary key (obligation_id, award_id),
  foreign key (council_code, obligation_id) references obligation (council_code, id),
  constraint obligation_award_paid_within check (paid_pence >= 0 and awarded_pence >= 0));

-- A mail to one provider about everything it was reminded of in one round; sent at least once by whoever leases it.
create table reminder_mail (
  id uuid primary key,
  council_code text not null,
  provider_id text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  status text not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  problem text,
  unique (council_code, id),
  constraint reminder_mail_status_known check (status in ('PENDING', 'SENT', 'FAILED')),
  constraint reminder_mail_sent_when check ((status = 'SENT') = (sent_at is not null)));
create index reminder_mail_waiting on reminder_mail (council_code, next_attempt_at) where status = 'PENDING';

-- Each rung of each obligation is told once; the due day is part of it, so a moved day is told anew.
create table obligation_reminder (
  id uuid primary key,
  council_code text not null,
  obligation_id uuid not null,
  due_on date not null,
  working_days_before int not null,
  told boolean not null,
  raised_at timestamptz not null,
  mail text not null,
  mail_id uuid,
  constraint obligation_reminded_once unique (council_code, obligation_id, due_on, working_days_before),
  foreign key (council_code, obligation_id) references obligation (council_code, id),
  foreign key (council_code, mail_id) references reminder_mail (council_code, id),
  constraint obligation_reminder_mail_known check (mail in ('OFF', 'NO_ADDRESS', 'QUEUED')),
  constraint obligation_reminder_mail_whole check ((mail = 'QUEUED') = (mail_id is not null)));

call build_wall('obligation', 'select, insert, update');
call build_wall('obligation_award', 'select, insert, update');
call build_wall('reminder_mail', 'select, insert, update');
call build_wall('obligation_reminder', 'select, insert');

-- Where each obligation stands: the return that answers it decides. It is read under the reader's own wall.
create view obligation_standing with (security_invoker = true) as
select o.id, o.grant_id, o.reporting_point, o.kind, o.provider_id, o.provider_name, o.location_id, o.due_on,
  o.excuse_reason, o.excused_by, o.version, r.id as provider_return_id, r.signed_on, r.leavers,
  a.award_ids, coalesce(a.awarded_pence, 0) as awarded_pence, coalesce(a.paid_pence, 0) as paid_pence,
  case when r.status = 'ACCEPTED' then 'MET' when r.id is not null then 'HANDED_IN'
    when o.excused_at is not null then 'EXCUSED' else 'OUTSTANDING' end as state
from obligation o
left join lateral (
  select array_agg(w.award_id order by w.award_id) as award_ids, sum(w.awarded_pence)::bigint as awarded_pence,
    sum(w.paid_pence)::bigint as paid_pence
  from obligation_award w where w.obligation_id = o.id) a on true
left join lateral (
  select p.id, p.status, p.signed_on, p.leavers
  from provider_return p
  where p.council_code = o.council_code and p.grant_id = o.grant_id and p.reporting_point = o.reporting_point
    and p.provider_id = o.provider_id and p.status in ('RECEIVED', 'QUERIED', 'ACCEPTED')
    and (p.location_id = o.location_id or (o.location_id is null and p.award_ids && a.award_ids))
  order by p.status = 'ACCEPTED' desc, p.id limit 1) r on true;
grant select on obligation_standing to ${app_role};

-- Workers have no council yet when they ask which ones have something to chase or to send.
create policy owner_finds_councils on obligation for select to current_user using (true);
create function councils_with_obligations() returns setof text language sql stable security definer set search_path = public as $$
  select distinct council_code from obligation $$;
create policy owner_finds_work on reminder_mail for select to current_user using (true);
create function councils_with_reminder_mail(at timestamptz) returns setof text
  language sql stable security definer set search_path = public as $$
  select distinct council_code from reminder_mail where status = 'PENDING' and next_attempt_at <= at $$;
revoke all on function councils_with_obligations(), councils_with_reminder_mail(timestamptz) from public;
grant execute on function councils_with_obligations(), councils_with_reminder_mail(timestamptz) to ${app_role};
