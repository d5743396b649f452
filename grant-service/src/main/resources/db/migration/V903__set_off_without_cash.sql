-- A notice is met, too, by an instalment of which no cash came: the department kept it back whole (R14, R42).
alter table discharge
  add column instalment_move_id uuid,
  add foreign key (council_code, instalment_move_id) references instalment_move (council_code, id),
  drop constraint discharge_traceable,
  -- a set-off shows both its ends
  add constraint discharge_traceable check (
    (kind = 'PAYMENT' and num_nonnulls(receipt_id, instalment_move_id, other_grant_id) = 0)
    or (kind = 'WITHHOLDING' and num_nonnulls(receipt_id, instalment_move_id) = 1 and other_grant_id is null)
    or (kind = 'SET_OFF' and num_nonnulls(receipt_id, instalment_move_id) = 1 and other_grant_id is not null
      and other_journal_id is not null and other_grant_id <> grant_id));
create index discharge_by_instalment_move on discharge (council_code, instalment_move_id)
  where instalment_move_id is not null;
