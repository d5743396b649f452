-- Where an instalment stands (R14), what of it is withheld for now, cut for good, or paid back.
alter table instalment add status text not null default 'EXPECTED';
alter table instalment add withheld_pence bigint not null default 0;
alter table instalment add reduced_pence bigint not null default 0;
alter table instalment add repaid_pence bigint not null default 0;

-- The owner works on every council's rows here, and the wall stands again in the same transaction.
alter table instalment no force row level security;
alter table receipt no force row level security;
update instalment i set reduced_pence = r.pence
from (select council_code, grant_id, instalment_number, sum(-variance_pence) as pence from receipt
      where variance_reason = 'REDUCED' group by council_code, grant_id, instalment_number) r
where r.council_code = i.council_code and r.grant_id = i.grant_id and r.instalment_number = i.number;
update instalment set status = case
  when expected_pence <= received_pence + forgone_pence then
    case when reduced_pence > 0 then 'REDUCED' when forgone_pence > 0 then 'SET_OFF' else 'RECEIVED' end
  when received_pence > 0 then 'PART_RECEIVED' else 'EXPECTED' end;
alter table instalment force row level security;
alter table receipt force row level security;

alter table instalment drop constraint instalment_basis_known;
alter table instalment add constraint instalment_basis_known check (basis in ('PERCENT', 'FIXED', 'REST', 'MONTHLY'));
alter table instalment add constraint instalment_status_known check (status in
  ('EXPECTED', 'PART_RECEIVED', 'RECEIVED', 'WITHHELD', 'REDUCED', 'SUSPENDED', 'SET_OFF', 'REPAID'));
alter table instalment add constraint instalment_withheld_is_outstanding
  check (withheld_pence >= 0 and withheld_pence <= greatest(expected_pence - received_pence - forgone_pence, 0));
alter table instalment add constraint instalment_reduced_is_forgone
  check (reduced_pence >= 0 and reduced_pence <= forgone_pence);
alter table instalment add constraint instalment_repaid_was_received
  check (repaid_pence >= 0 and repaid_pence <= received_pence);

alter table submission add estimate_pence bigint;
alter table submission add constraint submission_estimate_not_negative check (estimate_pence >= 0);

-- What befell an instalment and when: append only.
create table instalment_move (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  instalment_number int not null,
  kind text not null,
  from_status text not null,
  to_status text not null,
  amount_pence bigint,
  happened_on date not null,
  reference text not null,
  reason text not null,
  related_grant_id uuid,
  journal_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint instalment_move_told_once unique (council_code, grant_id, instalment_number, kind, reference),
  constraint instalment_move_amount_positive check (amount_pence > 0),
  constraint instalment_move_set_off_has_two_ends check (kind <> 'SET_OFF' or related_grant_id is not null),
  foreign key (council_code, grant_id, instalment_number) references instalment (council_code, grant_id, number),
  foreign key (council_code, related_grant_id) references determined_grant (council_code, id),
  foreign key (council_code, journal_id) references journal (council_code, id));
create index instalment_move_of_grant on instalment_move (council_code, grant_id, instalment_number, id);
create index instalment_move_set_off on instalment_move (council_code, related_grant_id, id) where kind = 'SET_OFF';

call build_wall('instalment_move', 'select, insert');
