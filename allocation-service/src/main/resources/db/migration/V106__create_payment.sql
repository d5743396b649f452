-- Accepted awards paid, reserved at grant-service before release and posted to its ledger afterwards.

create table payment_run (
  id uuid primary key,
  council_code text not null,
  plan_id uuid not null references plan,
  grant_id uuid not null,
  label text not null,
  payment_on date not null,
  total_pence bigint not null,
  award_count int not null,
  status text not null,
  excluded jsonb not null,
  reservation_id uuid,
  prepared_by text not null,
  approved_by text,
  released_by text,
  released_at timestamptz,
  cancel_reason text,
  recorded_at timestamptz not null,
  version bigint not null,
  constraint payment_run_label_once_per_grant unique (council_code, grant_id, label),
  constraint payment_run_total_positive check (total_pence > 0),
  constraint payment_run_status_known check (
    status in ('DRAFT', 'APPROVED', 'RELEASING', 'RELEASED', 'CANCELLING', 'CANCELLED')),
  constraint payment_run_approved_by_another check (approved_by is null or approved_by <> prepared_by),
  constraint payment_run_released_after_approval check (
    status not in ('RELEASING', 'RELEASED') or approved_by is not null),
  constraint payment_run_released_on_a_reservation check (status <> 'RELEASED' or reservation_id is not null));
create index payment_run_of_plan on payment_run (council_code, plan_id);

create table payment_run_award (
  payment_run_id uuid not null references payment_run,
  award_id uuid not null references award,
  council_code text not null,
  position int not null,
  amount_pence bigint not null,
  open boolean not null,
  primary key (payment_run_id, award_id));
create unique index award_in_one_open_payment_run on payment_run_award (award_id) where open;

create table payment (
  id uuid primary key,
  council_code text not null,
  payment_run_id uuid not null references payment_run,
  award_id uuid not null references award,
  grant_id uuid not null,
  instalment_number int not null,
  provider_id text not null,
  provider_name text not null,
  location_id text,
  amount_pence bigint not null,
  reference text not null,
  status text not null,
  journal_id uuid,
  paid_on date not null,
  version bigint not null,
  constraint payment_positive check (amount_pence > 0),
  constraint payment_of_an_award_once_per_run unique (payment_run_id, award_id),
  constraint payment_reference_once_per_grant unique (council_code, grant_id, reference),
  constraint payment_status_known check (status in ('RELEASED', 'POSTED', 'POSTING_REFUSED', 'WITHDRAWN')),
  constraint payment_posted_in_a_journal check ((status = 'POSTED') = (journal_id is not null)));
create index payment_of_grant on payment (council_code, grant_id, paid_on);
