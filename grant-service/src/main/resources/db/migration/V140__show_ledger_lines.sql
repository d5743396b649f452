-- A transfer carries what a balance, a trial balance and a statement ask of its journal, so that each is one walk over one
-- index. The database fills it in from the journal itself; nobody else can.
alter table journal add column written_xid xid8 not null default pg_current_xact_id();
alter table transfer
  add column grant_id uuid,
  add column sequence bigint,
  add column value_on date,
  add column posted_at timestamptz;

alter table journal no force row level security;
alter table transfer no force row level security;
update transfer t set grant_id = j.grant_id, sequence = j.sequence, value_on = j.value_on, posted_at = j.posted_at
from journal j where j.council_code = t.council_code and j.id = t.journal_id;
alter table journal force row level security;
alter table transfer force row level security;

alter table transfer
  alter column grant_id set not null,
  alter column sequence set not null,
  alter column value_on set not null,
  alter column posted_at set not null;

-- A journal is written once, with all its transfers, in one transaction: none can be added to it afterwards.
create function take_after_journal() returns trigger language plpgsql as $$
begin
  select j.grant_id, j.sequence, j.value_on, j.posted_at
  into new.grant_id, new.sequence, new.value_on, new.posted_at
  from journal j
  where j.council_code = new.council_code and j.id = new.journal_id and j.written_xid = pg_current_xact_id();
  -- another council's row is left to row-level security
  if not found and new.council_code = council_now() then
    raise exception 'a posted journal takes no further transfer'
      using errcode = 'check_violation', constraint = 'transfer_written_with_its_journal';
  end if;
  return new;
end $$;
create trigger transfer_written_with_its_journal before insert on transfer
  for each row execute function take_after_journal();

create index transfer_in_statement_order on transfer (council_code, grant_id, value_on, sequence, line)
  include (debit_account, credit_account, amount_pence, pot_code, posted_at);

-- The application names every column but those the database answers for.
revoke insert on journal, transfer from ${app_role};
grant insert (id, council_code, grant_id, sequence, kind, value_on, posted_at, business_key, content_hash, description,
  instalment_number, provider_reference, general_ledger_reference, reservation_id, reverses_journal_id, posting_route,
  acting_person) on journal to ${app_role};
grant insert (council_code, journal_id, line, debit_account, credit_account, amount_pence, pot_code, measure)
  on transfer to ${app_role};
