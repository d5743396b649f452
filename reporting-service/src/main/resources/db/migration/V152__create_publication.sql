-- What the public is told (R45). A publication is the exact bytes that were made; who a recipient is in public is said by the council,
-- and nobody is published of whom it is not said.
create table publication_profile (
  id uuid primary key,
  council_code text not null,
  version int not null,
  organisation_identifier text not null,
  organisation_name text not null,
  grant_prefix text not null,
  department text not null,
  licence text not null,
  spend_threshold_pence bigint not null,
  merchant_category text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (council_code, id),
  constraint publication_profile_one_of_a_number unique (council_code, version),
  constraint publication_profile_threshold_positive check (spend_threshold_pence > 0));

create table publication_recipient (
  id uuid primary key,
  council_code text not null,
  provider_id text not null,
  name text not null,
  legal_form text not null,
  company_number text,
  charity_number text,
  authority_code text,
  postcode text,
  vcse boolean not null,
  regrant_type text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (council_code, id),
  constraint publication_recipient_once unique (council_code, provider_id),
  constraint publication_recipient_form_known check (legal_form in ('COMPANY', 'CHARITY', 'CHARITABLE_COMPANY', 'LOCAL_AUTHORITY',
    'SOLE_TRADER', 'INDIVIDUAL', 'PARTNERSHIP', 'UNREGISTERED')),
  constraint publication_recipient_has_its_number check (
    (legal_form not in ('COMPANY', 'CHARITABLE_COMPANY') or company_number is not null)
    and (legal_form not in ('CHARITY', 'CHARITABLE_COMPANY') or charity_number is not null)
    and (legal_form <> 'LOCAL_AUTHORITY' or authority_code is not null)));

create table publication (
  id uuid primary key,
  council_code text not null,
  kind text not null,
  grant_id uuid not null,
  period_from date,
  period_to date,
  file_name text not null,
  content_hash text not null,
  content bytea not null,
  row_count int not null,
  total_pence bigint not null,
  withheld_names int not null,
  notes text[] not null,
  profile_version int not null,
  made_by text not null,
  made_at timestamptz not null,
  unique (council_code, id),
  constraint publication_kind_known check (kind in ('GRANTS_360_JSON', 'GRANTS_360_CSV', 'SPEND_OVER_THRESHOLD_CSV',
    'VOLUNTARY_GRANTS_CSV')),
  constraint publication_hash_of_content check (content_hash = encode(sha256(content), 'hex')));
create index publication_of_grant on publication (council_code, grant_id, id);

call build_wall('publication_profile', 'select, insert');
call build_wall('publication_recipient', 'select, insert, update');
call build_wall('publication', 'select, insert');
