-- What is to come back from providers (R39, R40): stated, raised, kept back or invoiced, paid, written off by two people.

create table spend_statement (
  id uuid primary key,
  council_code text not null,
  award_id uuid not null references award,
  reference text not null,
  stated_on date not null,
  paid_pence bigint not null,
  accepted_spend_pence bigint not null,
  misspent_pence bigint not null,
  recoverable_pence bigint not null,
  excess_pence bigint not null,
  recovery_ids jsonb not null,
  note text,
  stated_by text not null,
  recorded_at timestamptz not null,
  constraint spend_statement_reference_once unique (council_code, reference),
  constraint spend_statement_within_paid check (
    accepted_spend_pence >= 0 and misspent_pence >= 0 and accepted_spend_pence + misspent_pence <= paid_pence));
create index spend_statement_of_award on spend_statement (council_code, award_id);

create table recovery (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  award_id uuid not null references award,
  provider_id text not null,
  provider_name text not null,
  location_id text,
  reference text not null,
  reason text not null,
  amount_pence bigint not null,
  recovered_pence bigint not null default 0,
  written_off_pence bigint not null default 0,
  credited_pence bigint not null default 0,
  status text not null,
  raised_on date not null,
  invoiced_on date,
  invoiced_pence bigint,
  due_on date,
  credited_on date,
  ledger_debt_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null,
  version bigint not null,
  constraint recovery_reference_once unique (council_code, reference),
  constraint recovery_positive check (amount_pence > 0),
  constraint recovery_reason_known check (reason in ('UNSPENT', 'MISSPENT', 'OVERPAID', 'INELIGIBLE')),
  constraint recovery_status_known check (status in ('RAISED', 'OFFSET', 'DEBT', 'SETTLED', 'CREDITED')),
  constraint recovery_never_beyond_amount check (
    recovered_pence >= 0 and written_off_pence >= 0 and credited_pence >= 0
    and recovered_pence + written_off_pence + credited_pence <= amount_pence),
  constraint recovery_settled_when_nothing_is_left check (
    status <> 'SETTLED' or recovered_pence + written_off_pence + credited_pence = amount_pence),
  constraint recovery_debt_invoiced check (status <> 'DEBT' or (invoiced_on is not null and due_on >= invoiced_on)),
  constraint recovery_invoiced_on_a_day check ((invoiced_on is null) = (invoiced_pence is null)),
  constraint recovery_credited_on_a_day check ((status = 'CREDITED') = (credited_on is not null)));
create index recovery_of_grant on recovery (council_code, grant_id, status);
create index recovery_of_award on recovery (council_code, award_id);

create table recovery_entry (
  id uuid primary key,
  council_code text not null,
  recovery_id uuid not null references recovery,
  kind text not null,
  amount_pence bigint not null,
  value_on date not null,
  reference text not null,
  payment_id uuid,
  journal_id uuid,
  undone_because text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint recovery_entry_positive check (amount_pence > 0),
  constraint recovery_entry_kind_known check (kind in ('OFFSET', 'RECEIPT', 'WRITE_OFF', 'CREDIT')),
  constraint recovery_entry_reference_once unique (council_code, reference));
create index recovery_entry_of_recovery on recovery_entry (council_code, recovery_id);
create index recovery_entry_of_payment on recovery_entry (council_code, payment_id) where payment_id is not null;

create table recovery_instalment (
  recovery_id uuid not null references recovery,
  position int not null,
  council_code text not null,
  due_on date not null,
  amount_pence bigint not null,
  primary key (recovery_id, position),
  constraint recovery_instalment_positive check (amount_pence > 0));

create table recovery_write_off (
  id uuid primary key,
  council_code text not null,
  recovery_id uuid not null references recovery,
  amount_pence bigint not null,
  why text not null,
  status text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answered_by text,
  answered_at timestamptz,
  note text,
  constraint recovery_write_off_positive check (amount_pence > 0),
  constraint recovery_write_off_status_known check (status in ('ASKED', 'APPROVED', 'REFUSED')),
  constraint recovery_write_off_by_two_people check (status <> 'APPROVED' or answered_by <> asked_by),
  constraint recovery_write_off_answered_by_someone check ((status = 'ASKED') = (answered_by is null)));
create unique index recovery_write_off_one_open on recovery_write_off (recovery_id) where status = 'ASKED';

-- A change of owner: old and new location linked, and what became of the award.
create table award_novation (
  id uuid primary key,
  council_code text not null,
  award_id uuid not null references award,
  provider_id text not null,
  location_id text,
  successor_provider_id text not null,
  successor_location_id text,
  novated_on date not null,
  kept boolean not null,
  successor_award_id uuid references award,
  recovery_id uuid references recovery,
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint award_novation_kept_or_offered check (kept = (successor_award_id is null)));
create index award_novation_of_award on award_novation (council_code, award_id);

do $$
declare t text;
begin
  foreach t in array array['spend_statement', 'recovery', 'recovery_entry', 'recovery_instalment', 'recovery_write_off',
      'award_novation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;
grant select, insert on spend_statement, award_novation to ${app_role};
grant select, insert, update on recovery, recovery_entry, recovery_write_off to ${app_role};
grant select, insert, delete on recovery_instalment to ${app_role};
