create table scheme_edition (
  id uuid primary key,
  council_code text not null,
  scheme_code text not null,
  edition text not null,
  name text not null,
  status text not null,
  content_hash text not null,
  document text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint scheme_edition_held_once unique (council_code, scheme_code, edition),
  constraint scheme_edition_within_council unique (council_code, id),
  constraint scheme_edition_status_known check (status in ('COMPLETE', 'INCOMPLETE')));

-- An edition is never changed (R46): the application may insert and read.
call build_wall('scheme_edition', 'select, insert');
