-- Dated counts by which money is shared (R18). A snapshot never changes: the application may insert and read.

create table driver_snapshot (
  id uuid primary key,
  council_code text not null,
  label text not null,
  source text not null,
  as_of date not null,
  assumed boolean not null,
  content_hash text not null,
  line_count int not null,
  prepared_by text not null,
  recorded_at timestamptz not null);

create table driver_line (
  snapshot_id uuid not null references driver_snapshot,
  ordinal int not null,
  council_code text not null,
  line_key text collate "C" not null,
  provider_id text not null,
  location_id text,
  service text not null,
  driver text not null,
  units bigint not null,
  note text,
  primary key (snapshot_id, ordinal),
  constraint driver_line_once_per_snapshot unique (snapshot_id, line_key),
  constraint driver_units_not_negative check (units >= 0));
