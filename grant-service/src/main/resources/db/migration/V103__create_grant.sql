create table determined_grant (
  id uuid primary key,
  council_code text not null,
  scheme_edition_id uuid not null,
  scheme_code text not null,
  edition text not null,
  determination_number text not null,
  name text not null,
  local_name text,
  note text,
  allocation_pence bigint not null,
  determined_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint grant_keyed_by_determination unique (council_code, determination_number),
  constraint grant_within_council unique (council_code, id),
  constraint grant_allocation_positive check (allocation_pence > 0),
  foreign key (council_code, scheme_edition_id) references scheme_edition (council_code, id));

create table instalment (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  number int not null,
  basis text not null,
  percent text,
  stated_percent text,
  expected_pence bigint not null,
  expected_on date,
  received_pence bigint not null,
  forgone_pence bigint not null,
  gate_reporting_point text,
  gate_due_on date,
  gate_warn_from_days int,
  version bigint not null,
  constraint instalment_numbered_once unique (council_code, grant_id, number),
  constraint instalment_amounts_not_negative check (expected_pence >= 0 and received_pence >= 0 and forgone_pence >= 0),
  constraint instalment_basis_known check (basis in ('PERCENT', 'FIXED', 'REST')),
  constraint instalment_gate_whole check ((gate_reporting_point is null) = (gate_due_on is null)),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));

call build_wall('determined_grant', 'select, insert, update');
call build_wall('instalment', 'select, insert, update');
