-- Runs by recipe (DOMAIN section 6): what a recipe adds to a run and its lines, who is not in it and why, and what lines
-- between limits were shared by. Columns of lines stay empty for runs without a recipe.

alter table run
  add column recipe jsonb,
  add column content_hash text,
  add column edition text,
  add column decision_id uuid,
  add column decision_reference text,
  add column exclusions jsonb not null default '[]',
  add constraint run_decision_is_named check ((decision_id is null) = (decision_reference is null));

alter table run_line
  add column weighed bigint,
  add column basis int,
  add column earlier_pence bigint,
  add column carried_pence bigint;

create table run_basis (
  run_id uuid not null references run,
  number int not null,
  council_code text not null,
  level text not null,
  group_name text not null,
  bound text not null,
  group_pence bigint not null,
  shared_pence bigint not null,
  total_weight numeric not null,
  odd_pennies bigint not null,
  cut_remainder numeric,
  primary key (run_id, number),
  constraint run_basis_bound_known check (bound in ('FREE', 'AT_CAP', 'AT_FLOOR')),
  constraint run_basis_level_known check (level in ('POT', 'LOCATION', 'PROVIDER', 'BRAND')));

create table run_exclusion (
  run_id uuid not null references run,
  ordinal int not null,
  council_code text not null,
  line_key text collate "C" not null,
  provider_id text not null,
  location_id text,
  service text,
  driver text,
  units bigint,
  kind text not null,
  reason text not null,
  primary key (run_id, ordinal));

do $$
declare t text;
begin
  foreach t in array array['run_basis', 'run_exclusion'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;

grant select, insert on run_basis, run_exclusion to ${app_role};
