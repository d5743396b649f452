-- Who approved what under which mandate (grant-service's); above a threshold two people's approvals of the same content count.
create table approval (
  id uuid primary key,
  council_code text not null,
  action text not null,
  subject_id uuid not null,
  content text not null,
  person text not null,
  mandate_id uuid not null,
  people_needed int not null,
  approved_at timestamptz not null,
  constraint approval_by_each_person_once unique (council_code, action, subject_id, content, person),
  constraint approval_people_counted check (people_needed between 1 and 2));

alter table approval enable row level security;
alter table approval force row level security;
create policy council_wall on approval to ${app_role} using (council_code = (select council_now()))
  with check (council_code = (select council_now()));
grant select, insert on approval to ${app_role};
