create table posting_layout (
  id uuid primary key,
  council_code text not null,
  code text not null,
  version int not null,
  document text not null,
  content_hash text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint posting_layout_version_once unique (council_code, code, version),
  constraint posting_layout_within_council unique (council_code, id));
call build_wall('posting_layout', 'select, insert');
