create table local_deadline (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  label text not null,
  due_on date not null,
  source text not null,
  working_days_from date,
  working_days int,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint local_deadline_counted_whole check ((working_days_from is null) = (working_days is null)),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index local_deadline_of_grant on local_deadline (council_code, grant_id, due_on);

call build_wall('local_deadline', 'select, insert');
