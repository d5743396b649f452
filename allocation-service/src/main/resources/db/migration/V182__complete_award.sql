-- The whole life of an award: answered by a day, accepted in part, frozen, lapsed, closed, novated; samples of awards to
-- be verified.

alter table award
  add column accept_by date,
  add column accepted_pence bigint,
  add column frozen_because text,
  add column frozen_at timestamptz,
  add column ended_on date,
  add column ended_by text,
  add column end_reason text,
  add column novated_from uuid references award,
  add column novated_to uuid references award;
-- The owner works on every council's rows here, and the wall stands again in the same transaction.
alter table award no force row level security;
update award set accepted_pence = amount_pence where status = 'ACCEPTED';
alter table award force row level security;
alter table award drop constraint award_status_known;
alter table award add constraint award_status_known check (
  status in ('OFFERED', 'CONDITIONAL', 'ACCEPTED', 'DECLINED', 'LAPSED', 'CLOSED', 'NOVATED'));
alter table award drop constraint award_accepted_by_someone;
alter table award add constraint award_accepted_by_someone check (
  status not in ('ACCEPTED', 'CLOSED')
  or (accepted_by is not null and accepted_on is not null and accepted_pence is not null));
alter table award add constraint award_accepted_within_offer check (accepted_pence between 1 and amount_pence);
alter table award drop constraint award_paid_never_exceeds_accepted;
alter table award add constraint award_paid_never_exceeds_accepted check (
  paid_pence = 0 or (status in ('ACCEPTED', 'CLOSED', 'NOVATED') and paid_pence between 0 and accepted_pence));
alter table award add constraint award_answered_after_offer check (accept_by is null or accept_by >= offered_on);
alter table award add constraint award_frozen_at_a_moment check ((frozen_because is null) = (frozen_at is null));
alter table award add constraint award_ended_by_someone check (
  status not in ('LAPSED', 'CLOSED', 'NOVATED')
  or (ended_on is not null and ended_by is not null and end_reason is not null));
alter table award add constraint award_novated_to_another check (
  novated_to is null or (status = 'NOVATED' and novated_to <> id));

-- What is accepted of each pot, where less was accepted than offered.
create table award_accepted_part (
  award_id uuid not null references award,
  pot_code text not null,
  council_code text not null,
  amount_pence bigint not null,
  primary key (award_id, pot_code),
  constraint award_accepted_part_not_negative check (amount_pence >= 0));

create table verification_sample (
  id uuid primary key,
  council_code text not null,
  plan_id uuid not null references plan,
  seed bigint not null,
  size int not null,
  population int not null,
  population_pence bigint not null,
  risk_weights jsonb not null,
  award_ids jsonb not null,
  drawn_by text not null,
  drawn_at timestamptz not null);
create index verification_sample_of_plan on verification_sample (council_code, plan_id);

do $$
declare t text;
begin
  foreach t in array array['award_accepted_part', 'verification_sample'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;
grant select, insert on award_accepted_part, verification_sample to ${app_role};
