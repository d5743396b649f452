-- The regulator's directory as published, day by day; how we placed each row; rows that could not be placed (R19, section 7).

create table register_snapshot (
  id uuid primary key,
  council_code text not null,
  label text not null,
  source text not null,
  published_on date not null,
  scope text not null,
  format text not null,
  content_hash text not null,
  row_count int not null,
  kept_count int not null,
  outside_count int not null,
  unplaced_count int not null,
  applied boolean not null,
  unlisted_count int not null,
  made_up boolean not null,
  import_id uuid not null references provider_import,
  imported_by text not null,
  recorded_at timestamptz not null,
  constraint register_snapshot_taken_once unique (council_code, published_on, scope, content_hash),
  constraint register_snapshot_within_council unique (council_code, id),
  constraint register_rows_kept_or_outside check (row_count = kept_count + outside_count),
  constraint register_scope_known check (scope in ('COUNCIL', 'ENGLAND')),
  constraint register_format_known check (format in ('CSV', 'XLSX', 'ODS')));

-- As published. The names of registered managers and telephone numbers stay in the file: nothing here needs them.
create table register_location (
  snapshot_id uuid not null,
  council_code text not null,
  location_id text not null,
  line int not null,
  provider_id text not null,
  name text not null,
  provider_name text not null,
  registered_on date,
  dormant boolean not null,
  care_home boolean not null,
  beds int,
  nursing boolean not null,
  residential boolean not null,
  home_care boolean not null,
  supported_living boolean not null,
  hospice boolean not null,
  directorate text,
  authority_name text,
  postcode text,
  uprn text,
  brand_id text,
  brand_name text,
  company_number text,
  charity_number text,
  dual boolean not null,
  primary_id text,
  primary key (snapshot_id, location_id),
  constraint register_location_of_a_snapshot foreign key (council_code, snapshot_id)
    references register_snapshot (council_code, id),
  constraint register_beds_not_negative check (beds >= 0));
create index register_location_by_line on register_location (snapshot_id, line);

-- What we made of a row: its authority's code, which of a pair carries the beds. Completed when an error is resolved.
create table register_placement (
  snapshot_id uuid not null,
  council_code text not null,
  location_id text not null,
  ons_code text,
  dual_state text not null,
  primary_id text,
  id_fit boolean not null,
  set_aside boolean not null,
  primary key (snapshot_id, location_id),
  constraint register_placement_of_a_location foreign key (snapshot_id, location_id)
    references register_location (snapshot_id, location_id),
  constraint register_dual_state_known check (dual_state in ('NONE', 'PRIMARY', 'SECONDARY', 'UNKNOWN')),
  constraint register_secondary_has_a_primary check (dual_state <> 'SECONDARY' or primary_id is not null));

create table register_error (
  id uuid primary key,
  council_code text not null,
  kind text not null,
  status text not null,
  import_id uuid not null,
  imported_from text not null,
  line int not null,
  location_id text not null,
  name text not null,
  authority_name text,
  authority_key text,
  message text not null,
  resolution text,
  resolved_to text,
  reason text,
  resolved_by text,
  resolved_at timestamptz,
  recorded_at timestamptz not null,
  constraint register_error_kind_known check (kind in ('AUTHORITY_UNMAPPED', 'AUTHORITY_NOT_IN_FORCE',
    'LOCATION_ID_FORM', 'DUAL_PRIMARY_UNKNOWN', 'LOCATION_UNKNOWN', 'DUAL_SECONDARY')),
  constraint register_error_from_known check (imported_from in ('REGISTER', 'TRACKER')),
  constraint register_error_resolved_by_someone check (
    (status = 'OPEN') = (resolved_by is null) and (status = 'OPEN') = (resolution is null)
      and (status = 'OPEN') = (reason is null) and (status = 'OPEN') = (resolved_at is null)),
  constraint register_error_status_known check (status in ('OPEN', 'RESOLVED')),
  constraint register_resolution_known check (resolution in ('MAP_NAME', 'MAP_LOCATION', 'PRIMARY', 'SET_ASIDE')));
create index register_error_open on register_error (council_code, authority_key) where status = 'OPEN';
create index register_error_of_import on register_error (import_id);

-- A council's own mappings, which hold for later imports too; the newest of a kind and name counts.
create table register_mapping (
  id uuid primary key,
  council_code text not null,
  kind text not null,
  from_key text not null,
  to_value text not null,
  reason text not null,
  decided_by text not null,
  recorded_at timestamptz not null,
  constraint register_mapping_kind_known check (kind in ('AUTHORITY', 'LOCATION', 'PRIMARY', 'TRACKER')));
create index register_mapping_by_key on register_mapping (council_code, kind, from_key);

-- What a derived driver snapshot was made of: register, tracker extract, case system, confirmation round.
create table snapshot_origin (
  snapshot_id uuid primary key references driver_snapshot,
  council_code text not null,
  kind text not null,
  source_id uuid not null,
  parent_snapshot_id uuid references driver_snapshot,
  detail jsonb not null,
  constraint snapshot_origin_kind_known check (kind in ('REGISTER', 'TRACKER', 'CUSTOMERS', 'CONFIRMATION')));

create table customer_batch (
  id uuid primary key,
  council_code text not null,
  system text not null,
  reference text not null,
  content_hash text not null,
  snapshot_id uuid not null references driver_snapshot,
  recorded_at timestamptz not null,
  constraint customer_batch_taken_once unique (council_code, system, reference));

-- Who a provider is in law: versions, the newest in force counts; what a person recorded stands over what the register lists.
create table legal_entity (
  id uuid primary key,
  council_code text not null,
  provider_id text not null,
  version int not null,
  legal_name text not null,
  kind text not null,
  company_number text,
  charity_number text,
  brand_id text,
  brand_name text,
  valid_from date not null,
  source text not null,
  from_register boolean not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint legal_entity_numbered_once unique (council_code, provider_id, version),
  constraint legal_entity_kind_known check (
    kind in ('COMPANY', 'CHARITY', 'PUBLIC_BODY', 'PARTNERSHIP', 'SOLE_TRADER', 'OTHER', 'NOT_STATED')),
  constraint legal_entity_of_a_provider foreign key (council_code, provider_id)
    references provider (council_code, provider_id));

do $$
declare t text;
begin
  foreach t in array array['register_snapshot', 'register_location', 'register_placement', 'register_error',
      'register_mapping', 'snapshot_origin', 'customer_batch', 'legal_entity'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;

grant select, insert on register_snapshot, register_location, register_placement, register_error, register_mapping,
  snapshot_origin, customer_batch, legal_entity to ${app_role};
grant update (unlisted_count) on register_snapshot to ${app_role};
grant update (ons_code, dual_state, primary_id, set_aside) on register_placement to ${app_role};
grant update (status, resolution, resolved_to, reason, resolved_by, resolved_at) on register_error to ${app_role};
