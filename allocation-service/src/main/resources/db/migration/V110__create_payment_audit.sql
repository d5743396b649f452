-- What was found in files of payments. The file itself is not kept, only its hash: the suite asks for no copy of it.
create table payment_audit (
  id uuid primary key,
  council_code text not null,
  label text not null,
  content_hash text not null,
  line_count int not null,
  total_pence bigint not null,
  threshold_pence bigint not null,
  report jsonb not null,
  prepared_by text not null,
  recorded_at timestamptz not null,
  constraint payment_audit_within_council unique (council_code, id));

create table payment_audit_finding (
  audit_id uuid not null,
  ordinal int not null,
  council_code text not null,
  kind text not null,
  run_label text not null,
  supplier_no text not null,
  lines text not null,
  paid_pence bigint not null,
  expected_pence bigint,
  message text not null,
  primary key (audit_id, ordinal),
  foreign key (council_code, audit_id) references payment_audit (council_code, id));

do $$
declare t text;
begin
  foreach t in array array['payment_audit', 'payment_audit_finding'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy council_wall on %I to ${app_role} using (council_code = (select council_now()))'
      || ' with check (council_code = (select council_now()))', t);
  end loop;
end $$;

grant select, insert on payment_audit, payment_audit_finding to ${app_role};
