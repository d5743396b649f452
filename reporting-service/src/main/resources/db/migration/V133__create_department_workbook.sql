-- The department's own blanks, and where figures stand in them. Both are only ever added to: the mapping recorded last counts.
create table department_workbook (
  id uuid primary key,
  council_code text not null,
  scheme_code text not null,
  reporting_point text not null,
  label text not null,
  extension text not null,
  file_hash text not null,
  content bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  unique (council_code, id),
  constraint department_workbook_kind_known check (extension in ('xlsx', 'ods')),
  constraint department_workbook_hash_of_content check (file_hash = encode(sha256(content), 'hex')),
  constraint department_workbook_once unique (council_code, scheme_code, reporting_point, file_hash));

create table department_workbook_mapping (
  id uuid primary key,
  council_code text not null,
  workbook_id uuid not null,
  cells jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  foreign key (council_code, workbook_id) references department_workbook (council_code, id));
create index department_workbook_mapping_of on department_workbook_mapping (workbook_id, id);

call build_wall('department_workbook', 'select, insert');
call build_wall('department_workbook_mapping', 'select, insert');
