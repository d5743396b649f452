-- A delegation reaches one grant or a family of grants; its mandates, like those of a decision, say who may approve what.
alter table delegation
  add column grant_id uuid,
  alter column scheme_code_pattern drop not null,
  alter column family_label drop not null,
  alter column includes_future drop not null,
  add constraint delegation_over_a_grant_or_a_family check
    (num_nonnulls(grant_id, scheme_code_pattern) = 1
      and num_nulls(scheme_code_pattern, family_label, includes_future) in (0, 3)),
  add foreign key (council_code, grant_id) references determined_grant (council_code, id);

alter table decision
  add column urgency_agreed_by text,
  add column urgency_reason text,
  add constraint decision_urgency_whole check ((urgency_agreed_by is null) = (urgency_reason is null));

create table mandate (
  id uuid primary key,
  council_code text not null,
  decision_id uuid not null,
  delegation_id uuid,
  grant_id uuid,
  actions text[] not null,
  persons text[] not null,
  role text,
  pot_codes text[] not null,
  min_amount_pence bigint,
  max_amount_pence bigint,
  two_people_above_pence bigint,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint mandate_names_somebody check (role is not null or cardinality(persons) > 0),
  constraint mandate_names_an_action check (cardinality(actions) > 0),
  constraint mandate_band_in_order check (min_amount_pence <= max_amount_pence),
  foreign key (council_code, decision_id) references decision (council_code, id),
  foreign key (council_code, delegation_id) references delegation (council_code, id));
create index mandate_of_grant on mandate (council_code, grant_id);
create index mandate_of_delegation on mandate (council_code, delegation_id);
create index mandate_of_decision on mandate (council_code, decision_id);

create table deputy (
  id uuid primary key,
  council_code text not null,
  delegation_id uuid not null,
  person text not null,
  for_person text,
  absent_from date not null,
  absent_to date not null,
  ended_on date,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint deputy_dates_in_order check (absent_from <= absent_to),
  constraint deputy_ends_within_absence check (ended_on between absent_from and absent_to),
  constraint deputy_is_somebody_else check (person <> for_person),
  foreign key (council_code, delegation_id) references delegation (council_code, id));
create index deputy_of_delegation on deputy (council_code, delegation_id);

call build_wall('mandate', 'select, insert');
call build_wall('deputy', 'select, insert, update');
