create table direct_spend_import (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  content_hash text not null,
  line_count int not null,
  total_pence bigint not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint direct_spend_import_taken_once unique (council_code, grant_id, content_hash),
  constraint direct_spend_import_within_council unique (council_code, id),
  constraint direct_spend_import_not_empty check (line_count > 0 and total_pence > 0),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index direct_spend_import_of_grant on direct_spend_import (council_code, grant_id, id);
call build_wall('direct_spend_import', 'select, insert');

alter table direct_spend
  add column vat_code text,
  add column vat_recoverable_percent text,
  add column vat_net_pence bigint,
  add column vat_tax_pence bigint,
  add column vat_recoverable_pence bigint,
  add column baseline_pence bigint,
  add column baseline_total_pence bigint,
  add column baseline_note text,
  add column provider_reference text,
  add column service_from date,
  add column service_to date,
  add column evidence_total_pence bigint,
  add column commitment_ends_on date,
  add column import_id uuid,
  add column import_line int,
  add column counterpart_grant_id uuid,
  add column counterpart_id uuid,
  add column counterpart_reason text,
  add constraint direct_spend_within_council unique (council_code, id),
  -- only the net and what of the tax does not come back is grant expenditure
  add constraint direct_spend_net_of_recoverable_vat check (vat_code is null or (vat_net_pence > 0
    and vat_recoverable_pence between 0 and vat_tax_pence
    and amount_pence = vat_net_pence + vat_tax_pence - vat_recoverable_pence)),
  add constraint direct_spend_claims_only_the_increment check
    (baseline_pence is null or amount_pence = baseline_total_pence - baseline_pence),
  add constraint direct_spend_import_whole check ((import_id is null) = (import_line is null)),
  add constraint direct_spend_counterpart_whole check ((counterpart_id is null) = (counterpart_grant_id is null)
    and (counterpart_id is null) = (counterpart_reason is null) and counterpart_grant_id <> grant_id),
  add foreign key (council_code, import_id) references direct_spend_import (council_code, id),
  add foreign key (council_code, counterpart_grant_id) references determined_grant (council_code, id);

-- A transaction of the general ledger is booked once across all grants of the council, and found by it.
drop index direct_spend_charged_once;
create unique index direct_spend_charged_once on direct_spend (council_code, general_ledger_reference)
  where status = 'POSTED';
create index direct_spend_by_evidence on direct_spend (council_code, evidence_reference)
  where evidence_reference is not null and status = 'POSTED';
create index direct_spend_of_import on direct_spend (council_code, import_id, import_line) where import_id is not null;
