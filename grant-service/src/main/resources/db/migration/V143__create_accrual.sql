-- Accruals and prepayments at a cut-off; the journal and the one that takes it back are posted together.
create table accrual (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  kind text not null,
  business_key text not null,
  pot_code text not null,
  measure text,
  capped_administration boolean not null,
  amount_pence bigint not null,
  description text not null,
  cut_off_on date not null,
  taken_back_on date not null,
  journal_id uuid not null,
  reversal_journal_id uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint accrual_made_once unique (council_code, grant_id, business_key),
  constraint accrual_amount_positive check (amount_pence > 0),
  constraint accrual_kind_known check (kind in ('ACCRUAL', 'PREPAYMENT')),
  constraint accrual_taken_back_after_cut_off check (taken_back_on > cut_off_on),
  foreign key (council_code, journal_id) references journal (council_code, id),
  foreign key (council_code, reversal_journal_id) references journal (council_code, id));
create index accrual_of_grant on accrual (council_code, grant_id, id);
call build_wall('accrual', 'select, insert');
