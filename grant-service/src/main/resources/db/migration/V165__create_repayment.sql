create table repayment_notice (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  notice_reference text not null,
  kind text not null,
  amount_pence bigint not null,
  issued_on date not null,
  may_be_set_off boolean not null,
  note text,
  discharged_pence bigint not null,
  withdrawal_reason text,
  warnings text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint repayment_notice_recorded_once unique (council_code, grant_id, notice_reference),
  constraint repayment_notice_within_council unique (council_code, id),
  constraint repayment_notice_kind_known check (kind in ('UNSPENT', 'MISSPENT')),
  constraint repayment_notice_never_overpaid check (amount_pence > 0 and discharged_pence between 0 and amount_pence),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index repayment_notice_of_grant on repayment_notice (council_code, grant_id, id);
call build_wall('repayment_notice', 'select, insert, update');

alter table receipt add constraint receipt_within_council unique (council_code, id);

create table discharge (
  id uuid primary key,
  council_code text not null,
  notice_id uuid not null,
  grant_id uuid not null,
  kind text not null,
  reference text not null,
  amount_pence bigint not null,
  own_resources_pence bigint not null,
  discharged_on date not null,
  journal_id uuid not null,
  receipt_id uuid,
  other_grant_id uuid,
  other_journal_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint discharge_recorded_once unique (council_code, grant_id, reference),
  constraint discharge_amounts check (amount_pence > 0 and own_resources_pence between 0 and amount_pence),
  constraint discharge_kind_known check (kind in ('PAYMENT', 'SET_OFF', 'WITHHOLDING')),
  -- a set-off shows both its ends (R14)
  constraint discharge_traceable check (
    (kind = 'PAYMENT' and receipt_id is null and other_grant_id is null)
    or (kind = 'WITHHOLDING' and receipt_id is not null and other_grant_id is null)
    or (kind = 'SET_OFF' and receipt_id is not null and other_grant_id is not null
      and other_journal_id is not null and other_grant_id <> grant_id)),
  foreign key (council_code, notice_id) references repayment_notice (council_code, id),
  foreign key (council_code, grant_id) references determined_grant (council_code, id),
  foreign key (council_code, other_grant_id) references determined_grant (council_code, id),
  foreign key (council_code, receipt_id) references receipt (council_code, id),
  foreign key (council_code, journal_id) references journal (council_code, id),
  foreign key (council_code, other_journal_id) references journal (council_code, id));
create index discharge_of_notice on discharge (council_code, notice_id, id);
create index discharge_of_grant on discharge (council_code, grant_id, id);
create index discharge_of_other_grant on discharge (council_code, other_grant_id, id) where other_grant_id is not null;
create index discharge_by_receipt on discharge (council_code, receipt_id) where receipt_id is not null;
call build_wall('discharge', 'select, insert');
