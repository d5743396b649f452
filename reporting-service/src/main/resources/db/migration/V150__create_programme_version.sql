-- Programmes that are not a department's formula grant (DOMAIN 10): one document per version, none ever changed.
create table programme_version (
  id uuid primary key,
  council_code text not null,
  code text not null,
  name text not null,
  version int not null,
  content_hash text not null,
  document jsonb not null,
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (council_code, id),
  constraint programme_version_one_of_a_number unique (council_code, code, version),
  constraint programme_version_with_reason check (version = 1 or reason is not null),
  constraint programme_version_hash_is_sha256 check (content_hash ~ '^[0-9a-f]{64}$'));

call build_wall('programme_version', 'select, insert');
