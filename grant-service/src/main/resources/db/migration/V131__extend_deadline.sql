alter table local_deadline
  add column calendar_days_from date,
  add column calendar_days int,
  add constraint local_deadline_calendar_count_whole check ((calendar_days_from is null) = (calendar_days is null)),
  add constraint local_deadline_counted_one_way check (num_nonnulls(working_days_from, calendar_days_from) <= 1);

create table deadline_meeting (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  deadline_code text not null,
  met_on date not null,
  evidence text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint deadline_met_once unique (council_code, grant_id, deadline_code),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));

create table escalation_ladder (
  council_code text primary key,
  steps jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null);

-- Each step of each deadline is told once; the due day is part of it, so a moved deadline is told anew.
create table deadline_escalation (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  deadline_code text not null,
  due_on date not null,
  days_before int not null,
  told boolean not null,
  raised_at timestamptz not null,
  constraint deadline_escalated_once unique (council_code, grant_id, deadline_code, due_on, days_before),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));

call build_wall('deadline_meeting', 'select, insert');
call build_wall('escalation_ladder', 'select, insert, update');
call build_wall('deadline_escalation', 'select, insert');

-- A worker has no council yet when it asks which ones there are.
create policy owner_finds_councils on determined_grant for select to current_user using (true);
create function councils_with_grants() returns setof text language sql stable security definer set search_path = public as $$
  select distinct council_code from determined_grant $$;
revoke all on function councils_with_grants() from public;
grant execute on function councils_with_grants() to ${app_role};
