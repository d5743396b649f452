-- A pot shared over a snapshot, frozen with the snapshot's hash (R18, R21, R22). The application may insert and read.

create table run (
  id uuid primary key,
  council_code text not null,
  plan_id uuid not null references plan,
  pot_code text not null,
  snapshot_id uuid not null references driver_snapshot,
  snapshot_hash text not null,
  as_of date not null,
  method text not null,
  drivers text[] not null,
  remainder_rule text not null,
  rate_micros bigint,
  declared_rate_micros bigint,
  pot_pence bigint not null,
  allocated_pence bigint not null,
  units bigint not null,
  odd_pennies bigint not null,
  cut_remainder numeric,
  line_count int not null,
  warnings jsonb not null,
  prepared_by text not null,
  recorded_at timestamptz not null,
  constraint run_within_its_pot check (allocated_pence between 0 and pot_pence),
  constraint run_of_a_pot foreign key (plan_id, pot_code) references pot (plan_id, code));
create index run_of_plan on run (council_code, plan_id);

create table run_line (
  run_id uuid not null references run,
  ordinal int not null,
  council_code text not null,
  line_key text collate "C" not null,
  provider_id text not null,
  location_id text,
  service text not null,
  driver text not null,
  units bigint not null,
  amount_pence bigint not null,
  primary key (run_id, ordinal),
  constraint run_line_not_negative check (amount_pence >= 0));
