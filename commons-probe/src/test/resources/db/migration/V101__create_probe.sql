create table probe (
  id uuid primary key,
  council_code text not null,
  name text not null,
  amount_pence bigint not null,
  version int not null default 0,
  constraint probe_name_once unique (council_code, name));
alter table probe enable row level security;
alter table probe force row level security;
create policy council_wall on probe to ${app_role} using (council_code = (select council_now())) with check (council_code = (select council_now()));
grant select, insert, update, delete on probe to ${app_role};
