-- A wrong receipt is taken back by a reversal; the right one may be of the same line of the bank's statement.
alter table receipt
  add column reversal_reason text,
  add column reversed_on date,
  add column reversal_journal_id uuid,
  add column reversal_recorded_at timestamptz,
  add column reversal_recorded_by text,
  add constraint receipt_reversal_whole check (num_nonnulls(
    reversal_reason, reversed_on, reversal_journal_id, reversal_recorded_at, reversal_recorded_by) in (0, 5)),
  add constraint receipt_reversed_after_it_came check (reversed_on >= received_on),
  add foreign key (council_code, reversal_journal_id) references journal (council_code, id),
  drop constraint receipt_banked_once;
create unique index receipt_banked_once on receipt (council_code, grant_id, bank_reference) where reversed_on is null;
create index receipt_by_reference on receipt (council_code, grant_id, bank_reference);
-- nothing else of a receipt ever changes
grant update (reversal_reason, reversed_on, reversal_journal_id, reversal_recorded_at, reversal_recorded_by)
  on receipt to ${app_role};

-- What a receipt told of its instalment is told once by the receipt; a letter's moves once by their reference.
alter table instalment_move add column receipt_id uuid;
-- The owner works on every council's rows here, and the wall stands again in the same transaction.
alter table instalment_move no force row level security;
alter table receipt no force row level security;
update instalment_move m set receipt_id = r.id from receipt r
where r.council_code = m.council_code and r.journal_id = m.journal_id;
alter table instalment_move force row level security;
alter table receipt force row level security;
alter table instalment_move
  drop constraint instalment_move_told_once,
  add constraint instalment_move_within_council unique (council_code, id),
  add foreign key (council_code, receipt_id) references receipt (council_code, id);
create unique index instalment_move_told_once
  on instalment_move (council_code, grant_id, instalment_number, kind, reference) where receipt_id is null;
create unique index instalment_move_of_receipt_told_once on instalment_move (council_code, receipt_id, kind)
  where receipt_id is not null;
