-- To whom a provider's money goes: supplier number and site, bank details only where the council keeps them here (encrypted),
-- each change proposed by one person and approved by another, verified by somebody else than its maker (R30, R43). History stays.

create table payee (
  id uuid primary key,
  council_code text not null,
  provider_id text not null,
  recorded_at timestamptz not null,
  constraint payee_once_per_provider unique (council_code, provider_id),
  constraint payee_within_council unique (council_code, id),
  constraint payee_of_a_provider foreign key (council_code, provider_id) references provider (council_code, provider_id));

create table payee_version (
  id uuid primary key,
  council_code text not null,
  payee_id uuid not null,
  version int not null,
  supplier_number text not null,
  site text not null,
  valid_from date not null,
  bank_cipher bytea,
  bank_nonce bytea,
  bank_key_id text,
  account_tail text,
  status text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  constraint payee_version_numbered_once unique (payee_id, version),
  constraint payee_version_within_council unique (council_code, id, proposed_by),
  constraint payee_version_of_a_payee foreign key (council_code, payee_id) references payee (council_code, id),
  constraint payee_version_status_known check (status in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  constraint payee_version_decided_by_someone check (
    (status = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint payee_change_by_two_people check (status not in ('APPROVED', 'REJECTED') or decided_by <> proposed_by),
  constraint payee_bank_details_encrypted_whole check (
    (bank_cipher is null) = (bank_nonce is null) and (bank_cipher is null) = (bank_key_id is null)
      and (bank_cipher is null) = (account_tail is null)));
create unique index payee_one_open_change on payee_version (payee_id) where status = 'PROPOSED';
create index payee_version_by_key on payee_version (council_code, bank_key_id) where bank_key_id is not null;

create table payee_verification (
  id uuid primary key,
  council_code text not null,
  payee_version_id uuid not null,
  proposed_by text not null,
  outcome text not null,
  method text not null,
  evidence_reference text not null,
  verified_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint payee_verified_by_another check (recorded_by <> proposed_by),
  constraint payee_verification_outcome_known check (outcome in ('VERIFIED', 'FAILED')),
  constraint payee_verification_of_a_version foreign key (council_code, payee_version_id, proposed_by)
    references payee_version (council_code, id, proposed_by));
create index payee_verification_of_version on payee_verification (payee_version_id);

do $$
declare t text;
begin
  foreach t in array array['payee', 'payee_version', 'payee_verification'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;

-- What was proposed stays as it was proposed: only its decision, and the key its bank details lie under, may change.
grant select, insert on payee, payee_version, payee_verification to ${app_role};
grant update (status, decided_by, decided_at, decision_note, bank_cipher, bank_nonce, bank_key_id) on payee_version
  to ${app_role};
