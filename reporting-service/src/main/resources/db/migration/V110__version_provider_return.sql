-- A correction is a new version with a reason; the version before stays as it was handed in. A rejected spend line is
-- disallowed: it is no accepted spend and has to come back. What was worth a look when it came is kept with it.
alter table provider_return
  add column revision int not null default 1,
  add column revision_reason text,
  add column supersedes_id uuid,
  add column late_consequence text,
  add column fall_reason text,
  add column forecast jsonb not null default '[]',
  add column findings jsonb not null default '[]',
  add column disallowed_measures text[] not null default '{}',
  add column disallowed_pence bigint not null default 0,
  drop constraint provider_return_status_known,
  add constraint provider_return_status_known
    check (status in ('RECEIVED', 'QUERIED', 'ACCEPTED', 'REJECTED', 'SUPERSEDED')),
  add constraint provider_return_corrected_with_reason check
    (revision >= 1 and (revision = 1) = (supersedes_id is null) and (revision = 1) = (revision_reason is null)),
  add constraint provider_return_superseded_once unique (council_code, supersedes_id),
  add constraint provider_return_supersedes_own foreign key (council_code, supersedes_id)
    references provider_return (council_code, id),
  add constraint provider_return_late_with_consequence check (late or late_consequence is null),
  add constraint provider_return_disallowed_when_accepted check
    (disallowed_pence >= 0 and (status = 'ACCEPTED' or disallowed_pence = 0));

drop index provider_return_one_per_location;
create unique index provider_return_one_per_location
  on provider_return (council_code, grant_id, reporting_point, provider_id, location_id)
  where status not in ('REJECTED', 'SUPERSEDED');
create index provider_return_of_location on provider_return (council_code, provider_id, location_id, grant_id);

create table provider_return_reopening (
  id uuid primary key,
  council_code text not null,
  provider_return_id uuid not null,
  reason text not null,
  accepted_by text not null,
  accepted_at timestamptz not null,
  reopened_by text not null,
  reopened_at timestamptz not null,
  foreign key (council_code, provider_return_id) references provider_return (council_code, id));

create table provider_return_item (
  council_code text not null,
  provider_return_id uuid not null,
  position int not null,
  measure text not null,
  description text,
  incurred_on date not null,
  invoiced_on date,
  amount_pence bigint not null,
  evidence_reference text not null,
  document_total_pence bigint,
  primary key (provider_return_id, position),
  foreign key (council_code, provider_return_id) references provider_return (council_code, id),
  constraint provider_return_item_positive check (amount_pence > 0 and position > 0),
  constraint provider_return_item_within_document check (amount_pence <= document_total_pence));
create index provider_return_item_of_evidence on provider_return_item (council_code, evidence_reference);

call build_wall('provider_return_reopening', 'select, insert');
call build_wall('provider_return_item', 'select, insert');
