create table direct_spend (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  pot_code text not null,
  measure text,
  admin_kind text not null,
  description text not null,
  incurred_on date not null,
  invoiced_on date,
  amount_pence bigint not null,
  general_ledger_reference text not null,
  new_expenditure boolean not null,
  justification text,
  uses text[] not null,
  evidence_reference text,
  status text not null,
  journal_id uuid not null,
  reversal_reason text,
  reversed_on date,
  reversal_journal_id uuid,
  reversal_recorded_at timestamptz,
  reversal_recorded_by text,
  warnings text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint direct_spend_amount_positive check (amount_pence > 0),
  constraint direct_spend_admin_kind_known check (admin_kind in ('NONE', 'DISTRIBUTION_AND_REPORTING', 'SET_UP')),
  constraint direct_spend_measured check (measure is not null or admin_kind = 'DISTRIBUTION_AND_REPORTING'),
  constraint direct_spend_reversal_whole check
    ((status = 'REVERSED') = (reversal_journal_id is not null)
      and (status = 'REVERSED') = (reversal_reason is not null)),
  foreign key (council_code, grant_id) references determined_grant (council_code, id),
  foreign key (council_code, journal_id) references journal (council_code, id),
  foreign key (council_code, reversal_journal_id) references journal (council_code, id));
create index direct_spend_of_grant on direct_spend (council_code, grant_id, id);
-- A line of the general ledger is charged once; after a reversal the corrected line may carry the same reference.
create unique index direct_spend_charged_once on direct_spend (council_code, grant_id, general_ledger_reference)
  where status = 'POSTED';

call build_wall('direct_spend', 'select, insert, update');
