alter table determined_grant add column settled_on date;

create table settlement_act (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  settled boolean not null,
  acted_on date not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index settlement_act_of_grant on settlement_act (council_code, grant_id, id);
call build_wall('settlement_act', 'select, insert');
