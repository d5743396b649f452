-- Who signed under which authority and in whose place; a certificate that was declined; the certificate as a file.
alter table signature add column mandate_id uuid;
alter table signature add column authority text;
alter table signature add column acting_for text;

alter table certificate add column declined_by text;
alter table certificate add column declined_role text;
alter table certificate add column decline_reason text;
alter table certificate add column declined_at timestamptz;
alter table certificate drop constraint certificate_status_known;
alter table certificate add constraint certificate_status_known check (status in ('OPEN', 'COMPLETE', 'VOID', 'DECLINED'));
alter table certificate add constraint certificate_declined_with_reason check ((status = 'DECLINED') =
  (declined_by is not null and declined_role is not null and decline_reason is not null and declined_at is not null));
drop index certificate_one_in_force;
create unique index certificate_one_in_force on certificate (department_return_id) where status not in ('VOID', 'DECLINED');

create table certificate_file (
  certificate_id uuid primary key,
  council_code text not null,
  file_name text not null,
  file_hash text not null,
  content bytea not null,
  produced_at timestamptz not null,
  foreign key (council_code, certificate_id) references certificate (council_code, id),
  constraint certificate_file_hash_of_content check (file_hash = encode(sha256(content), 'hex')));
call build_wall('certificate_file', 'select, insert');
