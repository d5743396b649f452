-- Returns the department has been sent, as reporting tells: the evidence of gates (R12).
create table submission (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reporting_point text not null,
  department_return_id uuid not null,
  return_version int not null,
  channel text not null,
  sent_at timestamptz not null,
  due_on date not null,
  late boolean not null,
  file_name text not null,
  file_hash text not null,
  acknowledgement_reference text,
  acknowledged_at timestamptz,
  submitted_by text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null,
  constraint submission_told_once unique (council_code, grant_id, department_return_id, return_version),
  constraint submission_acknowledgement_whole check ((acknowledgement_reference is null) = (acknowledged_at is null)),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index submission_of_grant on submission (council_code, grant_id, id);

call build_wall('submission', 'select, insert, update');
