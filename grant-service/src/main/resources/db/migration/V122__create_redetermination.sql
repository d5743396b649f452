-- A later letter sets another total (R11): the former one stays on record.
create table redetermination (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  reference text not null,
  previous_pence bigint not null,
  allocation_pence bigint not null,
  determined_on date not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint redetermination_told_once unique (council_code, grant_id, reference),
  constraint redetermination_changes_the_total check (allocation_pence > 0 and allocation_pence <> previous_pence),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index redetermination_of_grant on redetermination (council_code, grant_id, id);

call build_wall('redetermination', 'select, insert');
