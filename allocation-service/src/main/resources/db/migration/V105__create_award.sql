-- What a provider is offered, on which terms, and what became of it (R13, R29).

create table award_terms (
  council_code text not null,
  hash text not null,
  version text not null,
  body text not null,
  primary key (council_code, hash));

create table award (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  plan_id uuid not null references plan,
  offer_id uuid not null,
  instalment_number int not null,
  provider_id text not null,
  provider_name text not null,
  location_id text,
  amount_pence bigint not null,
  paid_pence bigint not null default 0,
  status text not null,
  terms_hash text not null,
  reason text,
  offered_on date not null,
  accepted_by text,
  accepted_on date,
  declined_by text,
  declined_on date,
  decline_reason text,
  recorded_at timestamptz not null,
  version bigint not null,
  constraint award_positive check (amount_pence > 0),
  constraint award_status_known check (status in ('OFFERED', 'CONDITIONAL', 'ACCEPTED', 'DECLINED')),
  constraint award_accepted_by_someone check (
    status <> 'ACCEPTED' or (accepted_by is not null and accepted_on is not null)),
  constraint award_declined_by_someone check (
    status <> 'DECLINED' or (declined_by is not null and declined_on is not null and decline_reason is not null)),
  constraint award_paid_never_exceeds_accepted check (
    paid_pence = 0 or (status = 'ACCEPTED' and paid_pence between 0 and amount_pence)),
  constraint award_on_known_terms foreign key (council_code, terms_hash) references award_terms (council_code, hash));
create index award_of_plan on award (council_code, plan_id);
create index award_of_grant on award (council_code, grant_id);

create table award_line (
  award_id uuid not null references award,
  position int not null,
  council_code text not null,
  pot_code text not null,
  amount_pence bigint not null,
  run_id uuid,
  run_ordinal int,
  primary key (award_id, position),
  constraint award_line_positive check (amount_pence > 0),
  constraint run_line_awarded_once unique (run_id, run_ordinal),
  constraint award_line_of_a_run_line foreign key (run_id, run_ordinal) references run_line (run_id, ordinal));
