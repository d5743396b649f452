-- A sample by risk (R33): seed, method, weights and the whole population are kept, so that anybody can draw it again.
create table verification_sample (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reporting_point text not null,
  size int not null,
  seed text not null,
  method text not null,
  population_hash text not null,
  risk_points jsonb not null,
  drawn_by text not null,
  drawn_at timestamptz not null,
  unique (council_code, id),
  constraint verification_sample_of_something check (size > 0));
create index verification_sample_of_grant on verification_sample (council_code, grant_id, id);

create table sampled_return (
  council_code text not null,
  sample_id uuid not null,
  provider_return_id uuid not null,
  provider_id text not null,
  location_id text not null,
  submitted_by text not null,
  signed_by text not null,
  spent_pence bigint not null,
  risk_points bigint not null,
  reasons text[] not null,
  drawn int not null,
  primary key (sample_id, provider_return_id),
  foreign key (council_code, sample_id) references verification_sample (council_code, id),
  foreign key (council_code, provider_return_id) references provider_return (council_code, id),
  constraint sampled_return_weighs_something check (risk_points > 0 and drawn >= 0));

create table verification_result (
  council_code text not null,
  sample_id uuid not null,
  provider_return_id uuid not null,
  outcome text not null,
  words text not null,
  verified_by text not null,
  verified_at timestamptz not null,
  primary key (sample_id, provider_return_id),
  foreign key (sample_id, provider_return_id) references sampled_return (sample_id, provider_return_id),
  constraint verification_result_known check (outcome in ('VERIFIED', 'FAILED')));

call build_wall('verification_sample', 'select, insert');
call build_wall('sampled_return', 'select, insert');
call build_wall('verification_result', 'select, insert');
