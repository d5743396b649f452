create table receipt (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  instalment_number int not null,
  bank_reference text not null,
  amount_pence bigint not null,
  received_on date not null,
  date_assumed boolean not null,
  variance_reason text,
  variance_pence bigint,
  variance_note text,
  related_grant_id uuid,
  journal_id uuid not null,
  warnings text not null,
  content_hash text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint receipt_banked_once unique (council_code, grant_id, bank_reference),
  constraint receipt_amount_positive check (amount_pence > 0),
  constraint receipt_variance_explained check
    ((variance_reason is null) = (variance_pence is null) and (variance_reason is null) = (variance_note is null)),
  foreign key (council_code, grant_id, instalment_number) references instalment (council_code, grant_id, number),
  foreign key (council_code, related_grant_id) references determined_grant (council_code, id),
  foreign key (council_code, journal_id) references journal (council_code, id));
create index receipt_of_grant on receipt (council_code, grant_id, id);
create index receipt_set_off_for on receipt (council_code, related_grant_id, id) where related_grant_id is not null;

call build_wall('receipt', 'select, insert');
