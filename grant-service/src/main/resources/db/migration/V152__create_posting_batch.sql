create table posting_batch (
  id uuid primary key,
  council_code text not null,
  number bigint not null,
  layout_id uuid not null,
  status text not null,
  through_on date not null,
  grant_id uuid,
  corrects_batch_id uuid,
  prepared_on date not null,
  line_count int not null,
  debit_pence bigint not null,
  credit_pence bigint not null,
  content_hash text not null,
  more_waiting boolean not null,
  prepared_at timestamptz not null,
  prepared_by text not null,
  released_at timestamptz,
  released_by text,
  sent_at timestamptz,
  sent_by text,
  reason text,
  version bigint not null default 0,
  constraint posting_batch_numbered_once unique (council_code, number),
  constraint posting_batch_within_council unique (council_code, id),
  constraint posting_batch_balanced check (debit_pence = credit_pence and debit_pence > 0),
  constraint posting_batch_status_known check
    (status in ('PREPARED', 'HELD', 'RELEASED', 'SENT', 'SETTLED', 'WITHDRAWN')),
  constraint posting_batch_released_by_another check (released_by is null or released_by <> prepared_by),
  constraint posting_batch_sent_after_release check (sent_at is null or released_at is not null),
  foreign key (council_code, layout_id) references posting_layout (council_code, id),
  foreign key (council_code, grant_id) references determined_grant (council_code, id),
  foreign key (council_code, corrects_batch_id) references posting_batch (council_code, id));
call build_wall('posting_batch', 'select, insert, update');

create table posting_line (
  council_code text not null,
  batch_id uuid not null,
  line int not null,
  journal_id uuid not null,
  transfer_line int not null,
  side text not null,
  grant_id uuid not null,
  grant_reference text not null,
  account text not null,
  pot_code text,
  measure text,
  amount_pence bigint not null,
  value_on date not null,
  posting_month date not null,
  redate_reason text,
  control_account text,
  segments jsonb not null,
  description text not null,
  attempt int not null,
  status text not null,
  ledger_reference text,
  reason_code text,
  reason text,
  primary key (council_code, batch_id, line),
  constraint posting_line_amount_positive check (amount_pence > 0),
  constraint posting_line_side_known check (side in ('DEBIT', 'CREDIT')),
  constraint posting_line_status_known check
    (status in ('PREPARED', 'SENT', 'HELD', 'ACKNOWLEDGED', 'REJECTED', 'RESENT', 'WITHDRAWN')),
  constraint posting_line_acknowledged_with_reference check (status <> 'ACKNOWLEDGED' or ledger_reference is not null),
  constraint posting_line_rejected_with_reason check (status <> 'REJECTED' or reason_code is not null),
  constraint posting_line_redated_with_reason check
    (posting_month = date_trunc('month', value_on)::date or redate_reason is not null),
  foreign key (council_code, batch_id) references posting_batch (council_code, id),
  foreign key (council_code, journal_id, transfer_line) references transfer (council_code, journal_id, line));
-- A side of a transfer stands in one live line: this is what keeps it from being booked twice.
create unique index posting_line_live_once on posting_line (council_code, journal_id, transfer_line, side)
  where status not in ('RESENT', 'WITHDRAWN');
call build_wall('posting_line', 'select, insert, update');

-- One route each (DESIGN 3): a journal that reaches the general ledger by an invoice, or came from there, is in no batch.
create function require_journal_route() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added a join journal j on j.council_code = a.council_code and j.id = a.journal_id
      where j.posting_route <> 'GL_JOURNAL') then
    raise exception 'only journals of route GL_JOURNAL are posted in batches'
      using errcode = 'check_violation', constraint = 'posting_line_takes_journal_route';
  end if;
  return null;
end $$;
create trigger posting_line_takes_journal_route after insert on posting_line
  referencing new table as added for each statement execute function require_journal_route();
