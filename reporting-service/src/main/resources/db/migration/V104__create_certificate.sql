-- Signatures over the hash of a frozen return (R37). A certificate is voided, never altered.
create table certificate (
  id uuid primary key,
  council_code text not null,
  department_return_id uuid not null,
  content_hash text not null,
  status text not null,
  instalments_received_pence bigint not null,
  certified_spend_pence bigint not null,
  unspent_pence bigint not null,
  misspent_pence bigint not null,
  statement text not null,
  opened_at timestamptz not null,
  voided_at timestamptz,
  void_reason text,
  difference jsonb not null,
  version bigint not null,
  unique (council_code, id),
  foreign key (council_code, department_return_id) references department_return (council_code, id),
  constraint certificate_status_known check (status in ('OPEN', 'COMPLETE', 'VOID')),
  constraint certificate_voided_with_reason check ((status = 'VOID') = (voided_at is not null and void_reason is not null)));
create unique index certificate_one_in_force on certificate (department_return_id) where status <> 'VOID';
create index certificate_of_return on certificate (council_code, department_return_id, id);

create table signature (
  id uuid primary key,
  council_code text not null,
  certificate_id uuid not null,
  role text not null,
  finance_role boolean not null,
  signed_by text not null,
  statement text not null,
  signed_at timestamptz not null,
  foreign key (council_code, certificate_id) references certificate (council_code, id),
  constraint signature_one_per_role unique (certificate_id, role),
  constraint signature_one_per_person unique (certificate_id, signed_by));

call build_wall('certificate', 'select, insert, update');
call build_wall('signature', 'select, insert');
