-- Agent or principal: a dated judgement per grant and pot, made by one person and approved by another.
create table capacity_judgement (
  id uuid primary key,
  council_code text not null,
  grant_id uuid not null,
  pot_code text,
  capacity text not null,
  rationale text not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint capacity_known check (capacity in ('PRINCIPAL', 'AGENT')),
  constraint capacity_judgement_within_council unique (council_code, id, recorded_by),
  foreign key (council_code, grant_id) references determined_grant (council_code, id));
create index capacity_judgement_of_grant on capacity_judgement (council_code, grant_id, id);

create table capacity_approval (
  council_code text not null,
  judgement_id uuid not null,
  judged_by text not null,
  approved boolean not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (council_code, judgement_id),
  constraint capacity_approved_by_another check (recorded_by <> judged_by),
  foreign key (council_code, judgement_id, judged_by) references capacity_judgement (council_code, id, recorded_by));

call build_wall('capacity_judgement', 'select, insert');
call build_wall('capacity_approval', 'select, insert');
