-- Money that needs a decision of its own says under which it went out: a single award out of a hold-back or of what came back,
-- and what came back of a recovery and may go out again.
alter table award
  add column decision_id uuid,
  add column decision_reference text,
  add constraint award_decision_is_named check ((decision_id is null) = (decision_reference is null));

alter table recovery_entry
  add column decision_id uuid,
  add column decision_reference text,
  drop constraint recovery_entry_kind_known,
  add constraint recovery_entry_kind_known check (kind in ('OFFSET', 'RECEIPT', 'WRITE_OFF', 'CREDIT', 'FREED')),
  add constraint recovery_entry_freed_under_a_decision check (
    (kind = 'FREED') = (decision_id is not null) and (decision_id is null) = (decision_reference is null));
