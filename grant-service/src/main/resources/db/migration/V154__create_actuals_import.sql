create table actuals_import (
  id uuid primary key,
  council_code text not null,
  label text not null,
  from_on date not null,
  to_on date not null,
  line_count int not null,
  total_pence bigint not null,
  control_accounts text[] not null,
  content_hash text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  constraint actuals_import_within_council unique (council_code, id),
  constraint actuals_import_period_forward check (from_on <= to_on));
call build_wall('actuals_import', 'select, insert');

create table actual_line (
  council_code text not null,
  import_id uuid not null,
  line int not null,
  ledger_reference text not null,
  control_account text not null,
  posted_on date not null,
  amount_pence bigint not null,
  reference text not null,
  description text,
  primary key (council_code, import_id, line),
  constraint actual_line_reference_once unique (council_code, import_id, ledger_reference),
  foreign key (council_code, import_id) references actuals_import (council_code, id));
call build_wall('actual_line', 'select, insert');
