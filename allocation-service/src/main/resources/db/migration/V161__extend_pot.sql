-- Pots within pots, fixed sums before percents, the rest, purposes, the mandatory share a pot counts towards (R17); and an
-- instalment that came in reduced, split anew.

alter table pot
  add column sharing text not null default 'BASIS',
  add column within text,
  add column purpose text not null default 'SHARE',
  add column mandatory_share text,
  add constraint pot_sharing_known check (sharing in ('BASIS', 'FIXED', 'REST')),
  add constraint pot_purpose_known check (purpose in ('SHARE', 'STRAND', 'HOLD_BACK', 'RETAINED', 'PROJECT')),
  add constraint pot_not_within_itself check (within is null or within <> code),
  add constraint pot_strand_pays_nobody check (purpose <> 'STRAND' or allocated_pence = 0),
  add constraint pot_retained_is_direct check (purpose <> 'RETAINED' or recipient = 'DIRECT');

alter table plan
  add column edition text,
  add column reduced_pence bigint,
  add constraint plan_reduced_below_its_amount check (reduced_pence between 0 and amount_pence - 1);

create table plan_resplit (
  id uuid primary key,
  council_code text not null,
  plan_id uuid not null references plan,
  amount_before_pence bigint not null,
  amount_pence bigint not null,
  residual_pence bigint not null,
  pots jsonb not null,
  decision_id uuid not null,
  decision_reference text not null,
  note text,
  decided_by text not null,
  recorded_at timestamptz not null,
  constraint plan_resplit_positive check (amount_pence > 0),
  constraint plan_resplit_reduces check (amount_pence < amount_before_pence));
create index plan_resplit_of_plan on plan_resplit (council_code, plan_id);

alter table plan_resplit enable row level security;
alter table plan_resplit force row level security;
create policy council_wall on plan_resplit to ${app_role} using (council_code = (select council_now()))
  with check (council_code = (select council_now()));
grant select, insert on plan_resplit to ${app_role};
