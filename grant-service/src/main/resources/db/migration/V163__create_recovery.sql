create table debt (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  debt_reference text not null,
  provider_reference text not null,
  award_reference text,
  reason text not null,
  amount_pence bigint not null,
  raised_on date not null,
  note text,
  acting_person text not null,
  content_hash text not null,
  recovered_pence bigint not null,
  written_off_pence bigint not null,
  cancellation_reason text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint debt_raised_once unique (council_code, grant_id, debt_reference),
  constraint debt_within_council unique (council_code, id),
  constraint debt_reason_known check (reason in ('UNSPENT', 'MISSPENT', 'OVERPAID', 'INELIGIBLE')),
  constraint debt_never_overpaid check (amount_pence > 0 and recovered_pence >= 0 and written_off_pence >= 0
    and recovered_pence + written_off_pence <= amount_pence),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index debt_of_grant on debt (council_code, grant_id, id);
call build_wall('debt', 'select, insert, update');

create table recovery (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  kind text not null,
  recovery_reference text not null,
  debt_reference text,
  provider_reference text not null,
  award_reference text,
  reason text not null,
  amount_pence bigint not null,
  value_on date not null,
  why text,
  acting_person text not null,
  approved_by text,
  journal_id uuid not null,
  content_hash text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint recovery_told_once unique (council_code, grant_id, recovery_reference),
  constraint recovery_within_council unique (council_code, id),
  constraint recovery_amount_positive check (amount_pence > 0),
  constraint recovery_kind_known check (kind in ('RECOVERED', 'WRITTEN_OFF')),
  -- a write-off is of a debt, says why, and has two people behind it (R43)
  constraint recovery_write_off_approved check (kind = 'RECOVERED' or (debt_reference is not null and why is not null
    and approved_by is not null and approved_by <> acting_person)),
  foreign key (council_code, grant_id) references determined_grant (council_code, id),
  foreign key (council_code, grant_id, debt_reference) references debt (council_code, grant_id, debt_reference),
  foreign key (council_code, journal_id) references journal (council_code, id));
create index recovery_of_grant on recovery (council_code, grant_id, id);
call build_wall('recovery', 'select, insert');
