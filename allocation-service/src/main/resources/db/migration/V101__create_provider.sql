-- Providers and their locations, as the register (or a made-up example of it) says. Added to or replaced by import.

create table provider_import (
  id uuid primary key,
  council_code text not null,
  label text not null,
  made_up boolean not null,
  content_hash text not null,
  provider_count int not null,
  location_count int not null,
  row_count int not null,
  imported_by text not null,
  recorded_at timestamptz not null);

create table provider (
  id uuid primary key,
  council_code text not null,
  provider_id text not null,
  name text not null,
  registered boolean,
  registered_on date,
  deregistered_on date,
  made_up boolean not null,
  import_id uuid not null references provider_import,
  constraint provider_once_per_council unique (council_code, provider_id));

create table location (
  id uuid primary key,
  council_code text not null,
  location_id text not null,
  provider_id text not null,
  name text not null,
  location_type text not null,
  care_home boolean not null,
  dormant boolean not null,
  registered boolean not null,
  registered_on date,
  deregistered_on date,
  local_authority_code text,
  postcode text,
  dual_registration_primary_id text,
  note text,
  import_id uuid not null references provider_import,
  constraint location_once_per_council unique (council_code, location_id),
  constraint location_belongs_to_provider foreign key (council_code, provider_id)
    references provider (council_code, provider_id),
  constraint location_type_known check (
    location_type in ('CARE_HOME', 'HOMECARE', 'SUPPORTED_LIVING', 'HOSPICE', 'OTHER')));
create index location_of_provider on location (council_code, provider_id);

-- R26: registered on a day. One that was removed from the register was registered until then.
create function registered_at(registered boolean, registered_on date, deregistered_on date, day date) returns boolean
  language sql immutable as $$
  select (coalesce(registered, false) or deregistered_on is not null)
    and (registered_on is null or registered_on <= day)
    and (deregistered_on is null or day < deregistered_on) $$;
grant execute on function registered_at(boolean, date, date, date) to ${app_role};
