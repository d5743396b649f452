create table irregularity (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reference text not null,
  title text not null,
  description text not null,
  detected_at timestamptz not null,
  award_reference text,
  provider_reference text,
  at_risk_pence bigint,
  status text not null,
  notified_at timestamptz,
  outcome text,
  opened_at timestamptz not null,
  opened_by text not null,
  version bigint not null,
  constraint irregularity_opened_once unique (council_code, grant_id, reference),
  constraint irregularity_within_council unique (council_code, id),
  constraint irregularity_status_known check (status in ('OPEN', 'NOTIFIED', 'RECOVERING', 'CLOSED', 'WITHDRAWN')),
  -- R41: beyond OPEN a case has reached the department, unless it was withdrawn before
  constraint irregularity_notified check ((notified_at is null) = (status in ('OPEN', 'WITHDRAWN'))),
  constraint irregularity_outcome_when_closed check ((outcome is null) = (status <> 'CLOSED')),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index irregularity_of_grant on irregularity (council_code, grant_id, id);
create index irregularity_freezing on irregularity (council_code, grant_id, award_reference)
  where award_reference is not null and status in ('OPEN', 'NOTIFIED', 'RECOVERING');
call build_wall('irregularity', 'select, insert, update');

create table irregularity_entry (
  id uuid primary key,
  council_code text not null,
  irregularity_id uuid not null,
  status text not null,
  text text not null,
  recovery_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint irregularity_recovery_linked_once unique (council_code, irregularity_id, recovery_id),
  foreign key (council_code, irregularity_id) references irregularity (council_code, id),
  foreign key (council_code, recovery_id) references recovery (council_code, id));
create index irregularity_entry_of_case on irregularity_entry (council_code, irregularity_id, id);
call build_wall('irregularity_entry', 'select, insert');
