-- What providers report, one return per location and reporting point; a rejected one makes room for the next.
create table provider_return_import (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reporting_point text not null,
  content_hash text not null,
  row_count int not null,
  imported_by text not null,
  imported_at timestamptz not null,
  constraint provider_return_import_has_rows check (row_count > 0),
  unique (council_code, id));

create table provider_return (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reporting_point text not null,
  provider_id text not null,
  location_id text not null,
  award_ids uuid[] not null,
  period_from date not null,
  period_to date not null,
  unspent_pence bigint not null,
  returned_pence bigint not null,
  hours_hundredths bigint,
  hours_baseline_hundredths bigint,
  recruits bigint,
  recruits_baseline bigint,
  leavers bigint,
  leavers_baseline bigint,
  headcount bigint,
  new_expenditure boolean not null,
  no_double_funding boolean not null,
  signed_by text not null,
  signed_on date not null,
  evidence_references text[] not null,
  late boolean not null,
  status text not null,
  import_id uuid,
  submitted_by text not null,
  recorded_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  version bigint not null,
  unique (council_code, id),
  foreign key (council_code, import_id) references provider_return_import (council_code, id),
  constraint provider_return_status_known check (status in ('RECEIVED', 'ACCEPTED', 'REJECTED')),
  constraint provider_return_period_runs_forward check (period_from <= period_to),
  constraint provider_return_nothing_negative check (unspent_pence >= 0 and returned_pence >= 0 and
    coalesce(hours_hundredths, 0) >= 0 and coalesce(hours_baseline_hundredths, 0) >= 0 and coalesce(recruits, 0) >= 0 and
    coalesce(recruits_baseline, 0) >= 0 and coalesce(leavers, 0) >= 0 and coalesce(leavers_baseline, 0) >= 0 and
    coalesce(headcount, 0) >= 0),
  constraint provider_return_declared check (new_expenditure and no_double_funding),
  constraint provider_return_decided_by_another check (decided_by is null or decided_by <> submitted_by or status = 'REJECTED'),
  constraint provider_return_rejected_with_reason check (status <> 'REJECTED' or decision_reason is not null));
create unique index provider_return_one_per_location
  on provider_return (council_code, grant_id, reporting_point, provider_id, location_id) where status <> 'REJECTED';
create index provider_return_of_grant on provider_return (council_code, grant_id, reporting_point, id);
create index provider_return_of_import on provider_return (council_code, import_id) where import_id is not null;

create table provider_return_line (
  id uuid primary key,
  council_code text not null,
  provider_return_id uuid not null,
  measure text not null,
  amount_pence bigint not null,
  justification text,
  foreign key (council_code, provider_return_id) references provider_return (council_code, id),
  constraint provider_return_line_one_per_measure unique (provider_return_id, measure),
  constraint provider_return_line_positive check (amount_pence > 0));

call build_wall('provider_return_import', 'select, insert');
call build_wall('provider_return', 'select, insert, update');
call build_wall('provider_return_line', 'select, insert');
