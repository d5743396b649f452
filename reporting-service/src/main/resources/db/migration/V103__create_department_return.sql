-- The council's return for a reporting point. Its figures are held as the JSON they are hashed in; the money totals also as
-- pence, so that the certificate can be checked against them by the database.
create table department_return (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  grant_name text not null,
  determination_number text not null,
  scheme_code text not null,
  edition text not null,
  edition_hash text not null,
  reporting_point text not null,
  label text not null,
  period_from date not null,
  period_to date not null,
  due_on date not null,
  cumulative boolean not null,
  certification_required boolean not null,
  final_point boolean not null,
  revision int not null,
  revision_reason text,
  status text not null,
  allocation_pence bigint not null,
  underwritten_pence bigint not null,
  instalments_received_pence bigint not null,
  certified_spend_pence bigint not null,
  unspent_pence bigint not null,
  misspent_pence bigint not null,
  cells jsonb not null,
  missing_providers jsonb not null,
  inputs jsonb not null,
  waivers jsonb not null,
  findings jsonb not null,
  frozen_cells jsonb,
  content_hash text,
  journal_sequence bigint,
  grant_outbox_position bigint,
  allocation_outbox_position bigint,
  reporting_outbox_position bigint,
  preparers text[] not null,
  prepared_by text not null,
  prepared_at timestamptz not null,
  frozen_by text,
  frozen_at timestamptz,
  channel text,
  sent_at timestamptz,
  file_format text,
  file_name text,
  file_hash text,
  acknowledgement_reference text,
  acknowledged_at timestamptz,
  late boolean,
  submitted_by text,
  submission_recorded_at timestamptz,
  grant_service_told text,
  version bigint not null,
  unique (council_code, id),
  constraint department_return_one_per_revision unique (council_code, grant_id, reporting_point, revision),
  constraint department_return_status_known
    check (status in ('DRAFT', 'VALIDATED', 'FROZEN', 'CERTIFIED', 'SUBMITTED', 'SUPERSEDED')),
  constraint department_return_revised_with_reason check (revision = 1 or revision_reason is not null),
  constraint department_return_frozen_whole check (status not in ('FROZEN', 'CERTIFIED', 'SUBMITTED', 'SUPERSEDED') or
    (content_hash is not null and journal_sequence is not null and grant_outbox_position is not null and
     allocation_outbox_position is not null and reporting_outbox_position is not null and frozen_by is not null)),
  constraint department_return_submitted_whole check (status not in ('SUBMITTED', 'SUPERSEDED') or
    (channel is not null and sent_at is not null and file_hash is not null and late is not null and submitted_by is not null)),
  constraint department_return_acknowledgement_whole check ((acknowledgement_reference is null) = (acknowledged_at is null)),
  constraint department_return_told_known check (grant_service_told in ('PENDING', 'DELIVERED', 'REFUSED')),
  constraint department_return_unspent_is_the_rest
    check (unspent_pence = instalments_received_pence - certified_spend_pence));
create unique index department_return_one_open_per_point on department_return (council_code, grant_id, reporting_point)
  where status in ('DRAFT', 'VALIDATED', 'FROZEN', 'CERTIFIED');
create index department_return_of_grant on department_return (council_code, grant_id, id);

-- The exact bytes that were produced, never altered: what is sent must hash to one of these.
create table return_file (
  council_code text not null,
  department_return_id uuid not null,
  content_hash text not null,
  format text not null,
  file_name text not null,
  file_hash text not null,
  content bytea not null,
  produced_at timestamptz not null,
  primary key (department_return_id, content_hash, format),
  foreign key (council_code, department_return_id) references department_return (council_code, id),
  constraint return_file_format_known check (format in ('JSON', 'XLSX')),
  constraint return_file_hash_of_content check (file_hash = encode(sha256(content), 'hex')));

call build_wall('department_return', 'select, insert, update');
call build_wall('return_file', 'select, insert');
