-- The subsidiary ledger (DESIGN 3). A journal is a list of transfers, each with both its sides in one row: balanced by
-- construction.
create table journal (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  sequence bigint not null,
  kind text not null,
  value_on date not null,
  posted_at timestamptz not null,
  business_key text not null,
  content_hash text not null,
  description text not null,
  instalment_number int,
  provider_reference text,
  general_ledger_reference text,
  reservation_id uuid,
  reverses_journal_id uuid,
  posting_route text not null,
  acting_person text not null,
  constraint journal_in_sequence unique (council_code, grant_id, sequence),
  constraint journal_posted_once unique (council_code, grant_id, business_key),
  constraint journal_reversed_once unique (council_code, reverses_journal_id),
  constraint journal_within_council unique (council_code, id),
  constraint journal_sequence_positive check (sequence > 0),
  constraint journal_route_known check
    (posting_route in ('GL_JOURNAL', 'AP_INVOICE', 'AR_INVOICE', 'ORIGINATED_IN_GL', 'MEMO')),
  foreign key (council_code, grant_id) references determined_grant (council_code, id),
  foreign key (council_code, reverses_journal_id) references journal (council_code, id));
create index journal_by_value_date on journal (council_code, grant_id, value_on);

create table transfer (
  council_code text not null,
  journal_id uuid not null,
  line int not null,
  debit_account text not null,
  credit_account text not null,
  amount_pence bigint not null,
  pot_code text,
  measure text,
  primary key (council_code, journal_id, line),
  constraint transfer_amount_positive check (amount_pence > 0),
  constraint transfer_between_two_accounts check (debit_account <> credit_account),
  foreign key (council_code, journal_id) references journal (council_code, id));

-- Append only: what is wrong is reversed, never changed.
call build_wall('journal', 'select, insert');
call build_wall('transfer', 'select, insert');
