-- The end of a grant (R38 to R40): the final value and its lock, and findings of misspending. Debts, recoveries, write-offs and
-- repayments are the ledger's and stand in grant-service.

-- Held by whoever states or locks the final value of a grant, so that neither overtakes the other.
create table closing_desk (
  council_code text not null,
  grant_id uuid not null,
  primary key (council_code, grant_id));

create table final_value (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  version int not null,
  stated_on date not null,
  received_pence bigint not null,
  reported_spend_pence bigint not null,
  unspent_pence bigint not null,
  spend_by_measure jsonb not null,
  reason text,
  content_hash text not null,
  stated_by text not null,
  recorded_at timestamptz not null,
  unique (council_code, id),
  constraint final_value_one_of_a_number unique (council_code, grant_id, version),
  constraint final_value_adds_up check (received_pence = reported_spend_pence + unspent_pence),
  constraint final_value_nothing_negative check (reported_spend_pence >= 0 and unspent_pence >= 0),
  constraint final_value_revised_with_reason check (version = 1 or reason is not null));

create table final_value_lock (
  council_code text not null,
  grant_id uuid not null,
  version int not null,
  content_hash text not null,
  locked_on date not null,
  locked_by text not null,
  recorded_at timestamptz not null,
  primary key (council_code, grant_id),
  constraint final_value_lock_of_a_statement
    foreign key (council_code, grant_id, version) references final_value (council_code, grant_id, version));

-- Invariant 9, whoever writes: nothing is stated once it is locked, and what is locked is the last that was stated.
create function final_value_never_after_the_lock() returns trigger language plpgsql as $$
begin
  if exists (select 1 from final_value_lock where council_code = new.council_code and grant_id = new.grant_id) then
    raise exception 'final_value_never_after_the_lock' using errcode = 'check_violation', constraint = 'final_value_never_after_the_lock';
  end if;
  return new;
end $$;
create trigger final_value_never_after_the_lock before insert on final_value
  for each row execute function final_value_never_after_the_lock();

create function final_value_lock_of_the_latest() returns trigger language plpgsql as $$
begin
  if new.version <> (select max(version) from final_value where council_code = new.council_code and grant_id = new.grant_id) then
    raise exception 'final_value_lock_of_the_latest' using errcode = 'check_violation', constraint = 'final_value_lock_of_the_latest';
  end if;
  return new;
end $$;
create trigger final_value_lock_of_the_latest before insert on final_value_lock
  for each row execute function final_value_lock_of_the_latest();

create table misspend_finding (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  provider_id text,
  amount_pence bigint not null,
  found_on date not null,
  reason text not null,
  evidence_reference text,
  after_lock boolean not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  unique (council_code, id),
  constraint misspend_finding_positive check (amount_pence > 0),
  constraint misspend_finding_withdrawn_whole check ((withdrawn_by is null) = (withdrawn_at is null)
    and (withdrawn_by is null) = (withdrawal_reason is null)),
  constraint misspend_finding_withdrawn_by_another check (withdrawn_by is null or withdrawn_by <> recorded_by));
create index misspend_finding_of_grant on misspend_finding (council_code, grant_id, id);

call build_wall('closing_desk', 'select, insert, update');
call build_wall('final_value', 'select, insert');
call build_wall('final_value_lock', 'select, insert');
call build_wall('misspend_finding', 'select, insert');
grant update (withdrawn_by, withdrawn_at, withdrawal_reason) on misspend_finding to ${app_role};
