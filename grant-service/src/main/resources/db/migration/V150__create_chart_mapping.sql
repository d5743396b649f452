-- What ledger accounts are called in the council's chart of accounts, from a day on; recorded, never changed.
create table chart_mapping (
  id uuid primary key,
  council_code text not null,
  account text not null,
  grant_id uuid,
  pot_code text,
  measure text,
  effective_from date not null,
  control_account text,
  segments jsonb not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint chart_mapping_segments_are_codes check (jsonb_typeof(segments) = 'object'),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index chart_mapping_of_council on chart_mapping (council_code, id);
call build_wall('chart_mapping', 'select, insert');
