create table reporting_policy (
  council_code text primary key,
  policy jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version bigint not null);
create table provider_contact (
  council_code text not null,
  provider_id text not null,
  email text not null,
  name text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (council_code, provider_id));
call build_wall('reporting_policy', 'select, insert, update');
call build_wall('provider_contact', 'select, insert, update');
