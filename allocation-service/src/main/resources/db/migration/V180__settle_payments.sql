-- Payment runs as finance has them: one label per council, what was approved and what left, what became of it; holds,
-- the council's policy, layouts and codings of invoice files, bank files.

alter table payment_run drop constraint payment_run_label_once_per_grant;
alter table payment_run add constraint payment_run_label_once_per_council unique (council_code, label);
alter table payment_run
  add column content_hash text,
  add column reserved_pence bigint,
  add column released_count int,
  add column released_pence bigint,
  add column settled_count int not null default 0,
  add column warnings jsonb not null default '[]';
-- The owner works on every council's rows here, and the wall stands again in the same transaction.
alter table payment_run no force row level security;
update payment_run set released_count = award_count, released_pence = total_pence where status = 'RELEASED';
alter table payment_run force row level security;
alter table payment_run drop constraint payment_run_status_known;
alter table payment_run add constraint payment_run_status_known check (
  status in ('DRAFT', 'APPROVED', 'RELEASING', 'RELEASED', 'PART_SETTLED', 'SETTLED', 'CANCELLING', 'CANCELLED'));
alter table payment_run drop constraint payment_run_released_after_approval;
alter table payment_run add constraint payment_run_released_after_approval check (
  status not in ('RELEASING', 'RELEASED', 'PART_SETTLED', 'SETTLED') or approved_by is not null);
alter table payment_run drop constraint payment_run_released_on_a_reservation;
alter table payment_run add constraint payment_run_released_on_a_reservation check (
  status not in ('RELEASED', 'PART_SETTLED', 'SETTLED')
  or (reservation_id is not null and released_count is not null and released_pence is not null));
alter table payment_run add constraint payment_run_never_releases_more_than_approved check (
  released_count is null or (released_count between 1 and award_count and released_pence between 1 and total_pence));
alter table payment_run add constraint payment_run_settles_what_was_released check (
  settled_count between 0 and coalesce(released_count, 0));

alter table payment_run_award
  add column payee_fingerprint text,
  add column stopped_because text;

alter table payment
  add column supplier_number text,
  add column supplier_site text,
  add column payee_id uuid,
  add column payee_fingerprint text,
  add column offset_pence bigint not null default 0,
  add column settlement text not null default 'AWAITED',
  add column settled_on date,
  add column finance_reference text,
  add column return_reason text,
  add column return_journal_id uuid,
  add column reissued_because text,
  add column reissue_of uuid references payment;
alter table payment add constraint payment_offset_within_amount check (offset_pence between 0 and amount_pence);
alter table payment add constraint payment_settlement_known check (settlement in ('AWAITED', 'PAID', 'RETURNED'));
alter table payment add constraint payment_settled_on_a_day check ((settlement = 'AWAITED') = (settled_on is null));
alter table payment add constraint payment_returned_for_a_reason check (
  (settlement = 'RETURNED') = (return_reason is not null));
alter table payment add constraint payment_reissued_only_when_returned check (
  reissued_because is null or settlement = 'RETURNED');
create unique index payment_reissued_once on payment (reissue_of);
create index payment_by_reference on payment (council_code, reference);

create table payment_policy (
  id uuid primary key,
  council_code text not null,
  version int not null,
  verified_payee_needed boolean not null,
  subsidy_threshold_pence bigint,
  payer_name text,
  payer_sort_code text,
  payer_account_number text,
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint payment_policy_version_once unique (council_code, version),
  constraint payment_policy_payer_whole check (
    (payer_name is null) = (payer_sort_code is null) and (payer_name is null) = (payer_account_number is null)));

create table payment_hold (
  id uuid primary key,
  council_code text not null,
  kind text not null,
  subject text not null,
  reason text not null,
  placed_by text not null,
  placed_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  lift_reason text,
  constraint payment_hold_kind_known check (kind in ('PAYEE', 'AWARD', 'GRANT', 'SCHEME')),
  constraint payment_hold_lifted_with_a_reason check (
    (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null)));
create unique index payment_hold_stands_once on payment_hold (council_code, kind, subject) where lifted_at is null;

create table payment_confirmation (
  id uuid primary key,
  council_code text not null,
  source text not null,
  content_hash text not null,
  row_count int not null,
  paid int not null,
  returned int not null,
  unchanged int not null,
  not_ours int not null,
  imported_by text not null,
  recorded_at timestamptz not null,
  constraint payment_confirmation_taken_once unique (council_code, content_hash),
  constraint payment_confirmation_source_known check (source in ('FINANCE_CSV', 'PAIN_002', 'CAMT_054')));

create table invoice_layout (
  id uuid primary key,
  council_code text not null,
  code text not null,
  version int not null,
  kind text not null,
  document text not null,
  content_hash text not null,
  held_by text not null,
  held_at timestamptz not null,
  constraint invoice_layout_version_once unique (council_code, code, version),
  constraint invoice_layout_kind_known check (kind in ('CREDITOR_INVOICE', 'DEBTOR_INVOICE', 'CREDIT_NOTE')));

create table invoice_coding (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  pot_code text,
  valid_from date not null,
  segments jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint invoice_coding_once_per_day unique nulls not distinct (council_code, grant_id, pot_code, valid_from));

create table bank_file (
  id uuid primary key,
  council_code text not null,
  payment_run_id uuid not null references payment_run,
  message_id text not null,
  policy_version int not null,
  execute_on date not null,
  payment_count int not null,
  total_pence bigint not null,
  content_hash text not null,
  created_by text not null,
  created_at timestamptz not null,
  constraint bank_file_message_id_unique unique (council_code, message_id),
  constraint bank_file_pays_something check (payment_count > 0 and total_pence > 0));

do $$
declare t text;
begin
  foreach t in array array['payment_policy', 'payment_hold', 'payment_confirmation', 'invoice_layout', 'invoice_coding',
      'bank_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;
grant select, insert on payment_policy, payment_confirmation, invoice_layout, invoice_coding, bank_file to ${app_role};
grant select, insert, update on payment_hold to ${app_role};
