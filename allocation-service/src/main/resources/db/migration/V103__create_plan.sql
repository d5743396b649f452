-- An instalment split into pots (R15, R16), approved under a decision (R24).

create table plan (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  instalment_number int not null,
  name text not null,
  amount_pence bigint not null,
  basis text not null,
  geography_policy text not null,
  residual_pence bigint not null,
  status text not null,
  prepared_by text not null,
  recorded_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  governing_basis text,
  decision_id uuid,
  decision_reference text,
  decided_on date,
  effective_on date,
  approval_note text,
  version bigint not null,
  constraint plan_amount_positive check (amount_pence > 0),
  constraint plan_residual_not_negative check (residual_pence >= 0),
  constraint plan_status_known check (status in ('DRAFT', 'APPROVED')),
  constraint plan_basis_known check (basis in ('AMOUNT', 'PERCENT') and governing_basis in ('AMOUNT', 'PERCENT')),
  constraint plan_approved_under_a_decision check (
    status = 'DRAFT' or (approved_by is not null and approved_at is not null and governing_basis is not null
      and decision_id is not null and effective_on is not null)),
  constraint plan_approved_by_another check (approved_by is null or approved_by <> prepared_by));
create unique index plan_instalment_split_once on plan (council_code, grant_id, instalment_number)
  where status = 'APPROVED';
create index plan_of_grant on plan (council_code, grant_id);

create table pot (
  id uuid primary key,
  council_code text not null,
  plan_id uuid not null references plan,
  position int not null,
  code text not null,
  label text not null,
  recipient text not null,
  percent_micros bigint,
  stated_pence bigint,
  layer_on text,
  amount_pence bigint not null,
  allocated_pence bigint not null default 0,
  awarded_pence bigint not null default 0,
  declined_pence bigint not null default 0,
  version bigint not null,
  constraint pot_code_once_per_plan unique (plan_id, code),
  constraint pot_recipient_known check (recipient in ('PROVIDERS', 'DIRECT')),
  constraint pot_never_exceeded check (allocated_pence between 0 and amount_pence),
  constraint pot_awards_within_allocation check (awarded_pence between 0 and allocated_pence),
  constraint pot_declined_not_negative check (declined_pence >= 0));
